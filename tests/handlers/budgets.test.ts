import type { PolicyDesk, ProjectPage } from '../../src/api/answers'
import { calls } from '../../src/api/calls'
import { editOf } from '../../src/app/admin/policy-desk'
import { AUDIENCES, Desk, SUPPORT, answerOf } from './support/desk'
import type { InvocationLine, Raised } from './support/desk'
import { COLUMNS, budgetsOfThePage, costOf } from './support/cost'
import type { Cost } from './support/cost'
import { itsCallsFitTheContract } from './support/contract'
import { Story } from './support/story'

/** Holds `docs/budgets.md` against what the app really does: a path over its row fails, and so does one without a row. */

/** A row may not be so wide that it keeps nothing: at most this many times what the path really costs. */
const WIDTH_MOST = 1.35
/** Bytes depend on ids and texts; figures under this are not worth an argument. */
const BYTES_ROOM = 600
const budgets = budgetsOfThePage()

let desk: Desk
const spent = new Map<string, Cost>()
beforeAll(async () => {
  desk = await Desk.open({ on: false })
})
afterAll(() => desk.close())

/** What `work` makes these functions of the app cost. */
async function measure(name: string, work: () => Promise<unknown>, counts: (line: InvocationLine) => boolean = () => true): Promise<Cost> {
  const { invocations, requests } = await desk.during(work)
  const ours = invocations.filter(counts)
  expect(ours.length).toBeGreaterThan(0)
  expect(ours.filter(({ ok }) => !ok)).toEqual([])
  const cost = await costOf(desk, ours, requests)
  spent.set(name, cost)
  return cost
}

const runs = (name: string) => (line: InvocationLine): boolean => line.function === name
const S1 = { impact: 'everyone', urgency: 'high' } as const
/** A rule escalates S1 at once; a typical incident is none of those. */
const S2 = { impact: 'several', urgency: 'high' } as const
let raised: Raised
const id = () => ({ issueId: raised.issueId })

/** A customer's file, in Jira's own way. */
const attached = async (person: string, fileName: string): Promise<{ id: string }> => ({ id: await new Story(desk).attach(person, raised, fileName, 'ORA-00060') })

describe('administration', () => {
  test('a project is switched on and set up', async () => {
    let page: ProjectPage | null = null
    const { projectId, projectKey } = SUPPORT
    await measure('admin: getSite', () => desk.bridge('jira-admin', 'retrac-admin', {}, 'getSite', {}))
    await measure('admin: getProject', async () => (page = answerOf(await desk.admin<ProjectPage>('jira-admin', projectKey, 'getProject', { projectId }))))
    const { policyVersion: seenVersion, proposedStatusMap: statusMap } = page as unknown as ProjectPage
    const input = { projectId, seenVersion, on: true, requestTypeIds: ['12', SUPPORT.requestTypeId], statusMap }
    await measure('admin: saveProject', async () => answerOf(await desk.admin('jira-admin', projectKey, 'saveProject', input)))
    await measure('admin: runSetup', async () => answerOf(await desk.admin('jira-admin', projectKey, 'runSetup', { projectId })))
    await desk.site.settle()
  })
})

describe('the rules', () => {
  test('a draft is kept, looked at, published, compared, restored and discarded', async () => {
    const story = new Story(desk)
    const { active } = answerOf(await story.rules('getPolicy', {}))
    await measure('admin: getPolicy', () => story.rules('getPolicy', {}))
    const revision = async (): Promise<number> => answerOf<PolicyDesk>(await story.rules('getPolicy', {})).draft?.revision ?? 0
    await measure('admin: saveDraft', () => story.rules('saveDraft', { seenDraft: 0, edit: { ...editOf(active), roleGroups: { ...active.roleGroups, higherLevel: 'recare-higher-level' } } }))
    await measure('admin: getImpact', () => story.rules('getImpact', {}))
    const seenDraft = await revision()
    await measure('admin: publish', () => story.rules('publish', { seenDraft, seenVersion: active.version }))
    await desk.site.settle()
    await measure('admin: getVersion', () => story.rules('getVersion', { version: active.version }))
    await measure('admin: restoreVersion', () => story.rules('restoreVersion', { version: active.version, seenDraft: 0 }))
    const restored = await revision()
    await measure('admin: discardDraft', () => story.rules('discardDraft', { seenDraft: restored }))
  })
})

