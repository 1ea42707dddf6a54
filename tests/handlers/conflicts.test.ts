import type { PolicyDesk, Wire } from '../../src/api/answers'
import type { CallName, InputOf } from '../../src/api/calls'
import type { PolicyEdit } from '../../src/api/policy-input'
import { editOf } from '../../src/app/admin/policy-desk'
import type { CustomerView } from '../../src/domain/views/customer-view'
import { Desk, HOUR_MS, SUPPORT, answerOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { Story } from './support/story'
import { eventTypes, expectWhole, storedOf } from './support/whole'

/**
 * Every pair of commands that meet on one thing, given at once, through the sandbox: what comes of it is one of the two
 * orders, one history row for each that was done, and whoever came too late reads a finished sentence. The pairs whose
 * meaning takes more than a line are in `two-at-once.test.ts`.
 */
let desk: Desk
let story: Story
let raised: Raised
beforeAll(async () => {
  desk = await Desk.open()
  story = new Story(desk)
})
afterAll(() => desk.close())

type Act = () => Promise<Wire<unknown>>
interface Pair {
  name: string
  before?: (() => Promise<unknown>)[]
  both: readonly [Act, Act]
  /** What may have happened then, in order; one line for each order of the two, or for both. */
  ends: readonly string[]
}

const id = () => ({ issueId: raised.issueId })
const agent = <N extends CallName<'agent'>>(name: N, payload: object = {}, person = 'agent-t1'): Act => () => desk.agent(person, raised, name, { ...id(), ...payload } as InputOf<'agent', N>)
const portal = <N extends CallName<'portal'>>(name: N, payload: object = {}, person = 'customer-1'): Act => () => desk.portal(person, raised, name, { ...id(), ...payload } as InputOf<'portal', N>)
/** What the customer has on the screen while somebody acts: hashes, an item's id. */
let seen: CustomerView
let hasCustomer = true
const look = async (): Promise<void> => {
  if (hasCustomer) seen = await story.view('customer-1', raised)
}
const seeing = (act: (view: CustomerView) => Act): Act => () => act(seen)()
const done = (act: Act) => async () => {
  await look()
  answerOf(await act())
  await desk.site.settle()
}

const SESSION = { tool: 'UltraVNC', purpose: 'to see it', may: 'see your screen' }
const askSession = (person?: string): Act => async () => agent('askSession', { ...SESSION, expiresAt: (await desk.now()) + HOUR_MS }, person)()
const approve = seeing(({ session }) => portal('approveSession', { textHash: session.kind === 'asked' ? session.textHash : '' }))
const propose = (person?: string) => agent('proposeClosure', { as: 'resolved', text: 'It runs again.' }, person)
const agree = seeing(({ closure }) => portal('agreeClosure', { textHash: closure.kind === 'askedOfYou' ? closure.textHash : '' }))
const noLonger = portal('sayNoLongerAnIssue')
const ask = agent('askEvidence', { items: [{ kind: 'logs', what: 'the log', why: 'it shows it', answerBy: null }] })
const answer = (person?: string) => seeing(({ evidence }) => portal('answerEvidence', { itemId: evidence[0]?.id ?? 'e0-0', answer: { kind: 'text', text: 'Here.' } }, person))
const question = (person?: string) => agent('questionScope', { reason: 'Not in the contract.' }, person)
const decide = (decision: object, person = 'lead') => agent('decideScope', { decision }, person)
const CHARGE = { kind: 'charge', amount: '80.00 EUR', for: 'a restore' }
const accept = seeing(({ charge }) => portal('acceptCharge', { textHash: charge?.textHash ?? '' }))
const transfer = (person?: string) => agent('transferTier', { to: 'II', reason: 'a DBA is needed' }, person)
const review = agent('recordInvestigation', { kind: 'preliminary', text: 'A lock.' })
const reopen = (person?: string) => agent('reopen', { reason: 'It is back.' }, person)
/** An agent's own: nobody of the customer's side could agree. */
const ownOfAnAgent = async (): Promise<void> => {
  const made = await desk.rest<{ id: string; key: string }>('agent-t1', 'POST', '/rest/api/3/issue', {
    fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'Disk is full', customfield_10010: SUPPORT.requestTypeId },
  })
  raised = { issueId: made.id, issueKey: made.key }
  hasCustomer = false
  await desk.site.settle()
}

