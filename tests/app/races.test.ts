import { agentCalls } from '../../src/app/use-cases/agent-calls'
import { applyEvents } from '../../src/domain/incident/evolve'
import type { Incident } from '../../src/domain/incident/state'
import { ISSUE, command } from '../support/builders'
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