describe('a request comes', () => {
  test('create event', async () => {
    await desk.raise('customer-1', S1)
    await measure('created event: records an S1, escalated at once', () => desk.site.settle())
    raised = await desk.raise('customer-1', S2)
    await measure('created event: records the incident', () => desk.site.settle())
  })

  test('the promise before sending', () =>
    measure('create panel: getPromise', async () => desk.bridge('customer-1', 'retrac-create', { requestTypeId: SUPPORT.requestTypeId }, 'getPromise', { serviceDeskId: SUPPORT.serviceDeskId, requestTypeId: SUPPORT.requestTypeId })))

  test('a request of a type that is off', async () => {
    await desk.rest('customer-1', 'POST', '/rest/servicedeskapi/request', { serviceDeskId: '1', requestTypeId: '11', requestFieldValues: { summary: 'How does it work?' } })
    await measure('created event: nothing of ours', () => desk.site.settle())
  })
})

describe('looking', () => {
  // Each person's first call makes their row in the store, once and for all.
  beforeAll(async () => {
    for (const person of ['agent-t1', 'agent-t2', 'consultant']) await desk.seen(person, raised)
    await desk.seenInPortal('customer-1', raised)
  })
  test('agent', () => measure('agent: getIncident', () => desk.seen('agent-t1', raised)))
  test('portal', () => measure('portal: getIncident', () => desk.seenInPortal('customer-1', raised)))
  test('queue', () => measure('agent: getQueue', () => desk.bridge('agent-t1', 'retrac-queue', { projectKey: 'REC' }, 'getQueue', { projectId: SUPPORT.projectId })))
})

