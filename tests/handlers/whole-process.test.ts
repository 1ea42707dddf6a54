import type { AgentIncident, MyIncidents, PolicyDesk, PolicyImpact, PortalIncident, Raised as RaisedAnswer, RaiseStart, RequestFiles, Wire } from '../../src/api/answers'
import { editOf } from '../../src/app/admin/policy-desk'
import type { Audience, CallName, InputOf } from '../../src/api/calls'
import { Desk, HOUR_MS, SUPPORT, answerOf, problemOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { expectWhole } from './support/whole'

/** The rest of the process, played through the sandbox: the real bundle, storage, queue, Jira's REST. */
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
  const { active } = answerOf(await rules<'getPolicy', PolicyDesk>('getPolicy', {}))
  const named = { ...editOf(active), roleGroups: { ...active.roleGroups, higherLevel: 'recare-leads' } }
  const { draft } = answerOf(await rules<'saveDraft', PolicyDesk>('saveDraft', { seenDraft: 0, edit: named }))
  answerOf(await rules<'publish', PolicyDesk>('publish', { seenDraft: draft?.revision ?? 0, seenVersion: active.version }))
  await desk.site.settle()
})
afterAll(() => desk.close())

const call = async <A extends Audience, N extends CallName<A>, Answer>(person: string, module: string, context: Record<string, unknown>, name: N, payload: InputOf<A, N>): Promise<Wire<Answer>> => {
  const answer = await desk.bridge(person, module, context, name, payload)
  if (!answer.ok) throw new Error(`${person} ${name}: ${answer.error.name} ${answer.error.message}`)
  return answer.result as Wire<Answer>
}
const act = async <N extends CallName<'agent'>>(person: string, raised: Raised, name: N, payload: Omit<InputOf<'agent', N>, 'issueId'>): Promise<AgentIncident> => {
  const answer = answerOf(await call<'agent', N, AgentIncident>(person, 'retrac-issue-context', { issueKey: raised.issueKey }, name, { issueId: raised.issueId, ...payload } as InputOf<'agent', N>))
  await desk.site.settle()
  return answer
}
const say = async <N extends CallName<'portal'>>(person: string, raised: Raised, name: N, payload: Omit<InputOf<'portal', N>, 'issueId'>): Promise<Wire<PortalIncident>> => {
  const answer = await call<'portal', N, PortalIncident>(person, 'retrac-request-top', { requestKey: raised.issueKey }, name, { issueId: raised.issueId, ...payload } as InputOf<'portal', N>)
  await desk.site.settle()
  return answer
}
const view = async (person: string, raised: Raised) => (await desk.seenInPortal(person, raised)).view
const rules = <N extends CallName<'admin'>, Answer>(name: N, payload: InputOf<'admin', N>) => call<'admin', N, Answer>('jira-admin', 'retrac-admin', {}, name, payload)

