import type { AgentIncident, Wire } from '../../src/api/answers'
import type { QueueFacts } from '../../src/api/projection'
import type { SessionEnd } from '../../src/domain/incident/state'
import type { AgentView } from '../../src/domain/views/agent-view'
import { startSandboxProcess } from '../support/sandbox-process'
import type { RunningSandbox } from '../support/sandbox-process'

/** What the demo shows at its first moment: the story has been played through the doors that people use. */
interface Shown {
  summary: string
  statusName: string
  hasAssignee: boolean
  /** The queue's projection, as an agent's search reads it. */
  facts: QueueFacts
  /** The issue panel's view. */
  view: AgentView
}

const LEAD = 'ruth.calloway@recare.example'
const SEARCH = `/rest/api/3/search/jql?jql=${encodeURIComponent('project = REC ORDER BY created ASC')}&fields=summary,status,assignee&properties=retrac&maxResults=100`

interface FoundIssue {
  id: string
  key: string
  fields: { summary: string; status: { name: string }; assignee: unknown }
  properties: { retrac?: QueueFacts }
}

let sandbox: RunningSandbox
let shown: Shown[]

const panelOf = async ({ id, key }: FoundIssue): Promise<AgentView> => {
  const called = await sandbox.invoke('lead', 'retrac-issue-panel', { issueKey: key }, 'getIncident', { issueId: id })
  if (!called.ok) throw new Error(`${key}: ${called.error.message}`)
  const wire = called.result as Wire<AgentIncident>
  if (!wire.ok) throw new Error(`${key}: ${wire.problem.text}`)
  return wire.answer.view
}

beforeAll(async () => {
  sandbox = await startSandboxProcess({ seed: 'demo', clock: 'manual' })
  const { issues } = (await sandbox.rest(LEAD, 'GET', SEARCH)).body as { issues: FoundIssue[] }
  shown = await Promise.all(
    issues.map(async (issue) => {
      const facts = issue.properties.retrac
      if (facts === undefined) throw new Error(`${issue.key} (${issue.fields.summary}) is on no queue.`)
      const { summary, status, assignee } = issue.fields
      return { summary, statusName: status.name, hasAssignee: assignee !== null, facts, view: await panelOf(issue) }
    }),
  )
})

afterAll(() => sandbox.close())

const open = ({ facts }: Shown): boolean => facts.state === 'open'
const stage =
  (wanted: AgentView['stage']) =>
  (one: Shown): boolean => open(one) && one.view.stage === wanted
const remediated =
  (outcome: AgentView['remediations'][number]['outcome']) =>
  ({ view }: Shown): boolean => view.remediations.some((attempt) => attempt.outcome === outcome)
const clockIs =
  (state: QueueFacts['clockState'], ...metrics: string[]) =>
  ({ facts }: Shown): boolean => facts.clockState === state && (metrics.length === 0 || metrics.includes(facts.clock?.metric ?? ''))
const closedAs =
  (how: string) =>
  ({ facts, view }: Shown): boolean => facts.state === 'closed' && view.closure.kind === 'closed' && view.closure.how === how
const ended =
  (metric: string, kept: boolean) =>
  ({ view }: Shown): boolean =>
    view.clocks.some(({ metric: each, startedAt, endedAt, goalMs }) => each === metric && endedAt !== null && endedAt - startedAt <= goalMs === kept)

const turnIs =
  (turn: AgentView['turn'], ...states: AgentView['evidence'][number]['state'][]) =>
  (view: AgentView): boolean =>
    view.turn === turn && view.evidence.map(({ state }) => state).sort().join() === [...states].sort().join()
const answered = (view: AgentView, by: 'text' | 'file'): boolean => view.evidence.some((item) => item.state === 'answered' && item.with === by)
/** What the dates of the open items are, each kind at least once. */
const dates = (view: AgentView, ...wanted: (null | 'to come' | 'passed')[]): boolean => {
  const found = view.evidence.flatMap((item) => (item.state !== 'open' ? [] : [item.answerBy === null ? null : item.reminded ? 'passed' : 'to come']))
  return wanted.every((one) => found.includes(one))
}
const lastDone = ({ history }: AgentView): string | undefined => history.find(({ kind }) => kind !== 'clock')?.kind
const severityIs =
  (kind: AgentView['severity']['kind']) =>
  (one: Shown): boolean =>
    open(one) && one.view.severity.kind === kind
const scopeIs =
  (kind: AgentView['scope']['kind']) =>
  (one: Shown): boolean =>
    open(one) && one.view.scope.kind === kind