const PAIRS: Pair[] = [
  { name: 'a session is asked for by two', both: [askSession(), askSession('lead')], ends: ['SessionAsked'] },
  { name: 'a session is asked for while closure is proposed', both: [askSession(), propose('lead')], ends: ['SessionAsked ClosureProposed', 'ClosureProposed'] },
  { name: 'a session is declined and withdrawn', before: [done(askSession())], both: [portal('declineSession'), agent('withdrawSession')], ends: ['SessionEnded'] },
  { name: 'a session is started and withdrawn', before: [done(askSession()), done(approve)], both: [agent('startSession'), agent('withdrawSession', {}, 'lead')], ends: ['SessionStarted', 'SessionEnded'] },
  { name: 'a session is ended and revoked', before: [done(askSession()), done(approve), done(agent('startSession'))], both: [agent('endSession'), portal('revokeSession', {}, 'customer-2')], ends: ['SessionEnded'] },
  { name: 'a session is revoked by two', before: [done(askSession()), done(approve)], both: [portal('revokeSession'), portal('revokeSession', {}, 'customer-2')], ends: ['SessionEnded'] },
  { name: 'an item is answered by two', before: [done(ask)], both: [answer(), answer()], ends: ['EvidenceAnswered'] },
  { name: 'what is still missing is told while it is answered', before: [done(ask)], both: [agent('stillMissing'), answer()], ends: ['StillMissingSaid EvidenceAnswered', 'EvidenceAnswered'] },
  { name: 'an item is answered while closure is proposed', before: [done(ask)], both: [answer(), propose()], ends: ['EvidenceAnswered ClosureProposed', 'ClosureProposed'] },
  { name: 'evidence is asked for while the customer says that it is no longer an issue', both: [ask, noLonger], ends: ['EvidenceAsked ClosureProposed', 'ClosureProposed'] },
  { name: 'closure is proposed by two', both: [propose(), propose('lead')], ends: ['ClosureProposed'] },
  { name: 'a closure is agreed to twice', before: [done(propose())], both: [agree, agree], ends: ['IncidentClosed'] },
  { name: 'a closure is declined and withdrawn', before: [done(propose())], both: [portal('declineClosure', { why: 'stillHappens' }), agent('withdrawProposal')], ends: ['ClosureDeclined', 'ProposalWithdrawn'] },
  { name: 'a closure is agreed to while the severity is assessed', before: [done(propose())], both: [agree, agent('assessSeverity', { impact: 'justMe', urgency: 'low' })], ends: ['IncidentClosed', 'SeverityAssessed IncidentClosed'] },
  { name: 'no longer an issue: agreed to and taken back', before: [done(noLonger)], both: [agent('agreeNoLonger'), portal('withdrawProposal')], ends: ['IncidentClosed', 'ProposalWithdrawn'] },
  { name: 'no longer an issue: agreed to and declined', before: [done(noLonger)], both: [agent('agreeNoLonger'), agent('declineNoLonger', { reason: 'We still see it.' }, 'lead')], ends: ['IncidentClosed', 'ClosureDeclined'] },
  { name: 'closed within the desk by two', before: [ownOfAnAgent, done(propose('lead'))], both: [agent('closeWithinDesk'), agent('closeWithinDesk', {}, 'agent-t2')], ends: ['IncidentClosed'] },
  { name: 'closed within the desk and withdrawn', before: [ownOfAnAgent, done(propose())], both: [agent('closeWithinDesk', {}, 'lead'), agent('withdrawProposal')], ends: ['IncidentClosed', 'ProposalWithdrawn'] },
  { name: 'opened again by two agents', before: [done(noLonger), done(agent('agreeNoLonger'))], both: [reopen(), reopen('lead')], ends: ['IncidentReopened'] },
  { name: 'transferred while it is taken', before: [done(review)], both: [transfer(), agent('take', {}, 'lead')], ends: ['TierTransferred AssigneeChanged', 'AssigneeChanged TierTransferred AssigneeChanged'] },
  { name: 'transferred while closure is proposed', before: [done(review)], both: [transfer(), propose('lead')], ends: ['TierTransferred ClosureProposed', 'ClosureProposed'] },
  { name: 'taken by two: the later one has it', both: [agent('take'), agent('take', {}, 'lead')], ends: ['AssigneeChanged AssigneeChanged'] },
  { name: 'taken twice by one', both: [agent('take'), agent('take')], ends: ['AssigneeChanged'] },
  { name: 'handed to the desk by two', before: [done(review)], both: [agent('handToDesk'), agent('handToDesk', {}, 'lead')], ends: ['HandedToDesk'] },
  { name: 'assessed alike by two', both: [agent('assessSeverity', { impact: 'justMe', urgency: 'low' }), agent('assessSeverity', { impact: 'justMe', urgency: 'low' }, 'lead')], ends: ['SeverityAssessed'] },
  { name: 'assessed and overridden', both: [agent('assessSeverity', { impact: 'justMe', urgency: 'low' }), agent('overrideSeverity', { severity: 'S3', reason: 'One report.' }, 'lead')], ends: ['SeverityAssessed SeverityOverridden', 'SeverityOverridden SeverityAssessed'] },
  { name: 'the scope is questioned by two', both: [question(), question('lead')], ends: ['ScopeQuestioned'] },
  { name: 'the scope is questioned while closure is proposed', both: [question(), propose('lead')], ends: ['ScopeQuestioned', 'ClosureProposed'] },
  { name: 'the scope is decided by two', before: [done(question())], both: [decide({ kind: 'in' }), decide({ kind: 'goodwill' }, 'agent-t2')], ends: ['ScopeDecided'] },
  { name: 'a charge is declined and decided anew', before: [done(question()), done(decide(CHARGE))], both: [portal('declineCharge'), decide({ kind: 'goodwill' })], ends: ['ChargeAnswered', 'ScopeDecided'] },
  { name: 'a charge is accepted while somebody else decides another', before: [done(question()), done(decide(CHARGE))], both: [accept, decide({ ...CHARGE, amount: '90.00 EUR' })], ends: ['ChargeAnswered', 'ChargeAsked'] },
  { name: 'a charge is accepted by one who also says that it is no longer an issue', before: [done(question()), done(decide(CHARGE))], both: [accept, noLonger], ends: ['ChargeAnswered ClosureProposed', 'ClosureProposed'] },
  { name: 'escalated by two', both: [agent('escalate', { reason: 'The plant stands still.' }), agent('escalate', { reason: 'The plant stands still.' }, 'lead')], ends: ['Escalated'] },
  { name: 'escalated by hand and by a rule', both: [agent('escalate', { reason: 'The plant stands still.' }), agent('overrideSeverity', { severity: 'S1', reason: 'The plant stands still.' }, 'lead')], ends: ['Escalated SeverityOverridden GroupTold', 'SeverityOverridden Escalated'] },
  { name: 'returned by two', before: [done(agent('escalate', { reason: 'The plant stands still.' }))], both: [agent('returnEscalation', { reason: 'In hand.' }, 'lead'), agent('returnEscalation', { reason: 'In hand.' })], ends: ['EscalationReturned'] },
]

