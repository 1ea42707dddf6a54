import { calls } from '../../src/api/calls'
import type { AgentIncident, PortalIncident, Wire } from '../../src/api/answers'
import { agentCalls } from '../../src/app/use-cases/agent-calls'
import { portalCalls } from '../../src/app/use-cases/portal-calls'
import { noteJiraChange } from '../../src/app/note-jira-change'
import { MINUTE_MS } from '../../src/domain/time'
import { ISSUE, PROJECT, STATUS_IDS } from '../support/builders'
import { CALLERS, MemorySite, asker } from '../support/memory-site'

const issueId = '10142'
const ok = <Answer>(wire: Wire<Answer>): Answer => {
  if (!wire.ok) throw new Error(`${wire.problem.kind}: ${wire.problem.text}`)
  return wire.answer
}

describe('one incident from first report to agreed closure', () => {
  let site: MemorySite
  beforeEach(() => {
    site = new MemorySite()
    site.raise()
  })
  const { agent, portal } = calls
  const told = () => site.jira.comments.map(({ text }) => text)

  test('the job, call by call, as the screens make them', async () => {
    const seen: PortalIncident = ok(await portalCalls.getIncident(site.ports, asker('reporter', { requestKey: 'REC-142' }), portal.getIncident.input.parse({ requestKey: 'REC-142' })))
    expect(seen.view).toMatchObject({ number: 'RC-010142', severity: 'S2', turn: 'us', tier: 'I' })
    expect(told()).toHaveLength(1)
    expect(site.jira.fields.get(ISSUE)).toMatchObject({ 'retrac-number': 'RC-010142', 'retrac-severity': 'S2', 'retrac-impact': 'Several', 'retrac-urgency': 'High', 'retrac-tier': 'I', 'retrac-channel': 'Portal' })
    expect(site.jira.properties.get(ISSUE)).toMatchObject({ schema: 1, number: 'RC-010142', state: 'open', turn: 'us', clock: { metric: 'firstResponse' } })

    const give = async (name: 'tierOne' | 'tierTwo' | 'consultant', call: Exclude<keyof typeof agentCalls, 'getQueue' | 'getRaise' | 'raise'>, input: Record<string, unknown> = {}): Promise<AgentIncident> => {
      site.pass(MINUTE_MS)
      const parsed = agent[call].input.parse({ issueId, ...input })
      return ok(await agentCalls[call](site.ports, asker(name, { issueId }), parsed as never))
    }
    await give('tierOne', 'take')
    expect(site.jira.issues.get(ISSUE)?.assigneeAccountId).toBe(CALLERS.tierOne.accountId)
    await give('tierOne', 'recordInvestigation', { kind: 'preliminary', text: 'The export stops.' })
    const handed = await give('tierOne', 'handToDesk')
    expect(handed.view.stage).toBe('withDesk')
    expect(handed.people).toEqual(expect.arrayContaining([expect.objectContaining({ accountId: CALLERS.tierOne.accountId })]))

    const early = await agentCalls.addDiagnosis(site.ports, asker('consultant', { issueId }), agent.addDiagnosis.input.parse({ issueId, kind: 'manual', text: 'A lock.' }))
    expect(early).toMatchObject({ ok: false, problem: { kind: 'refused', wayOut: 'recordInvestigation' } })
    await give('consultant', 'recordInvestigation', { kind: 'full', text: 'Locks.' })
    await give('consultant', 'addDiagnosis', { kind: 'manual', text: 'A lock is never released.' })
    await give('consultant', 'recordRemediation', { kind: 'manual', text: 'Killed the session.', outcome: 'partly' })
    const moved = await give('tierOne', 'transferTier', { to: 'II', reason: 'database expertise is needed' })
    expect(moved.view).toMatchObject({ tier: 'II', assignee: null })
    expect(told().at(-1)).toContain('Tier II')
    expect(site.jira.issues.get(ISSUE)?.assigneeAccountId).toBeNull()

    await give('tierTwo', 'proposeClosure', { as: 'resolved', text: 'The export runs again.' })
    expect(site.jira.issues.get(ISSUE)?.statusId).toBe(STATUS_IDS.waitingForCustomer)
    const asked = ok(await portalCalls.getIncident(site.ports, asker('reporter'), { requestKey: 'REC-142' }))
    if (asked.view.closure.kind !== 'askedOfYou') throw new Error('Nothing was asked')
    const agreed = ok(await portalCalls.agreeClosure(site.ports, asker('reporter', { requestKey: 'REC-142' }), { issueId, textHash: asked.view.closure.textHash }))
    expect(agreed.view.closure).toMatchObject({ kind: 'closed', how: 'together' })
    expect(site.jira.issues.get(ISSUE)?.statusId).toBe(STATUS_IDS.closed)
    expect(site.jira.properties.get(ISSUE)).toMatchObject({ state: 'closed', clock: null })
    expect(site.store.outbox.size).toBe(0)
    expect(new Set(site.jira.comments.map(({ effectId }) => effectId)).size).toBe(site.jira.comments.length)
  })

  test('an agent opens it first: the call records it', async () => {
    const answer = ok(await agentCalls.getIncident(site.ports, asker('tierOne'), { issueId }))
    expect(answer.view.number).toBe('RC-010142')
    expect(answer.me.roles).toEqual(['tierI'])
    expect(told()).toHaveLength(1)
  })

  test("an agent's public reply in Jira's own box meets first response at its instant", async () => {
    site.jira.userComments.set('77', { id: '77', issueId: ISSUE, createdAt: site.now, updatedAt: site.now, public: true, authorAccountId: CALLERS.tierOne.accountId, authorAccountType: 'atlassian', effectId: null, onlyFiles: false })
    const repliedAt = site.now
    site.pass(2 * MINUTE_MS)
    await noteJiraChange(site.ports, { kind: 'commented', issueId: ISSUE, commentId: '77' })
    expect(site.incident().firstResponseMetAt).toBe(repliedAt)
  })

  test('a request of a type that is not switched on is no incident', async () => {
    site.raise({ requestTypeId: '99', panelAnswers: [] })
    const wire = await agentCalls.getIncident(site.ports, asker('tierOne'), { issueId })
    expect(wire).toMatchObject({ ok: false, problem: { kind: 'notTracked' } })
    expect(site.store.incidents.size).toBe(0)
  })

  test('on a site where no rules are published, nothing happens', async () => {
    site.store.policies.splice(0)
    const wire = await agentCalls.take(site.ports, asker('tierOne'), { issueId })
    expect(wire).toMatchObject({ ok: false, problem: { kind: 'notTracked' } })
    expect(site.store.incidents.size).toBe(0)
  })

  test('the queue page learns its fields, and only where its project is on', async () => {
    const start = ok(await agentCalls.getQueue(site.ports, asker('tierOne'), { projectId: PROJECT }))
    expect(start).toMatchObject({ projectKey: 'REC', propertyKey: 'retrac', fields: { number: 'customfield_10100', slaState: 'customfield_10108' } })
    const [rules] = site.store.policies
    if (rules !== undefined) rules.projects = {}
    expect(await agentCalls.getQueue(site.ports, asker('tierOne'), { projectId: PROJECT })).toMatchObject({ ok: false, problem: { kind: 'notTracked', text: "ReTRAC isn't switched on in this project. A project admin can do that in project settings." } })
  })

  test('the create panel learns words and goals, and nothing else of the rules', async () => {
    const promise = ok(await portalCalls.getPromise(site.ports, asker('stranger'), { serviceDeskId: '7', requestTypeId: '31' }))
    expect(Object.keys(promise).sort()).toEqual(['fieldKeys', 'goals', 'matrix', 'now', 'severityWords', 'words'])
    expect(Object.keys(promise.goals.S1).sort()).toEqual(['firstResponse', 'restore'])
  })
})