const sessionIs =
  (kind: AgentView['session']['kind']) =>
  (one: Shown): boolean =>
    open(one) && one.view.session.kind === kind
const sessionEnded =
  (how: SessionEnd, was: string) =>
  ({ view: { session } }: Shown): boolean =>
    session.kind === 'ended' && session.how === how && session.was === was
const reopened = (one: Shown): boolean =>
  open(one) && one.view.reopenedCount === 1 && one.view.clocks.some(({ metric, cycle, endedAt }) => metric === 'restore' && cycle === 2 && endedAt === null)

/** The state's words, what holds for it, and, where pictures and tests go by it, a part of the summary of one that is in it. */
type Row = [state: string, holds: (one: Shown) => boolean, summary?: string]
const STATES: Row[] = [
  ['just recorded', stage('recorded')],
  ['not assessed, by mail', ({ facts, view }) => !facts.assessed && view.channel === 'email'],
  ['not assessed, raised by a script', ({ facts, view }) => !facts.assessed && view.channel !== 'email' && facts.state === 'open'],
  ['made by an agent for somebody, then assessed', ({ facts, view }) => facts.assessed && view.channel === 'phone' && view.reporterEligible],
  ['reviewed', stage('reviewed')],
  ['with the desk, no consultant yet', (one) => stage('withDesk')(one) && one.view.investigations.every(({ kind }) => kind === 'preliminary')],
  ['investigated by a consultant, not yet diagnosed', (one) => stage('withDesk')(one) && one.view.investigations.some(({ kind }) => kind === 'full')],
  ['diagnosed', stage('diagnosed')],
  ['diagnosed automatically', ({ view }) => view.diagnoses.some(({ kind }) => kind === 'automatic')],
  ['remediation failed', remediated('failed')],
  ['remediation worked partly', remediated('partly')],
  ['remediation worked', remediated('worked')],
  ['at Tier II, taken', (one) => open(one) && one.facts.tier === 'II' && one.hasAssignee],
  ['at Tier II, nobody has it', (one) => open(one) && one.facts.tier === 'II' && !one.hasAssignee],
  ['moved more than once between tiers', (one) => open(one) && one.view.transferCount > 1, 'Timesheet'],
  ['at Tier I, taken', (one) => open(one) && one.facts.tier === 'I' && one.hasAssignee],
  ['at Tier I, nobody has it', (one) => open(one) && one.facts.tier === 'I' && !one.hasAssignee],
  ['closure proposed by the desk', ({ facts, view, statusName }) => facts.state === 'proposed' && view.closure.kind === 'proposedByDesk' && statusName === 'Waiting for customer'],
  ['closure declined, going on', (one) => open(one) && one.view.history.some(({ kind, text }) => kind === 'closure' && /declined|not solved/i.test(text))],
  ['said to be no longer an issue', ({ facts, view }) => facts.state === 'proposed' && view.closure.kind === 'proposedByCustomer'],
  ['closed by agreement', closedAs('customerAgreed')],
  ['closed as no longer an issue', closedAs('noLongerAnIssue')],
  ['closed within the desk, where no customer could agree', (one) => closedAs('withinDesk')(one) && !one.view.reporterEligible, 'Door camera'],
  [
    'proposed as answered, which settled what was still asked',
    ({ view }) => view.closure.kind === 'proposedByDesk' && view.closure.as === 'answered' && view.evidence.some(({ state }) => state === 'withdrawn'),
    'Supplier portal',
  ],
  ['proposed where no customer can agree', ({ view }) => view.closure.kind === 'proposedByDesk' && !view.reporterEligible, 'Vaccine fridge'],
  ['proposed as resolved', ({ view }) => view.closure.kind === 'proposedByDesk' && view.closure.as === 'resolved'],
  ['opened again by the customer, its second cycle running', reopened, 'Duplicate invoices'],
  ['severity not assessed', severityIs('notAssessed')],
  ['severity derived', severityIs('derived')],
  ['severity set by hand, with its reason', (one) => severityIs('overridden')(one) && one.view.severity.reason !== null, 'Timesheet'],
  ['not escalated', ({ view }) => view.escalation.kind === 'none'],
  ['escalated', (one) => open(one) && one.view.escalation.kind === 'raised' && one.statusName === 'Escalated', 'Mail flow'],
  ['escalation returned', (one) => open(one) && one.view.escalation.kind === 'returned', 'Intranet search'],
  ['in scope', scopeIs('in')],
  ['scope to decide', (one) => scopeIs('toDecide')(one) && one.facts.clockState === 'paused', 'New starters'],
  ['goodwill', scopeIs('goodwill'), 'Home printer'],
  ['charge asked', (one) => scopeIs('chargeAsked')(one) && one.view.turn === 'them', 'Projector'],
  ['charge accepted', scopeIs('chargeAccepted'), 'Warehouse scales'],
  ['not covered, no closure proposed yet', scopeIs('returned'), 'Coffee machine'],
  ['evidence asked, one by a date to come, one without; one answered in words, one withdrawn', ({ view }) => turnIs('them', 'open', 'open', 'answered', 'withdrawn')(view) && answered(view, 'text') && dates(view, null, 'to come'), 'Referral letters'],
  ["evidence answered with a file, and one that can't be provided", ({ view }) => turnIs('us', 'answered', 'notPossible')(view) && answered(view, 'file') && lastDone(view) === 'customer', 'Door scanner'],
  ['evidence whose date has passed, reminded, still missing', ({ view }) => turnIs('them', 'open')(view) && dates(view, 'passed'), 'Badge readers'],
  ['no session', ({ view }) => view.session.kind === 'none'],
  ['session asked', (one) => sessionIs('asked')(one) && one.view.turn === 'them', 'Statement run'],
  ['asked for a session and for a log at once', (one) => sessionIs('asked')(one) && turnIs('them', 'open')(one.view), 'Statement run'],
  ['session approved', sessionIs('approved'), 'Tax forms'],
  ['session running', sessionIs('running'), 'Second screen'],
  ['session declined', sessionEnded('declined', 'asked'), 'Blurred fonts'],
  ['session that nobody answered', sessionEnded('expired', 'asked'), 'Map tiles'],
  ['session withdrawn', sessionEnded('withdrawn', 'asked'), 'Till drawer'],
  ['session revoked while approved', sessionEnded('revoked', 'approved'), 'Voicemail'],
  ['session done, and what it mended recorded', (one) => sessionEnded('done', 'running')(one) && remediated('worked')(one), 'Fax gateway'],
  ['first response breached', clockIs('breached', 'firstResponse')],
  ['first response at risk', clockIs('atRisk', 'firstResponse')],
  ['tier hold breached', clockIs('breached', 'holdI', 'holdII')],
  ['tier hold at risk', clockIs('atRisk', 'holdI', 'holdII')],
  ['on track', clockIs('onTrack')],
  ['standing', clockIs('paused')],
  ['first response met', ended('firstResponse', true)],
  ['first response missed at its end', ended('firstResponse', false)],
]

