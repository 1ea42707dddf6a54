import type { ProjectPage, SetupReport } from '../../src/api/answers'
import type { Metric } from '../../src/domain/policy/policy'
import { clockFigures } from '../../src/domain/sla/figures'
import type { ClockFigures } from '../../src/domain/views/clock-view'
import { Desk, HOUR_MS, MINUTE_MS, STARTS_AT, SUPPORT, answerOf, problemOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { expectWhole } from './support/whole'

/** The job of the first issue, told once from beginning to end; each test goes on where the one before it stopped. */
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open({ on: false })
})
afterAll(() => desk.close())

let payroll: Raised
const issueId = (): string => payroll.issueId
const clock = async (metric: Metric, by = 'agent-t1'): Promise<ClockFigures> => {
  const { view, now } = await desk.seen(by, payroll)
  const facts = view.clocks.filter((one) => one.metric === metric).at(-1)
  if (facts === undefined) throw new Error(`No clock ${metric}`)
  return clockFigures(facts, now)
}

describe('1. an admin switches ReTRAC on', () => {
  let page: ProjectPage

  test('before that, a request becomes no incident and says so', async () => {
    const early = await desk.raiseAndSettle('customer-1')
    expect(problemOf(await desk.portal('customer-1', early, 'getIncident', { requestKey: early.issueKey }))).toMatchObject({ kind: 'notTracked' })
    expect(await desk.comments(early)).toEqual([])
    // Nothing is told to Jira about it either: its status may be closed by anybody.
    expect((await desk.transition('agent-t1', early, 'Resolved')).status).toBe(204)
    await desk.site.settle()
  })

  test('the settings show the matrix, the goals and a status map to start from', async () => {
    page = answerOf(await desk.admin<ProjectPage>('project-admin', SUPPORT.projectKey, 'getProject', { projectId: SUPPORT.projectId }))
    expect(page).toMatchObject({ on: false, project: { key: 'REC' }, rules: { matrix: { everyone: { high: 'S1' } }, goals: { S1: { firstResponse: { goalMs: 15 * MINUTE_MS } } } } })
    expect(page.requestTypes.map(({ name }) => name)).toContain('Service disruption')
    const nameOf = (id: string | null) => page.statuses.find((status) => status.id === id)?.name
    expect(Object.values(page.proposedStatusMap).map(nameOf)).toEqual(['Waiting for support', 'Waiting for customer', 'Escalated', 'Resolved'])
  })

  test('saves it, and a second admin who had the old page open is told', async () => {
    const input = { projectId: SUPPORT.projectId, seenVersion: page.policyVersion, on: true, requestTypeIds: ['12', '13'], statusMap: page.proposedStatusMap }
    expect(answerOf(await desk.admin<ProjectPage>('project-admin', SUPPORT.projectKey, 'saveProject', input))).toMatchObject({ on: true, policyVersion: page.policyVersion + 1 })
    expect(problemOf(await desk.admin('jira-admin', SUPPORT.projectKey, 'saveProject', { ...input, on: false }))).toMatchObject({ kind: 'movedOn' })
    expect(problemOf(await desk.admin('jira-admin', SUPPORT.projectKey, 'saveProject', { ...input, seenVersion: page.policyVersion + 1, requestTypeIds: ['21'] }))).toMatchObject({
      kind: 'invalid', fields: [{ path: 'requestTypeIds.0' }],
    })
  })

  test("the set-up puts the validator on every transition into a done status, as far as the admin's own rights go", async () => {
    const stepOf = ({ steps }: SetupReport) => steps.find(({ key }) => key === 'closingValidator')?.state
    expect(stepOf(answerOf(await desk.admin<SetupReport>('project-admin', SUPPORT.projectKey, 'runSetup', { projectId: SUPPORT.projectId })))).toBe('adminOnly')
    expect(stepOf(answerOf(await desk.admin<SetupReport>('jira-admin', SUPPORT.projectKey, 'runSetup', { projectId: SUPPORT.projectId })))).toBe('done')
    const { workflows, statuses } = await desk.rest<{ workflows: { transitions: { toStatusReference: string; type: string; validators: unknown[] }[] }[]; statuses: { statusReference: string; statusCategory: string }[] }>(
      'jira-admin', 'POST', '/rest/api/3/workflows', { projectAndIssueTypes: [{ projectId: SUPPORT.projectId, issueTypeId: '10002' }] },
    )
    const done = statuses.filter(({ statusCategory }) => statusCategory === 'DONE').map(({ statusReference }) => statusReference)
    const intoDone = workflows.flatMap(({ transitions }) => transitions).filter(({ toStatusReference, type }) => type !== 'INITIAL' && done.includes(toStatusReference))
    expect(intoDone.length).toBeGreaterThan(0)
    for (const transition of intoDone) expect(transition.validators).toHaveLength(1)
  })
})

