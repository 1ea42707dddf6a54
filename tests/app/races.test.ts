import { agentCalls } from '../../src/app/use-cases/agent-calls'
import { applyEvents } from '../../src/domain/incident/evolve'
import type { Incident } from '../../src/domain/incident/state'
import { handleCommand } from '../../src/app/handle-command'
import type { Handled } from '../../src/app/handle-command'
import { queuePublished } from '../../src/app/policy-published'
import { nextDue } from '../../src/domain/sla/next-due'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time'
import { HASH, ISSUE, command } from '../support/builders'
import { MemorySite, asker } from '../support/memory-site'

/** Snapshot = fold of all rows, which run 1..revision. */
async function folded(site: MemorySite): Promise<Incident | null> {
  const incident = site.incident()
  const rows = await site.store.history(ISSUE, incident.revision)
  expect(rows.map(({ revision }) => revision)).toEqual(Array.from({ length: incident.revision }, (_, index) => index + 1))
  return rows.reduce<Incident | null>((before, { events }) => applyEvents(before, events), null)
}

describe('commands at once', () => {
  let site: MemorySite
  beforeEach(async () => {
    site = new MemorySite()
    site.raise()
    await site.desk('tierOne', command.take())
  })

  test('both happen, one after the other, and nothing is lost', async () => {
    const notes = Array.from({ length: 5 }, (_, index) => site.desk('tierOne', command.investigate('preliminary', `Note ${index}`)))
    expect((await Promise.all(notes)).map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'done'))
    expect(site.incident().work.investigations).toHaveLength(5)
    expect(await folded(site)).toEqual(site.incident())
    expect(site.logged('command.lostRace').length).toBeGreaterThan(0)
  })

  test('what only one may do, one does', async () => {
    await site.desk('tierOne', command.investigate())
    const answers = await Promise.all([site.desk('tierOne', command.handToDesk()), site.desk('tierOne', command.handToDesk())])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    expect(await folded(site)).toEqual(site.incident())
  })

  test('a closure agreed and withdrawn at once ends as one of the two', async () => {
    await site.desk('tierOne', command.propose())
    const { closure } = site.incident()
    if (closure.kind !== 'proposedByDesk') throw new Error('Not proposed')
    const answers = await Promise.all([site.side('reporter', command.agree(closure.textHash)), site.desk('tierOne', command.withdraw())])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    const doneWasAgreed = answers[0]?.kind === 'done'
    expect(site.incident().closure.kind).toBe(doneWasAgreed ? 'closed' : 'none')
  })

  test('one that keeps losing says busy, and changes nothing', async () => {
    const { revision } = site.incident()
    const ports = { ...site.ports, store: Object.assign(Object.create(site.store) as typeof site.store, { commit: async () => 'lostRace' as const }) }
    const wire = await agentCalls.recordInvestigation(ports, asker('tierOne'), { issueId: ISSUE, kind: 'preliminary', text: 'Unlucky.' }).catch((error: unknown) => error)
    expect(wire).toMatchObject({ operation: 'command.race', retryAfterMs: expect.any(Number) as number })
    expect(site.incident().revision).toBe(revision)
  })
})

