import type { PolicyDesk, Wire } from '../../src/api/answers'
import { editOf } from '../../src/app/admin/policy-desk'
import { Desk, HOUR_MS, answerOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { Story } from './support/story'
import { eventTypes, expectWhole, storedOf } from './support/whole'

/** Two people at once, through the sandbox: it ends as if one had come first, and the other is told what changed. */
let desk: Desk
let story: Story
let raised: Raised
beforeAll(async () => {
  desk = await Desk.open()
  story = new Story(desk)
})
afterAll(() => desk.close())
beforeEach(async () => {
  raised = await desk.raiseAndSettle('customer-1')
})

type Two = readonly [string, () => Promise<Wire<unknown>>, string, () => Promise<Wire<unknown>>]
/** Started in either order, since who wins a tie is nobody's to choose; answers the events that the winner alone explains. */
async function atOnce(first: () => Promise<Wire<unknown>>, second: () => Promise<Wire<unknown>>): Promise<{ wires: [Wire<unknown>, Wire<unknown>]; happened: string[] }> {
  const before = eventTypes(await storedOf(desk, raised.issueId)).length
  const wires = await Promise.all([first(), second()])
  await desk.site.settle()
  return { wires, happened: eventTypes(await storedOf(desk, raised.issueId)).slice(before) }
}
/** Exactly one was done; the other reads a finished sentence and nothing of it was kept. */
function expectOneOf({ wires, happened }: { wires: [Wire<unknown>, Wire<unknown>]; happened: string[] }, ofFirst: string, ofSecond: string): void {
  const [first, second] = wires
  expect([first.ok, second.ok].sort()).toEqual([false, true])
  expect(happened.filter((type) => type === ofFirst || type === ofSecond)).toEqual([first.ok ? ofFirst : ofSecond])
  for (const wire of wires) {
    if (wire.ok) continue
    expect(['refused', 'movedOn']).toContain(wire.problem.kind)
    expect(wire.problem.text).toMatch(/^[A-Z].*\.$/s)
  }
}
const ROUNDS = ['as written', 'the other way round'] as const
const inTurn = (round: (typeof ROUNDS)[number], [, one, , other]: Two): [() => Promise<Wire<unknown>>, () => Promise<Wire<unknown>>] => (round === 'as written' ? [one, other] : [other, one])
const meet = async (round: (typeof ROUNDS)[number], two: Two): Promise<void> => {
  const [first, second] = inTurn(round, two)
  const [ofFirst, ofSecond] = round === 'as written' ? [two[0], two[2]] : [two[2], two[0]]
  expectOneOf(await atOnce(first, second), ofFirst, ofSecond)
  await expectWhole(desk, raised)
}
const id = () => ({ issueId: raised.issueId })

describe.each(ROUNDS)('%s', (round) => {
  const asked = async () => {
    await story.act('agent-t1', raised, 'askSession', { tool: 'UltraVNC', purpose: 'to see it', may: 'see your screen', expiresAt: (await desk.now()) + HOUR_MS })
    const { session } = await story.view('customer-1', raised)
    return session.kind === 'asked' ? session.textHash : ''
  }
  const proposed = async () => {
    await story.act('agent-t1', raised, 'proposeClosure', { as: 'resolved', text: 'It runs again.' })
    const { closure } = await story.view('customer-1', raised)
    return closure.kind === 'askedOfYou' ? closure.textHash : ''
  }

  test('a session is approved and withdrawn: either it may be started, or it is over', async () => {
    const textHash = await asked()
    const approve = () => desk.portal('customer-1', raised, 'approveSession', { ...id(), textHash })
    const withdraw = () => desk.agent('agent-t1', raised, 'withdrawSession', id())
    const { wires, happened } = await atOnce(...inTurn(round, ['', approve, '', withdraw]))
    // Approved first, it can still be withdrawn; withdrawn first, it can't be approved.
    expect(happened.filter((type) => type === 'SessionApproved' || type === 'SessionEnded')).toEqual(wires.every(({ ok }) => ok) ? ['SessionApproved', 'SessionEnded'] : ['SessionEnded'])
    expect((await desk.agent('agent-t1', raised, 'startSession', id())).ok).toBe(false)
    await desk.site.settle()
    await expectWhole(desk, raised)
  })

  test('a session is approved and declined', async () => {
    const textHash = await asked()
    await meet(round, [
      'SessionApproved', () => desk.portal('customer-1', raised, 'approveSession', { ...id(), textHash }),
      'SessionEnded', () => desk.portal('customer-1', raised, 'declineSession', id()),
    ])
  })

  test('a session is started and revoked: in the end nobody is connected', async () => {
    const textHash = await asked()
    answerOf(await story.say('customer-1', raised, 'approveSession', { textHash }))
    const start = () => desk.agent('agent-t1', raised, 'startSession', id())
    const revoke = () => desk.portal('customer-2', raised, 'revokeSession', id())
    const { wires, happened } = await atOnce(...inTurn(round, ['', start, '', revoke]))
    expect(happened.filter((type) => type.startsWith('Session'))).toEqual(wires.every(({ ok }) => ok) ? ['SessionStarted', 'SessionEnded'] : ['SessionEnded'])
    expect((await story.view('customer-1', raised)).session).toMatchObject({ kind: 'ended', how: wires.every(({ ok }) => ok) ? 'revoked' : 'takenBack' })
    await expectWhole(desk, raised)
  })

  test('a closure is agreed to and declined', async () => {
    const textHash = await proposed()
    await meet(round, [
      'IncidentClosed', () => desk.portal('customer-1', raised, 'agreeClosure', { ...id(), textHash }),
      'ClosureDeclined', () => desk.portal('customer-1', raised, 'declineClosure', { ...id(), why: 'stillHappens' }),
    ])
  })

  test('a closure is agreed to and withdrawn', async () => {
    const textHash = await proposed()
    await meet(round, [
      'IncidentClosed', () => desk.portal('customer-1', raised, 'agreeClosure', { ...id(), textHash }),
      'ProposalWithdrawn', () => desk.agent('agent-t1', raised, 'withdrawProposal', id()),
    ])
  })

  test('both sides propose at once', async () => {
    const { wires, happened } = await atOnce(...inTurn(round, [
      '', () => desk.agent('agent-t1', raised, 'proposeClosure', { ...id(), as: 'resolved', text: 'It runs.' }),
      '', () => desk.portal('customer-1', raised, 'sayNoLongerAnIssue', id()),
    ]))
    expect(wires.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(happened.filter((type) => type === 'ClosureProposed')).toHaveLength(1)
    await expectWhole(desk, raised)
  })

  test('it is transferred twice, and answered evidence once', async () => {
    await story.act('agent-t1', raised, 'recordInvestigation', { kind: 'preliminary', text: 'A lock.' })
    const { wires, happened } = await atOnce(
      () => desk.agent('agent-t1', raised, 'transferTier', { ...id(), to: 'II', reason: 'a DBA is needed' }),
      () => desk.agent('lead', raised, 'transferTier', { ...id(), to: 'II', reason: 'a DBA is needed' }),
    )
    expect(wires.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(happened.filter((type) => type === 'TierTransferred')).toHaveLength(1)

    await story.act('agent-t1', raised, 'askEvidence', { items: [{ kind: 'logs', what: 'the log', why: 'it shows it', answerBy: null }] })
    const itemId = (await story.view('customer-1', raised)).evidence[0]?.id ?? ''
    await meet(round, [
      'EvidenceAnswered', () => desk.portal('customer-1', raised, 'answerEvidence', { ...id(), itemId, answer: { kind: 'text', text: 'Here.' } }),
      'EvidenceWithdrawn', () => desk.agent('agent-t1', raised, 'withdrawEvidence', { ...id(), itemId }),
    ])
  })

  test('a charge is accepted, declined, or decided anew', async () => {
    const charged = async () => {
      await story.act('agent-t1', raised, 'questionScope', { reason: 'Not in the contract.' })
      await story.act('lead', raised, 'decideScope', { decision: { kind: 'charge', amount: '80.00 EUR', for: 'a restore' } })
      return (await story.view('customer-1', raised)).charge?.textHash ?? ''
    }
    const textHash = await charged()
    const accept = () => desk.portal('customer-1', raised, 'acceptCharge', { ...id(), textHash })
    const { wires, happened } = await atOnce(...inTurn(round, ['', accept, '', () => desk.portal('customer-1', raised, 'declineCharge', id())]))
    expect(wires.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(happened.filter((type) => type === 'ChargeAnswered')).toHaveLength(1)

    raised = await desk.raiseAndSettle('customer-1')
    const again = await charged()
    await meet(round, [
      'ChargeAnswered', () => desk.portal('customer-1', raised, 'acceptCharge', { ...id(), textHash: again }),
      'ScopeDecided', () => desk.agent('lead', raised, 'decideScope', { ...id(), decision: { kind: 'goodwill' } }),
    ])
  })

  test('it is opened again by both sides', async () => {
    const textHash = await proposed()
    answerOf(await story.say('customer-1', raised, 'agreeClosure', { textHash }))
    const { wires, happened } = await atOnce(...inTurn(round, [
      '', () => desk.portal('customer-1', raised, 'reopen', { ...id(), reason: 'It is back.' }),
      '', () => desk.agent('agent-t1', raised, 'reopen', { ...id(), reason: 'It is back.' }),
    ]))
    expect(wires.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(happened.filter((type) => type === 'IncidentReopened')).toHaveLength(1)
  })

  test('the rules are published while somebody acts by them: both hold, and each clock has one goal', async () => {
    const { active, draft } = answerOf(await story.rules('getPolicy', {}))
    const edit = editOf(active)
    const goalMs = active.goals.S2.restore?.goalMs ?? 0
    const goals = { ...edit.goals, S2: { ...edit.goals.S2, restore: { goalMs: goalMs - 60_000, calendarId: 'always' } } }
    const saved: PolicyDesk = answerOf(await story.rules('saveDraft', { seenDraft: draft?.revision ?? 0, edit: { ...edit, goals } }))
    const { wires } = await atOnce(...inTurn(round, [
      '', () => story.rules('publish', { seenDraft: saved.draft?.revision ?? 0, seenVersion: active.version }),
      '', () => desk.agent('agent-t1', raised, 'take', id()),
    ]))
    expect(wires.map(({ ok }) => ok)).toEqual([true, true])
    await desk.pass(1)
    expect(await story.clock(raised, 'restore')).toMatchObject({ goalMs: goalMs - 60_000 })
    await expectWhole(desk, raised)
  })
})

describe('a draft', () => {
  test('two admins save it at once: one is kept, the other told; what is wrong is told at its field and kept', async () => {
    const { active } = answerOf(await story.rules('getPolicy', {}))
    const edit = editOf(active)
    const bad = { ...edit, matrix: { ...edit.matrix, everyone: { ...edit.matrix.everyone, high: 'S4' as const } } }
    const wires = await Promise.all([story.rules('saveDraft', { seenDraft: 0, edit: bad }), story.rules('saveDraft', { seenDraft: 0, edit: bad })])
    expect(wires.map(({ ok }) => ok).sort()).toEqual([false, true])
    const { draft } = answerOf(await story.rules('getPolicy', {}))
    expect(draft?.edit).toEqual(bad)
    expect(draft?.problems[0]).toMatchObject({ path: expect.stringMatching(/^matrix\./) as string, text: expect.stringContaining("can't lower severity") as string })
    const refused = await story.rules('publish', { seenDraft: draft?.revision ?? 0, seenVersion: active.version })
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
    expect(answerOf(await story.rules('getPolicy', {}))).toMatchObject({ active: { version: active.version }, draft: { revision: draft?.revision } })
    expect(await story.rules('saveDraft', { seenDraft: draft?.revision ?? 0, edit: { ...edit, remoteTools: 'all' } as never })).toMatchObject({
      ok: false, problem: { kind: 'invalid', fields: [{ path: 'edit.remoteTools' }] },
    })
    answerOf(await story.rules('discardDraft', { seenDraft: draft?.revision ?? 0 }))
  })
})

itsCallsFitTheContract(() => desk)