describe('a screen that is behind', () => {
  test('hears of the deed, not of the clock that its words met', async () => {
    const site = new MemorySite()
    site.raise()
    const at = { issueId, seenRevision: 1 }
    ok(await agentCalls.proposeClosure(site.ports, asker('tierOne'), { ...at, as: 'answered', text: 'It is documented.' }))
    const wire = await agentCalls.proposeClosure(site.ports, asker('lead'), { ...at, as: 'resolved', text: 'Done.' })
    expect(wire).toMatchObject({ ok: false, problem: { kind: 'movedOn', text: expect.stringContaining('while you were writing: closure proposed as answered at') } })
  })

  test('hears what moved on while its person was writing', async () => {
    const site = new MemorySite()
    site.raise()
    const at = { issueId, seenRevision: 1 }
    ok(await agentCalls.recordInvestigation(site.ports, asker('tierOne'), { ...at, kind: 'preliminary', text: 'Seen.' }))
    ok(await agentCalls.transferTier(site.ports, asker('tierOne'), { ...at, seenRevision: 2, to: 'II', reason: 'a DBA is needed', customerReason: '', seen: '', tried: '', ruledOut: '', neededNext: '' }))
    const own = await agentCalls.handToDesk(site.ports, asker('tierOne'), { ...at, seenRevision: 2 })
    expect(own).toMatchObject({ ok: false, problem: { kind: 'refused' } })
    const wire = await agentCalls.proposeClosure(site.ports, asker('consultant'), { ...at, seenRevision: 2, as: 'resolved', text: 'Done.' })
    expect(wire).toMatchObject({ ok: false, problem: { kind: 'movedOn' } })
    if (!wire.ok) expect(wire.problem.text).toMatch(/^Someone moved this on while you were writing: .*Tier II.* at \{time\}\. .*Check your text and send it again\.$/)
    expect(wire).toMatchObject({ problem: { movedAt: site.now } })
    const uptodate = await agentCalls.proposeClosure(site.ports, asker('consultant'), { issueId, seenRevision: 3, as: 'resolved', text: 'Done.' })
    expect(uptodate).toMatchObject({ ok: false, problem: { kind: 'refused' } })
  })
})