describe('commands, in the order of the job', () => {
  const agent = (name: Parameters<Desk['agent']>[2], payload: object, person = 'agent-t1') =>
    measure(`agent: ${name}`, async () => answerOf(await desk.agent(person, raised, name, { ...id(), ...payload } as never)))
  const portal = (name: Parameters<Desk['portal']>[2], payload: object) =>
    measure(`portal: ${name}`, async () => answerOf(await desk.portal('customer-1', raised, name, { ...id(), ...payload } as never)))
  const hash = async (): Promise<string> => {
    const { closure } = (await desk.seenInPortal('customer-1', raised)).view
    return closure.kind === 'askedOfYou' ? closure.textHash : ''
  }
  /** About as long as people write: half a kilobyte. */
  const TEXT = 'The export stops while it waits for a lock. '.repeat(12)

  test('assess, take, review', async () => {
    await agent('assessSeverity', { impact: 'justMe', urgency: 'high' })
    await agent('take', {})
    await agent('recordInvestigation', { kind: 'preliminary', text: TEXT })
    await agent('handToDesk', {})
  })
  test('diagnose, remedy, transfer', async () => {
    answerOf(await desk.agent('consultant', raised, 'recordInvestigation', { ...id(), kind: 'full', text: TEXT }))
    await agent('addDiagnosis', { kind: 'manual', text: TEXT, customerText: TEXT }, 'consultant')
    await agent('recordRemediation', { kind: 'manual', text: TEXT, outcome: 'worked' })
    await agent('transferTier', { to: 'II', reason: 'a DBA is needed', seen: TEXT, tried: TEXT, ruledOut: TEXT, neededNext: TEXT })
  })
  test('propose, withdraw, decline, agree', async () => {
    await agent('proposeClosure', { as: 'resolved', text: TEXT }, 'agent-t2')
    await agent('withdrawProposal', {}, 'agent-t2')
    answerOf(await desk.agent('agent-t2', raised, 'proposeClosure', { ...id(), as: 'resolved', text: TEXT }))
    await portal('declineClosure', { why: 'stillHappens', text: TEXT })
    await portal('sayNoLongerAnIssue', { text: TEXT })
    await portal('withdrawProposal', {})
    answerOf(await desk.portal('customer-1', raised, 'sayNoLongerAnIssue', { ...id(), text: '' }))
    await agent('declineNoLonger', { reason: 'We still see errors on our side.' }, 'agent-t2')
    answerOf(await desk.agent('agent-t2', raised, 'proposeClosure', { ...id(), as: 'resolved', text: TEXT }))
    const textHash = await hash()
    await portal('agreeClosure', { textHash })
  })
  test('evidence: ask, answer, remind, withdraw', async () => {
    raised = await desk.raiseAndSettle('customer-1', S2)
    const items = [1, 2, 3].map((count) => ({ kind: 'logs', what: `The application log, part ${count}`, why: 'It shows what waits for the lock.', answerBy: null }))
    await agent('askEvidence', { items })
    const [first, second, third] = (await desk.seenInPortal('customer-1', raised)).view.evidence.map(({ id: itemId }) => itemId)
    await agent('stillMissing', {})
    const { id: attachmentId } = await attached('customer-1', 'payroll.log')
    await portal('getFiles', {})
    await portal('answerEvidence', { itemId: first, answer: { kind: 'file', attachmentId, sha256: 'a'.repeat(64) } })
    answerOf(await desk.portal('customer-1', raised, 'answerEvidence', { ...id(), itemId: second ?? '', answer: { kind: 'text', text: TEXT } }))
    await agent('withdrawEvidence', { itemId: third })
  })
  test('session: ask, approve, decline, withdraw, start, end, revoke', async () => {
    const ask = { tool: 'UltraVNC', purpose: 'to see what waits for the lock', may: 'see your screen, use mouse and keyboard; no file transfer', expiresAt: (await desk.now()) + 3_600_000 }
    const asked = async () => answerOf(await desk.agent('agent-t1', raised, 'askSession', { ...id(), ...ask }))
    const approve = async () => {
      const { session } = (await desk.seenInPortal('customer-1', raised)).view
      return { textHash: session.kind === 'asked' ? session.textHash : '' }
    }
    await agent('askSession', ask)
    await agent('withdrawSession', {})
    await asked()
    await portal('declineSession', { reason: 'Not on this machine.' })
    await asked()
    await portal('approveSession', await approve())
    await agent('startSession', {})
    await agent('endSession', {})
    await asked()
    answerOf(await desk.portal('customer-1', raised, 'approveSession', { ...id(), ...(await approve()) }))
    await portal('revokeSession', {})
  })
  test('severity, scope and escalation', async () => {
    await agent('overrideSeverity', { severity: 'S3', reason: 'Only the report is late.' })
    const charge = { decision: { kind: 'charge', amount: '120.00 EUR', for: 'A visit on site' } }
    await agent('questionScope', { reason: 'Payroll is another contract.' })
    await agent('decideScope', charge, 'lead')
    await portal('acceptCharge', { textHash: (await desk.seenInPortal('customer-1', raised)).view.charge?.textHash })
    answerOf(await desk.agent('agent-t1', raised, 'questionScope', { ...id(), reason: 'Another visit.' }))
    answerOf(await desk.agent('lead', raised, 'decideScope', { ...id(), ...charge } as never))
    await portal('declineCharge', { reason: 'Too dear.' })
    await agent('escalate', { reason: 'The board meets today.' })
    await agent('returnEscalation', { reason: 'It is in hand.' }, 'lead')
  })
  test('close within the desk, and open again', async () => {
    const made = await desk.rest<{ id: string; key: string }>('agent-t1', 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'Disk is full', customfield_10010: SUPPORT.requestTypeId },
    })
    raised = { issueId: made.id, issueKey: made.key }
    await desk.site.settle()
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { ...id(), as: 'resolved', text: TEXT }))
    await agent('closeWithinDesk', {}, 'lead')
    await agent('reopen', { reason: 'The disk is full again.' })
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { ...id(), as: 'resolved', text: TEXT }))
    answerOf(await desk.agent('lead', raised, 'closeWithinDesk', id()))
    raised = await desk.raiseAndSettle('customer-1', S2)
    answerOf(await desk.portal('customer-1', raised, 'sayNoLongerAnIssue', { ...id(), text: '' }))
    answerOf(await desk.agent('agent-t1', raised, 'agreeNoLonger', id()))
    await portal('reopen', { reason: 'It stops again.' })
  })
  test('by phone, and all incidents of a customer', async () => {
    const at = { projectKey: SUPPORT.projectKey }
    await measure('agent: getRaise', () => desk.bridge('agent-t1', 'retrac-queue', at, 'getRaise', { projectId: SUPPORT.projectId }))
    const phoned = { projectId: SUPPORT.projectId, requestTypeId: SUPPORT.requestTypeId, customerAccountId: desk.person('customer-1').accountId, summary: 'No mail', description: TEXT, ...S2 }
    await measure('agent: raise', () => desk.bridge('agent-t1', 'retrac-queue', at, 'raise', phoned))
    await measure('portal: getMine', () => desk.bridge('customer-1', 'retrac-my-requests', { page: 'my_requests' }, 'getMine', { words: '' }))
  })
  test('agree that it is no longer an issue', async () => {
    raised = await desk.raiseAndSettle('customer-1', S2)
    answerOf(await desk.portal('customer-1', raised, 'sayNoLongerAnIssue', { ...id(), text: '' }))
    await agent('agreeNoLonger', {})
  })
  test('a command that a rule refuses', () => measure('a refused command', () => desk.agent('agent-t1', raised, 'take', id())))
  test('a call of somebody who may not', () => measure('a call without access', () => desk.bridge('jira-admin', 'retrac-issue-context', { issueKey: raised.issueKey }, 'take', id())))
})

