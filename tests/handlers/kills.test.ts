import { Desk, answerOf, problemOf } from './support/desk'
import type { FaultRule, Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { expectWhole } from './support/whole'

/** The process dies at every step of a call, before it does something or after: what is left is finished, once. */
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
})
afterAll(() => desk.close())
afterEach(() => desk.noFaults())

/** Each call to the world that recording, a command or a delivery makes, as faults name it. */
const STEPS: Pick<FaultRule, 'on' | 'match'>[] = [
  { on: 'storage', match: '/entity/get policy' },
  { on: 'storage', match: '/entity/get incident' },
  { on: 'storage', match: '/entity/get person' },
  { on: 'storage', match: '/entity/set incident' },
  { on: 'storage', match: '/transaction incident*' },
  { on: 'storage', match: '/entity/get outbox' },
  { on: 'storage', match: '/entity/delete outbox' },
  { on: 'storage', match: '/batch/get history' },
  { on: 'rest', match: 'GET /rest/api/3/issue/*' },
  { on: 'rest', match: 'GET /rest/api/3/mypermissions' },
  { on: 'rest', match: 'GET /rest/servicedeskapi/request/*' },
  { on: 'rest', match: 'POST /rest/api/3/issue/*/comment' },
  { on: 'rest', match: 'POST /rest/api/3/app/field/value' },
  { on: 'rest', match: 'PUT /rest/api/3/issue/*/properties/retrac' },
  { on: 'rest', match: 'POST /rest/api/3/issue/*/transitions' },
  { on: 'rest', match: 'PUT /rest/api/3/issue/*' },
  { on: 'queue' },
  { on: 'function', match: 'agent-resolver' },
  { on: 'function', match: 'portal-resolver' },
  { on: 'function', match: 'product-events' },
  { on: 'function', match: 'consumer' },
  { on: 'function', match: 'sweep' },
]
const DEATHS = STEPS.flatMap((step) => (['kill-before', 'kill-after'] as const).map((deed): [string, FaultRule] => [`${deed.slice(5)} ${step.on} ${step.match ?? ''}`, { ...step, do: deed, times: 1 }]))

/** Recorded, worked on, transferred and proposed; whoever dies knows nothing, and nobody tries again. */
async function storyOf({ customer, tierOne, tierTwo } = { customer: 'customer-1', tierOne: 'agent-t1', tierTwo: 'agent-t2' }): Promise<Raised> {
  const raised = await desk.raise(customer, { impact: 'everyone', urgency: 'high' })
  const { issueId } = raised
  await desk.site.settle()
  const panel = { issueKey: raised.issueKey }
  await desk.bridge(tierOne, 'retrac-issue-context', panel, 'take', { issueId })
  await desk.bridge(tierOne, 'retrac-issue-context', panel, 'recordInvestigation', { issueId, kind: 'preliminary', text: 'Seen.' })
  await desk.bridge(tierOne, 'retrac-issue-context', panel, 'transferTier', { issueId, to: 'II', reason: 'a DBA is needed' })
  await desk.pass(8)
  await desk.bridge(customer, 'retrac-request-top', { requestKey: raised.issueKey }, 'sayNoLongerAnIssue', { issueId })
  await desk.bridge(tierTwo, 'retrac-issue-context', panel, 'agreeNoLonger', { issueId })
  await desk.site.settle()
  return raised
}

/** The story under faults, then quiet: nothing of it is half done. Fails where no fault struck, for then it showed nothing. */
async function survives(rules: FaultRule[], seed: string, people?: { customer: string; tierOne: string; tierTwo: string }): Promise<void> {
  let raised: Raised | null = null
  const { invocations } = await desk.during(async () => {
    await desk.faults(rules, seed)
    raised = await storyOf(people)
    await desk.noFaults()
    // A claim runs out after a minute; two sweeps later nothing is left to do (security.md 9).
    await desk.pass(10)
  })
  expect(invocations.filter(({ error }) => error?.includes('killed') ?? false)).not.toEqual([])
  if (raised !== null) await expectWhole(desk, raised)
}

test.each([
  ['kill-before', { customer: 'customer-1', tierOne: 'agent-t1', tierTwo: 'agent-t2' }],
  ['kill-after', { customer: 'customer-2', tierOne: 'consultant', tierTwo: 'lead' }],
] as const)("%s a person's row is made", (deed, people) => survives([{ on: 'storage', match: '/entity/set person', do: deed, times: 1 }], deed, people))

test.each(DEATHS)('dies %s', (name, rule) => survives([rule], name))

test.each(Array.from({ length: 12 }, (_, seed) => seed))('dies anywhere, again and again (seed %i)', async (seed) => {
  const rules = (['rest', 'storage', 'queue', 'function'] as const).flatMap((on): FaultRule[] => [
    { on, do: 'kill-before', rate: 0.05 }, { on, do: 'kill-after', rate: 0.05 }, { on, do: 'timeout', rate: 0.03 },
  ])
  await survives(rules, `deaths ${seed}`)
})

test('the process that dies is told of nobody; the next call goes on as if nothing were', async () => {
  const raised = await desk.raiseAndSettle('customer-1')
  await desk.faults([{ on: 'storage', match: '/transaction incident*', do: 'kill-after', times: 1 }])
  const answer = await desk.bridge('agent-t1', 'retrac-issue-context', { issueKey: raised.issueKey }, 'take', { issueId: raised.issueId })
  expect(answer).toEqual({ ok: false, error: { name: 'Error', message: 'There was an error invoking the function' } })
  expect(answerOf(await desk.agent('agent-t1', raised, 'getIncident', { issueId: raised.issueId })).view).toMatchObject({ revision: 2 })
  expect(problemOf(await desk.agent('agent-t1', raised, 'take', { issueId: raised.issueId })).text).toBe('You have this incident already.')
  await desk.pass(7)
  expect((await desk.issue(raised)).assignee).toBe(desk.person('agent-t1').accountId)
  await expectWhole(desk, raised)
})

itsCallsFitTheContract(() => desk)