describe('2. a customer raises an incident', () => {
  test('reads before sending what severity it makes and what that promises', async () => {
    const promise = await desk.bridge('customer-1', 'retrac-create', { requestTypeId: SUPPORT.requestTypeId }, 'getPromise', { serviceDeskId: SUPPORT.serviceDeskId, requestTypeId: SUPPORT.requestTypeId })
    expect(promise).toMatchObject({
      ok: true,
      result: { ok: true, answer: { matrix: { several: { high: 'S2' } }, severityWords: { S2: 'High' }, goals: { S2: { firstResponse: { goalMs: 30 * MINUTE_MS }, restore: { goalMs: 8 * HOUR_MS } } } } },
    })
  })

  test('sees number, severity, targets and whose turn it is at once', async () => {
    payroll = await desk.raise('customer-1', { impact: 'several', urgency: 'high' })
    // No event was delivered yet: the customer's first look records it.
    const { view, role } = await desk.seenInPortal('customer-1', payroll)
    expect(role).toBe('reporter')
    expect(view).toMatchObject({ number: `RC-0${payroll.issueId}`, severityWord: 'High', assessed: true, turn: 'us', tier: 'I', whoHasIt: 'Our Tier I specialists have it' })
    expect(view.clocks.map(({ metric, startedAt, goalMs }) => [metric, startedAt, goalMs])).toEqual([
      ['firstResponse', Date.parse(STARTS_AT), 30 * MINUTE_MS],
      ['restore', Date.parse(STARTS_AT), 8 * HOUR_MS],
    ])
    await desk.site.settle()
    expect(await desk.told(payroll)).toEqual([
      `We've recorded this as RC-0${payroll.issueId}. We treat it as High: first answer by Tue 24 Nov 2026, 08:30 GMT, working again by Tue 24 Nov 2026, 16:00 GMT.`,
    ])
    expect(await desk.fields(payroll)).toMatchObject({
      'retrac-number': `RC-0${payroll.issueId}`, 'retrac-severity': 'S2', 'retrac-impact': 'Several', 'retrac-urgency': 'High', 'retrac-tier': 'I',
      'retrac-channel': 'Portal', 'retrac-scope': 'In scope', 'retrac-next-due': '2026-11-24T08:30:00.000+0000', 'retrac-sla-state': 'On track',
    })
  })
})