describe('beside people', () => {
  beforeAll(async () => {
    raised = await desk.raiseAndSettle('customer-1', S2)
  })
  test("an agent's reply", async () => {
    await desk.comment('agent-t1', raised, "We're looking into it.")
    await measure("commented event: an agent's reply", () => desk.site.settle())
  })
  test("a customer's comment", async () => {
    await desk.comment('customer-1', raised, 'It is at row 4,000.')
    await measure("commented event: a customer's comment", () => desk.site.settle())
  })
  test('an edit', async () => {
    await desk.rest('agent-t1', 'PUT', `/rest/api/3/issue/${raised.issueKey}`, { fields: { summary: 'Another summary' } })
    await measure('updated event: nothing of ours', () => desk.site.settle())
  })
  test('a status moved by hand', async () => {
    await desk.transition('agent-t1', raised, 'In Progress')
    await measure('updated event: a status put back', () => desk.site.settle())
  })
  test('the validator', () => measure('validator: a closing refused', () => desk.transition('agent-t1', raised, 'Resolved')))
  test('a delivery that failed at first', async () => {
    await desk.faults([{ on: 'rest', match: 'comment', do: '503', times: 1 }])
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { ...id(), as: 'resolved', text: 'It runs.' }))
    await measure('delivery by the queue, after a failed one', () => desk.site.advance(6_000))
    await desk.noFaults()
    answerOf(await desk.agent('agent-t1', raised, 'withdrawProposal', id()))
  })
})

describe('time', () => {
  /** Nothing new, nothing moved, nothing due within the sweep's ten minutes. */
  test('a sweep with nothing to do', async () => {
    await desk.site.advance(12 * 60_000)
    for (const row of await desk.site.lines('/sandbox/storage')) {
      const { entity, key, value } = row as { entity: string; key: string; value: { state?: string } }
      if (entity !== 'incident' || value.state === 'closed') continue
      const { key: issueKey } = await desk.rest<{ key: string }>('agent-t1', 'GET', `/rest/api/3/issue/${key}`)
      const one = { issueId: key, issueKey }
      answerOf(await desk.portal('customer-1', one, 'sayNoLongerAnIssue', { issueId: key }))
      answerOf(await desk.agent('agent-t1', one, 'agreeNoLonger', { issueId: key }))
    }
    await desk.site.advance(24 * 3_600_000)
    const cost = await measure('sweep: nothing to do', () => desk.pass(5), runs('sweep'))
    expect(cost.writes).toBe(0)
  })

  test('a sweep with twenty due, and what acts on one of them', async () => {
    for (let count = 0; count < 20; count += 1) await desk.raise('customer-1', S1)
    await desk.site.settle()
    // The restore clock's first warning falls due in two hours; a minute before it, its sweep has queued it.
    const { invocations } = await desk.during(() => desk.pass(105))
    expect(invocations.filter(runs('consumer')).length).toBeGreaterThanOrEqual(60)
    await measure('sweep: 20 incidents due within ten minutes', () => desk.pass(5), runs('sweep'))
    const due = await desk.during(() => desk.pass(10.5))
    const acted = due.invocations.filter((line) => line.function === 'consumer' && line.writes > 0)
    expect(acted.length).toBeGreaterThanOrEqual(20)
    spent.set('due event: a threshold', await costOf(desk, acted.slice(0, 1), due.requests))
  })
})

describe('the page', () => {
  const cells = (name: string, cost: Cost): string => `| ${name} | ${COLUMNS.map((column) => String(cost[column])).join(' | ')} |`

  test('names every path that was measured, and no other', () => {
    expect([...budgets.keys()].sort()).toEqual([...spent.keys()].sort())
  })
  test('has a row for every call that a screen can make', () => {
    const rows = new Set([...budgets.keys()].map((name) => name.replace('create panel', 'portal')))
    expect(AUDIENCES.flatMap((audience) => Object.keys(calls[audience]).map((name) => `${audience}: ${name}`)).filter((name) => !rows.has(name))).toEqual([])
  })
  test('no path exceeds its row', () => {
    const over = [...spent].filter(([name, cost]) => COLUMNS.some((column) => cost[column] > (budgets.get(name)?.[column] ?? 0)))
    expect(over.map(([name, cost]) => cells(name, cost))).toEqual([])
  })
  test('no row is so wide that it keeps nothing', () => {
    const wide = [...budgets].filter(([name, row]) => COLUMNS.some((column) => row[column] > Math.max((spent.get(name)?.[column] ?? 0) * WIDTH_MOST, (spent.get(name)?.[column] ?? 0) + (column === 'bytes' ? BYTES_ROOM : 2))))
    expect(wide.map(([name]) => cells(name, spent.get(name) ?? { rest: 0, points: 0, reads: 0, writes: 0, bytes: 0 }))).toEqual([])
  })
})

itsCallsFitTheContract(() => desk)