describe('evidence', () => {
  test('is asked, stops the clocks, is answered by a file of the request, and the clocks go on', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const now = await desk.now()
    await act('agent-t1', raised, 'askEvidence', { items: [{ kind: 'logs', what: 'Application log', why: 'It shows the call.', answerBy: now + HOUR_MS }, { kind: 'other', what: 'A picture', why: 'It shows the error.', answerBy: null }] })
    expect(await desk.property(raised)).toMatchObject({ turn: 'them', clockState: 'paused' })
    expect((await desk.issue(raised)).status).toBe('Waiting for customer')
    await desk.pass(61)
    const comments = await desk.comments(raised)
    expect(comments.filter(({ public: isPublic, effectId }) => !isPublic && effectId !== null).length).toBeGreaterThan(0)

    const [log, picture] = (await view('customer-1', raised)).evidence
    const form = new FormData()
    form.append('file', new Blob(['ORA-00060']), 'app.log')
    const [attached] = (await (await fetch(`${desk.site.url}/rest/api/3/issue/${raised.issueKey}/attachments`, {
      method: 'POST', body: form, headers: { 'X-Atlassian-Token': 'no-check', authorization: `Basic ${Buffer.from(`${desk.person('agent-t1').email}:x`).toString('base64')}` },
    })).json()) as { id: string }[]
    const foreign = await say('customer-1', raised, 'answerEvidence', { itemId: log?.id ?? '', answer: { kind: 'file', attachmentId: attached?.id ?? '', sha256: 'a'.repeat(64) } })
    expect(problemOf(foreign).kind).toBe('invalid')
    expect(answerOf(await call<'portal', 'getFiles', RequestFiles>('customer-1', 'retrac-request-top', { requestKey: raised.issueKey }, 'getFiles', { issueId: raised.issueId })).files).toEqual([])

    answerOf(await say('customer-1', raised, 'answerEvidence', { itemId: log?.id ?? '', answer: { kind: 'text', text: 'ORA-00060.' } }))
    expect((await view('customer-1', raised)).turn).toBe('you')
    answerOf(await say('customer-1', raised, 'answerEvidence', { itemId: picture?.id ?? '', answer: { kind: 'notPossible', reason: 'Not allowed here.' } }))
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    await expectWhole(desk, raised)
  })
})

describe('a remote session', () => {
  test('is approved, started, stopped by a colleague, and stands in the record', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const expiresAt = (await desk.now()) + 2 * HOUR_MS
    await act('agent-t1', raised, 'askSession', { tool: 'UltraVNC', purpose: 'to see the error', may: 'see your screen', expiresAt })
    const { session } = await view('customer-1', raised)
    if (session.kind !== 'asked') throw new Error('Not asked')
    expect(problemOf(await say('customer-2', raised, 'approveSession', { textHash: session.textHash })).kind).toBe('refused')
    const [one, two] = await Promise.all([say('customer-1', raised, 'approveSession', { textHash: session.textHash }), say('customer-1', raised, 'approveSession', { textHash: session.textHash })])
    expect([one.ok, two.ok].sort()).toEqual([false, true])
    await act('agent-t1', raised, 'startSession', {})
    answerOf(await say('customer-2', raised, 'revokeSession', {}))
    expect((await view('customer-1', raised)).session).toMatchObject({ kind: 'ended', how: 'revoked' })
    await expectWhole(desk, raised)
  })

  test('one that nobody answers ends by itself', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    await act('agent-t1', raised, 'askSession', { tool: 'UltraVNC', purpose: 'to see the error', may: 'see your screen', expiresAt: (await desk.now()) + HOUR_MS })
    await desk.pass(61)
    expect((await view('customer-1', raised)).session).toMatchObject({ kind: 'ended', how: 'notAnswered' })
    await expectWhole(desk, raised)
  })
})

describe('scope and escalation', () => {
  test('a charge is asked, approved, and told; the higher level is named in a note', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    await act('agent-t1', raised, 'questionScope', { reason: 'Payroll is not in the contract.' })
    expect((await desk.issue(raised)).status).toBe('Escalated')
    await act('lead', raised, 'decideScope', { decision: { kind: 'charge', amount: '120.00 EUR', for: 'A visit on site' } })
    const { charge } = await view('customer-1', raised)
    answerOf(await say('customer-1', raised, 'acceptCharge', { textHash: charge?.textHash ?? '' }))
    expect(await desk.property(raised)).toMatchObject({ scope: 'in' })
    await act('agent-t1', raised, 'escalate', { reason: 'Everybody stands still.' })
    const told = (await desk.requests()).filter(({ method, path, body }) => method === 'POST' && path.endsWith('/comment') && JSON.stringify(body).includes('"mention"'))
    expect(told.length).toBeGreaterThan(0)
    for (const { body } of told) {
      expect(JSON.stringify(body)).toContain(desk.person('lead').accountId)
      expect(JSON.stringify(body)).toContain('"internal":true')
    }
    await act('lead', raised, 'returnEscalation', { reason: 'Tier II has it.' })
    await expectWhole(desk, raised)
  })
})