/** The other is told by a rule, and the record is what its own rows fold to: as if one had come first. */
describe('two people at once', () => {
  let site: MemorySite
  beforeEach(async () => {
    site = new MemorySite()
    site.raise()
    await site.desk('tierOne', command.investigate())
  })
  const oneOf = async (left: Promise<Handled>, right: Promise<Handled>): Promise<'left' | 'right'> => {
    const answers = await Promise.all([left, right])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    expect(await folded(site)).toEqual(site.incident())
    site.pass(2 * MINUTE_MS)
    await site.drain()
    expect(new Set(site.jira.comments.map(({ effectId }) => effectId)).size).toBe(site.jira.comments.length)
    return answers[0].kind === 'done' ? 'left' : 'right'
  }
  const askSession = async () => {
    const expiresAt = site.now + HOUR_MS
    await site.desk('tierOne', { name: 'askSession', tool: 'UltraVNC', purpose: 'x', may: 'y', answerBy: expiresAt, expiresAt, text: 't', textHash: HASH })
  }

  test('approve and withdraw a session', async () => {
    await askSession()
    // An approved one may be withdrawn too, so the withdrawal holds whoever comes first; the customer is told where it was he.
    const [approved, withdrawn] = await Promise.all([site.side('reporter', command.approve()), site.desk('tierOne', command.withdrawSession())])
    expect(withdrawn.kind).toBe('done')
    expect(site.incident().session).toMatchObject({ kind: 'ended', how: 'withdrawn', was: approved.kind === 'done' ? 'approved' : 'asked' })
    expect(await folded(site)).toEqual(site.incident())
  })
  test('start and revoke a session', async () => {
    await askSession()
    await site.side('reporter', command.approve())
    const answers = await Promise.all([site.desk('tierOne', command.start()), site.side('member', command.revoke())])
    expect(answers[1]?.kind).toBe('done')
    expect(site.incident().session).toMatchObject({ kind: 'ended', how: 'revoked' })
    expect(await folded(site)).toEqual(site.incident())
  })
  test('agree and decline a closure', async () => {
    await site.desk('tierOne', command.propose())
    const won = await oneOf(site.side('reporter', command.agree()), site.side('participant', command.decline()))
    expect(site.incident().closure.kind).toBe(won === 'left' ? 'closed' : 'none')
  })
  test('transfer twice', async () => {
    await oneOf(site.desk('tierOne', command.transfer('II', 'first')), site.desk('tierOne', command.transfer('II', 'second')))
    expect(site.incident().stays.map(({ tier }) => tier)).toEqual(['I', 'II'])
  })
  test('answer and withdraw an item', async () => {
    await site.desk('tierOne', command.ask())
    const itemId = site.incident().asks.items[0]?.id ?? ''
    const won = await oneOf(site.side('reporter', command.answer(itemId)), site.desk('tierOne', command.withdrawItem(itemId)))
    expect(site.incident().asks).toMatchObject({ turn: 'us', items: [{ state: won === 'left' ? 'answered' : 'withdrawn' }] })
  })
  test('accept and decline a charge, and a decision anew in between', async () => {
    await site.desk('tierOne', command.question())
    await site.desk('lead', { name: 'decideScope', decision: { kind: 'charge', charge: { amount: '120.00 EUR', for: 'A visit' }, textHash: HASH } })
    const won = await oneOf(site.side('reporter', { name: 'acceptCharge', textHash: HASH }), site.side('reporter', { name: 'declineCharge', reason: '' }))
    expect(site.incident().scope.kind).toBe(won === 'left' ? 'chargeAccepted' : 'returned')
  })
  test('publish and act: the command stands under the rules that it read, and the due instant follows', async () => {
    const [before] = site.store.policies
    if (before === undefined) throw new Error('No policy')
    const goals = { ...before.goals, S1: { ...before.goals.S1, restore: { goalMs: HOUR_MS, calendarId: 'always' } } }
    const next = { ...before, version: 2, publishedAt: site.now, goals }
    const grant = await site.agent('tierOne')
    await site.store.publishPolicy(next)
    await queuePublished(site.ports, 2)
    const acted = await Promise.all([handleCommand(site.ports, { grant, command: command.assessSeverity('everyone', 'high') }), site.drain()])
    expect(acted[0].kind).toBe('done')
    expect(site.incident().severity).toMatchObject({ severity: 'S1', policyVersion: 1 })
    for (let round = 0; round < 3; round += 1) await site.drain()
    expect(site.store.incidents.get(ISSUE)?.nextDueAt).toBe(nextDue(site.incident(), next, site.now))
    expect(await folded(site)).toEqual(site.incident())
  })
})
