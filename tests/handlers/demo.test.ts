import type { AgentIncident, Wire } from '../../src/api/answers'
import type { QueueFacts } from '../../src/api/projection'
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

const STATES: [string, (one: Shown) => boolean][] = [
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
  ['moved more than once between tiers', (one) => open(one) && one.view.transferCount > 1],
  ['at Tier I, taken', (one) => open(one) && one.facts.tier === 'I' && one.hasAssignee],
  ['at Tier I, nobody has it', (one) => open(one) && one.facts.tier === 'I' && !one.hasAssignee],
  ['closure proposed by the desk', ({ facts, view, statusName }) => facts.state === 'proposed' && view.closure.kind === 'proposedByDesk' && statusName === 'Waiting for customer'],
  ['closure declined, going on', (one) => open(one) && one.view.history.some(({ kind, text }) => kind === 'closure' && /declined|not solved/i.test(text))],
  ['said to be no longer an issue', ({ facts, view }) => facts.state === 'proposed' && view.closure.kind === 'proposedByCustomer'],
  ['closed by agreement', closedAs('customerAgreed')],
  ['closed as no longer an issue', closedAs('noLongerAnIssue')],
  ['first response breached', clockIs('breached', 'firstResponse')],
  ['first response at risk', clockIs('atRisk', 'firstResponse')],
  ['tier hold breached', clockIs('breached', 'holdI', 'holdII')],
  ['tier hold at risk', clockIs('atRisk', 'holdI', 'holdII')],
  ['on track', clockIs('onTrack')],
  ['standing', clockIs('paused')],
  ['first response met', ended('firstResponse', true)],
  ['first response missed at its end', ended('firstResponse', false)],
]

test.each(STATES)('the demo shows an incident that is: %s', (_name, holds) => {
  expect(shown.filter(holds).map(({ summary }) => summary)).not.toEqual([])
})

test('severities, people and words differ', () => {
  expect(new Set(shown.map(({ facts }) => facts.severity))).toEqual(new Set(['S1', 'S2', 'S3', 'S4']))
  expect(new Set(shown.map(({ summary }) => summary)).size).toBe(shown.length)
  expect(shown.length).toBeGreaterThanOrEqual(14)
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