describe('by phone', () => {
  test('the number is read out at once; pressed twice it is one incident', async () => {
    const at = { projectKey: SUPPORT.projectKey }
    const start = answerOf(await call<'agent', 'getRaise', RaiseStart>('agent-t1', 'retrac-queue', at, 'getRaise', { projectId: SUPPORT.projectId }))
    expect(start.requestTypes.map(({ id }) => id)).toContain(SUPPORT.requestTypeId)
    const wanted: InputOf<'agent', 'raise'> = { projectId: SUPPORT.projectId, requestTypeId: SUPPORT.requestTypeId, customerAccountId: desk.person('customer-1').accountId, summary: 'No mail', impact: 'everyone', urgency: 'high' }
    const raise = () => call<'agent', 'raise', RaisedAnswer>('agent-t1', 'retrac-queue', at, 'raise', wanted)
    const raised = answerOf(await raise())
    await desk.site.settle()
    expect(answerOf(await raise()).number).toBe(raised.number)
    expect(await desk.fields(raised)).toMatchObject({ 'retrac-number': raised.number, 'retrac-channel': 'Phone', 'retrac-severity': 'S1' })
    expect((await desk.told(raised))[0]).toContain(raised.number)
    await expectWhole(desk, raised)
  })
})

describe('my incidents', () => {
  const mine = async (person: string, words = '') =>
    answerOf(await call<'portal', 'getMine', MyIncidents>(person, 'retrac-my-requests', { page: 'my_requests' }, 'getMine', { words })).incidents

  test('are his own, by number and words; an unlicensed account sees those it is on', async () => {
    const raised = await desk.raiseAndSettle('unlicensed-1')
    const [own] = await mine('unlicensed-1')
    expect(own).toMatchObject({ requestKey: raised.issueKey, mine: true, state: 'ourTurn', summary: 'Payroll export fails' })
    expect(await mine('customer-3')).toEqual([])
    expect(await mine('customer-3', own?.number)).toEqual([])
    expect(await mine('unlicensed-1', own?.number)).toHaveLength(1)
    expect((await mine('customer-1')).length).toBeGreaterThan(3)
    expect(await mine('customer-1', 'no mail')).toHaveLength(1)
  })
})

describe('the rules', () => {
  test('a draft is published, open incidents get their new due times, and an old version comes back as a draft', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const before = (await desk.fields(raised))['retrac-next-due']
    const first = answerOf(await rules<'getPolicy', PolicyDesk>('getPolicy', {}))
    expect(first.groups).toContain('recare-tier-1')
    const { goals } = first.active
    const edit = { ...editOf(first.active), goals: { ...goals, S2: { ...goals.S2, firstResponse: { goalMs: 25 * 60_000, calendarId: 'always' } } } }
    const saved = answerOf(await rules<'saveDraft', PolicyDesk>('saveDraft', { seenDraft: 0, edit }))
    expect(saved.draft).toMatchObject({ problems: [], mine: true })
    // The index of open incidents lags a little.
    await desk.pass(1)
    expect(answerOf(await rules<'getImpact', PolicyImpact>('getImpact', {})).newDue).toBeGreaterThan(0)
    const seenDraft = saved.draft?.revision ?? 0
    const published = await Promise.all([rules<'publish', PolicyDesk>('publish', { seenDraft, seenVersion: first.active.version }), rules<'publish', PolicyDesk>('publish', { seenDraft, seenVersion: first.active.version })])
    expect(published.map(({ ok }) => ok).sort()).toEqual([false, true])
    await desk.pass(1)
    const after = (await desk.fields(raised))['retrac-next-due']
    expect(Date.parse(String(before)) - Date.parse(String(after))).toBe(5 * 60_000)
    const restored = answerOf(await rules<'restoreVersion', PolicyDesk>('restoreVersion', { version: first.active.version, seenDraft: 0 }))
    expect(restored.draft?.edit).toEqual(editOf(first.active))
    await expectWhole(desk, raised)
  })
})

itsCallsFitTheContract(() => desk)