describe('3. a Tier I specialist takes and reviews it', () => {
  test('finds it in the queue by next due', async () => {
    const answer = await desk.bridge('agent-t1', 'retrac-queue', { projectKey: SUPPORT.projectKey }, 'getQueue', { projectId: SUPPORT.projectId })
    const start = (answer as { result: { answer: { fields: Record<string, string>; propertyKey: string } } }).result.answer
    const number = /^customfield_(\d+)$/.exec(start.fields['nextDue'] ?? '')?.[1]
    const found = await desk.rest<{ issues: { key: string; properties?: Record<string, unknown> }[] }>('agent-t1', 'POST', '/rest/api/3/search/jql', {
      jql: `project = REC AND cf[${number}] IS NOT EMPTY ORDER BY cf[${number}] ASC`, fields: ['summary'], properties: [start.propertyKey],
    })
    expect(found.issues.map(({ key }) => key)).toEqual([payroll.issueKey])
    expect(found.issues[0]?.properties?.[start.propertyKey]).toMatchObject({ number: `RC-0${payroll.issueId}`, severity: 'S2' })
  })

  test('sees number, channel, severity and why, tier, live clocks, next step and history', async () => {
    await desk.pass(5)
    const { view } = await desk.seen('agent-t1', payroll)
    expect(view).toMatchObject({
      number: `RC-0${payroll.issueId}`, channel: 'portal', severity: { kind: 'derived', severity: 'S2', impact: 'several', urgency: 'high' }, tier: 'I',
      nextStep: { kind: 'take' }, history: [{ text: `Recorded as RC-0${payroll.issueId}, S2 High, at Tier I` }],
    })
    expect(await clock('firstResponse')).toMatchObject({ state: 'onTrack', leftMs: 25 * MINUTE_MS })
    expect(await clock('restore')).toMatchObject({ state: 'onTrack', leftMs: 8 * HOUR_MS - 5 * MINUTE_MS })
    expect(await clock('holdI')).toMatchObject({ state: 'onTrack', leftMs: 55 * MINUTE_MS })
  })

  test('takes it, and stands as assignee in Jira', async () => {
    const taken = answerOf(await desk.agent('agent-t1', payroll, 'take', { issueId: issueId() }))
    expect(taken.people.find(({ ref }) => ref === taken.view.assignee)?.accountId).toBe(desk.person('agent-t1').accountId)
    expect(taken.view.nextStep.kind).toBe('recordInvestigation')
    expect((await desk.issue(payroll)).assignee).toBe(desk.person('agent-t1').accountId)
  })

  test('cannot hand it over before the preliminary investigation stands, then does', async () => {
    expect(problemOf(await desk.agent('agent-t1', payroll, 'handToDesk', { issueId: issueId() }))).toMatchObject({ kind: 'refused', wayOut: 'recordInvestigation' })
    answerOf(await desk.agent('agent-t1', payroll, 'recordInvestigation', { issueId: issueId(), kind: 'preliminary', text: 'The export stops at a lock.' }))
    const handed = answerOf(await desk.agent('agent-t1', payroll, 'handToDesk', { issueId: issueId() }))
    expect(handed.view.stage).toBe('withDesk')
    expect(await desk.told(payroll)).toHaveLength(1)
  })
})

describe('4. a consultant diagnoses', () => {
  test("is refused until a consultant's investigation stands, and offered to add it", async () => {
    const diagnosis = { issueId: issueId(), kind: 'manual' as const, text: 'ORA-00060: two jobs lock each other.' }
    expect(problemOf(await desk.agent('consultant', payroll, 'addDiagnosis', diagnosis))).toMatchObject({ kind: 'refused', wayOut: 'recordInvestigation' })
    answerOf(await desk.agent('consultant', payroll, 'recordInvestigation', { issueId: issueId(), kind: 'full', text: 'Read the lock table.' }))
    const diagnosed = answerOf(await desk.agent('consultant', payroll, 'addDiagnosis', diagnosis))
    expect(diagnosed.view).toMatchObject({ stage: 'diagnosed', diagnoses: [{ kind: 'manual', text: diagnosis.text, customerText: '' }] })
  })

  test('a remediation attempt is recorded with its outcome', async () => {
    const { view } = answerOf(await desk.agent('agent-t1', payroll, 'recordRemediation', { issueId: issueId(), kind: 'manual', text: 'Ended the older session.', outcome: 'partly' }))
    expect(view.remediations).toMatchObject([{ kind: 'manual', outcome: 'partly', text: 'Ended the older session.' }])
    // What was found stays inside, for nobody wrote anything for the customer.
    expect(await desk.told(payroll)).toHaveLength(1)
  })
})