const NOT_THEIRS: ReadonlySet<string> = new Set(['FirstResponseMet', 'ThresholdReached'])

/** Who wins a tie is nobody's to choose: every other pair is started the other way round. */
const inTurn = ([first, second]: readonly [Act, Act], index: number): [Act, Act] => (index % 2 === 0 ? [first, second] : [second, first])

const toldWhy = (wires: Wire<unknown>[]): void => {
  for (const wire of wires) {
    if (wire.ok) continue
    expect(['refused', 'movedOn']).toContain(wire.problem.kind)
    expect(wire.problem.text).toMatch(/^[A-Z].*\.$/s)
  }
}

test.each(PAIRS.map((pair, index) => [pair.name, pair, index] as const))('%s', async (_name, { before = [], both, ends }, index) => {
  raised = await desk.raiseAndSettle('customer-1')
  hasCustomer = true
  for (const step of before) await step()
  await look()
  const was = await storedOf(desk, raised.issueId)
  const [first, second] = inTurn(both, index)
  const wires = await Promise.all([first(), second()])
  await desk.site.settle()
  const is = await storedOf(desk, raised.issueId)
  expect(ends).toContain(eventTypes(is).slice(eventTypes(was).length).filter((type) => !NOT_THEIRS.has(type)).join(' '))
  expect(is.history.length - was.history.length).toBe(wires.filter(({ ok }) => ok).length)
  expect(wires.some(({ ok }) => ok)).toBe(true)
  toldWhy(wires)
  await expectWhole(desk, raised)
})