test.each(STATES.map(([state, holds, summary]) => ({ state, holds, summary })))('the demo shows an incident that is: $state', ({ holds, summary }) => {
  const found = shown.filter(holds).map((one) => one.summary)
  expect(found).not.toEqual([])
  if (summary !== undefined) expect(found.filter((one) => one.includes(summary))).toHaveLength(1)
})

test('severities, people and words differ', () => {
  expect(new Set(shown.map(({ facts }) => facts.severity))).toEqual(new Set(['S1', 'S2', 'S3', 'S4']))
  expect(new Set(shown.map(({ summary }) => summary)).size).toBe(shown.length)
  expect(shown.length).toBeGreaterThanOrEqual(39)
})

test('numbers are unique', () => {
  expect(new Set(shown.map(({ facts }) => facts.number)).size).toBe(shown.length)
})

test('while the story was played no function failed', async () => {
  const runs = await sandbox.lines('/sandbox/invocations')
  expect(runs.length).toBeGreaterThan(100)
  expect(runs.filter(({ ok }) => ok !== true)).toEqual([])
})

test('while the story was played every REST call was known to the site and answered', async () => {
  const calls = await sandbox.lines('/sandbox/requests')
  expect(calls.length).toBeGreaterThan(100)
  expect(calls.filter(({ status }) => Number(status) >= 500)).toEqual([])
})

test("the tour's people and places are there", async () => {
  const tour = (await sandbox.get('/sandbox/tour')) as { cards: { person: string }[]; steps: { person: string; done: { person?: string }[] }[] }
  const people = (await sandbox.get('/sandbox/people')) as { key: string }[]
  const keys = new Set(people.map(({ key }) => key))
  const named = [...tour.cards, ...tour.steps, ...tour.steps.flatMap(({ done }) => done)].flatMap(({ person }) => (person === undefined ? [] : [person]))
  expect(named.filter((person) => !keys.has(person))).toEqual([])
})