describe('5. it goes to Tier II', () => {
  test('with a reason, and the customer is told', async () => {
    await desk.pass(5)
    expect(problemOf(await desk.agent('agent-t1', payroll, 'transferTier', { issueId: issueId(), to: 'II', reason: '  ' }))).toMatchObject({ kind: 'invalid', fields: [{ path: 'reason' }] })
    answerOf(await desk.agent('agent-t1', payroll, 'transferTier', { issueId: issueId(), to: 'II', reason: 'the DBA team is needed', customerReason: 'a database expert is needed', seen: 'ORA-00060' }))
    expect((await desk.told(payroll)).at(-1)).toBe('Our Tier II specialists now have your incident, because a database expert is needed.')
    expect(await desk.fields(payroll)).toMatchObject({ 'retrac-tier': 'II' })
    expect((await desk.issue(payroll)).assignee).toBeNull()
    expect((await desk.seenInPortal('customer-1', payroll)).view).toMatchObject({ tier: 'II', whoHasIt: 'Our Tier II specialists have it' })
  })

  test('the hold of Tier I stops and that of Tier II starts; first response runs on, for the app is no agent', async () => {
    expect(await clock('holdI')).toMatchObject({ running: false, elapsedMs: 10 * MINUTE_MS })
    await desk.pass(2)
    expect(await clock('holdII', 'agent-t2')).toMatchObject({ running: true, elapsedMs: 2 * MINUTE_MS, goalMs: 4 * HOUR_MS })
    expect(await clock('firstResponse')).toMatchObject({ running: true, elapsedMs: 12 * MINUTE_MS })
  })
})