test('a session is approved as its time to answer runs out: approved and good, or over and refused', async () => {
  raised = await desk.raiseAndSettle('customer-1')
  await done(agent('askSession', { ...SESSION, expiresAt: (await desk.now()) + HOUR_MS }))()
  const { session } = await story.view('customer-1', raised)
  const textHash = session.kind === 'asked' ? session.textHash : ''
  await desk.pass(59.99)
  const [wire] = await Promise.all([portal('approveSession', { textHash })(), desk.pass(1)])
  toldWhy([wire])
  await desk.site.settle()
  const types = eventTypes(await storedOf(desk, raised.issueId)).filter((type) => type.startsWith('Session'))
  expect(types).toEqual(wire.ok ? ['SessionAsked', 'SessionApproved', 'SessionEnded'] : ['SessionAsked', 'SessionEnded'])
  expect((await agent('startSession')()).ok).toBe(false)
  await expectWhole(desk, raised)
})

describe('the rules', () => {
  const policy = async (): Promise<PolicyDesk> => answerOf(await story.rules('getPolicy', {}))
  /** A draft that says something new each time. */
  const drafted = async (): Promise<PolicyDesk> => {
    const { active, draft } = await policy()
    return answerOf(await story.rules('saveDraft', { seenDraft: draft?.revision ?? 0, edit: longer(active, 1) }))
  }
  const restoreMs = ({ goals }: Pick<PolicyDesk['active'], 'goals'>): number => goals.S4.restore?.goalMs ?? 0
  const longer = (active: PolicyDesk['active'], hours: number): PolicyEdit => {
    const edit = editOf(active)
    return { ...edit, goals: { ...edit.goals, S4: { ...edit.goals.S4, restore: { goalMs: restoreMs(active) + hours * HOUR_MS, calendarId: 'always' } } } }
  }
  const publish = ({ active, draft }: PolicyDesk): Act => () => story.rules('publish', { seenDraft: draft?.revision ?? 0, seenVersion: active.version })

  test('published twice: one version more', async () => {
    const seen = await drafted()
    const wires = await Promise.all([publish(seen)(), publish(seen)()])
    expect(wires.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await policy()).toMatchObject({ active: { version: seen.active.version + 1 }, draft: null })
  })

  test('published and discarded: one of the two', async () => {
    const seen = await drafted()
    const [published, discarded] = await Promise.all([publish(seen)(), story.rules('discardDraft', { seenDraft: seen.draft?.revision ?? 0 })])
    expect([published.ok, discarded.ok].sort()).toEqual([false, true])
    expect(await policy()).toMatchObject({ active: { version: seen.active.version + (published.ok ? 1 : 0) }, draft: null })
  })

  test('published and saved anew: nothing is published that was not seen, and no draft is lost', async () => {
    const seen = await drafted()
    const [published, saved] = await Promise.all([publish(seen)(), story.rules('saveDraft', { seenDraft: seen.draft?.revision ?? 0, edit: longer(seen.active, 2) })])
    expect([published.ok, saved.ok].sort()).toEqual([false, true])
    const { active, draft } = await policy()
    const more = (rules: Pick<PolicyDesk['active'], 'goals'>): number => (restoreMs(rules) - restoreMs(seen.active)) / HOUR_MS
    expect([more(active), draft === null ? null : more(draft.edit as PolicyDesk['active'])]).toEqual(published.ok ? [1, null] : [0, 2])
    if (draft !== null) answerOf(await story.rules('discardDraft', { seenDraft: draft.revision }))
  })

  test('a rule questions the scope of a request that an agent questions before it is even recorded: once', async () => {
    await story.publish((edit) => ({ ...edit, scopeRules: [{ id: 'q', on: true, when: { kind: 'requestType', is: [SUPPORT.requestTypeId] }, reason: 'Such requests are checked.' }] }))
    raised = await desk.raise('customer-1')
    const [wire] = await Promise.all([question()(), desk.site.settle()])
    toldWhy([wire])
    await desk.site.settle()
    expect(wire.ok).toBe(false)
    expect(eventTypes(await storedOf(desk, raised.issueId))).toEqual(['IncidentRecorded', 'ScopeQuestioned'])
    await expectWhole(desk, raised)
  })
})

itsCallsFitTheContract(() => desk)