describe('6. it closes by agreement', () => {
  test('nothing else closes it: neither an agent in Jira', async () => {
    const refused = await desk.transition('agent-t2', payroll, 'Resolved')
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('This incident closes by agreement.')
    expect((await desk.issue(payroll)).status).toBe('Waiting for support')
  })

  test('nor a status forced past the workflow', async () => {
    await desk.forceStatus(payroll, 'Canceled')
    await desk.site.settle()
    expect((await desk.issue(payroll)).status).toBe('Waiting for support')
    expect((await desk.seen('agent-t2', payroll)).view.closure.kind).toBe('none')
  })

  const propose = () => desk.agent('agent-t2', payroll, 'proposeClosure', { issueId: issueId(), as: 'resolved', text: 'The export runs again' })
  let proposedAt: number

  test('Tier II proposes; the clocks stop, the customer is asked', async () => {
    await desk.pass(8)
    proposedAt = await desk.now()
    answerOf(await propose())
    expect((await desk.told(payroll)).at(-1)).toBe('We think this is solved: The export runs again. Tell us on your request whether you agree.')
    expect((await desk.issue(payroll)).status).toBe('Waiting for customer')
    expect((await desk.seenInPortal('customer-1', payroll)).view).toMatchObject({ turn: 'you', closure: { kind: 'askedOfYou', text: 'The export runs again' } })
    // The proposal is an agent's words to the customer: they meet first response.
    expect(await clock('firstResponse')).toMatchObject({ state: 'met', endedAt: proposedAt, missed: false })
    await desk.pass(60)
    expect(await clock('restore')).toMatchObject({ running: false, elapsedMs: proposedAt - Date.parse(STARTS_AT), stoppedSince: proposedAt })
  })

  test('a comment is no agreement', async () => {
    await desk.comment('customer-1', payroll, 'Yes, agreed, please close it.')
    await desk.site.settle()
    const { view } = await desk.seen('agent-t2', payroll)
    expect(view.closure.kind).toBe('proposedByDesk')
    expect(view.history[0]).toMatchObject({ kind: 'customer', text: 'The customer wrote a comment' })
  })

  test('the customer declines with a reason; it goes on as if the clocks had not stopped', async () => {
    answerOf(await desk.portal('customer-1', payroll, 'declineClosure', { issueId: issueId(), why: 'stillHappens', text: 'Row 4,001 now' }))
    expect((await desk.issue(payroll)).status).toBe('Waiting for support')
    expect(await clock('restore')).toMatchObject({ running: true, elapsedMs: (await desk.now()) - Date.parse(STARTS_AT) })
    expect((await desk.seen('agent-t2', payroll)).view).toMatchObject({ turn: 'us', closure: { kind: 'none' } })
  })

  test('it is proposed anew; agreeing to other words than were shown does nothing', async () => {
    await desk.pass(10)
    proposedAt = await desk.now()
    answerOf(await propose())
    const before = await desk.storage()
    const other = problemOf(await desk.portal('customer-1', payroll, 'agreeClosure', { issueId: issueId(), textHash: 'a'.repeat(64) }))
    expect(other.kind).toBe('refused')
    expect(await desk.storage()).toBe(before)
  })

  test('the customer agrees: closed together, all clocks ended, Jira says so', async () => {
    await desk.pass(30)
    const { closure } = (await desk.seenInPortal('customer-1', payroll)).view
    if (closure.kind !== 'askedOfYou') throw new Error(closure.kind)
    const agreed = answerOf(await desk.portal('customer-1', payroll, 'agreeClosure', { issueId: issueId(), textHash: closure.textHash }))
    expect(agreed.view).toMatchObject({ closure: { kind: 'closed', how: 'together' }, agreements: [{ what: 'Closure', text: 'The export runs again' }] })
    expect((await desk.told(payroll)).at(-1)).toBe('Closed together on Tue 24 Nov 2026. Thank you.')
    expect((await desk.issue(payroll)).status).toBe('Resolved')
    expect(await clock('restore')).toMatchObject({ state: 'met', endedAt: proposedAt, running: false })
    expect(await clock('holdII')).toMatchObject({ running: false })
    expect(await desk.fields(payroll)).toMatchObject({ 'retrac-next-due': null, 'retrac-sla-state': null })
  })

  test('the record is whole', async () => {
    await desk.pass(10)
    expect(await expectWhole(desk, payroll)).toMatchObject({ closure: { kind: 'closed', agreement: { kind: 'customerAgreed' } } })
    expect(await desk.told(payroll)).toHaveLength(5)
  })

  test("or the customer says that it's no longer an issue, and an agent agrees or declines with a reason", async () => {
    const printer = await desk.raiseAndSettle('customer-2', { impact: 'justMe', urgency: 'low' })
    const id = { issueId: printer.issueId }
    answerOf(await desk.portal('customer-2', printer, 'sayNoLongerAnIssue', { ...id, text: 'It works again.' }))
    expect((await desk.issue(printer)).status).toBe('Waiting for support')
    answerOf(await desk.agent('agent-t1', printer, 'declineNoLonger', { ...id, reason: 'We still see errors on our side.' }))
    expect((await desk.told(printer)).at(-1)).toBe('We still see errors on our side.')
    answerOf(await desk.portal('customer-2', printer, 'sayNoLongerAnIssue', { ...id, text: 'Really.' }))
    answerOf(await desk.portal('customer-2', printer, 'withdrawProposal', id))
    answerOf(await desk.portal('customer-2', printer, 'sayNoLongerAnIssue', { ...id, text: 'Now it is.' }))
    answerOf(await desk.agent('agent-t1', printer, 'agreeNoLonger', id))
    expect((await desk.issue(printer)).status).toBe('Resolved')
    await desk.pass(6)
    expect(await expectWhole(desk, printer)).toMatchObject({ closure: { kind: 'closed', agreement: { kind: 'noLongerAnIssue' } } })
  })
})

itsCallsFitTheContract(() => desk)
