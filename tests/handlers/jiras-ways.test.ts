import { clockFigures } from '../../src/domain/sla/figures'
import { Desk, MINUTE_MS, SUPPORT, answerOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { eventTypes, expectWhole, storedOf } from './support/whole'

/** Product events, each by doing in Jira what sends it: a person's ordinary ways beside ReTRAC. */
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
})
afterAll(() => desk.close())
afterEach(() => desk.noFaults())

const eventsOf = async ({ issueId }: Raised): Promise<string[]> => eventTypes(await storedOf(desk, issueId))
/** In Jira's own create dialogue, or any client's REST: the request type is a field there. */
const madeByRest = async (person: string, fields: Record<string, unknown> = {}): Promise<Raised> => {
  const made = await desk.rest<{ id: string; key: string }>(person, 'POST', '/rest/api/3/issue', {
    fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'Phoned in', customfield_10010: SUPPORT.requestTypeId, ...fields },
  })
  return { issueId: made.id, issueKey: made.key }
}
const mail = async (person: string, more: Record<string, unknown>): Promise<Raised> =>
  (await desk.site.send('POST', '/sandbox/site/mail', { from: desk.person(person).email, subject: 'Printer', text: 'It prints blank pages.', requestTypeId: SUPPORT.requestTypeId, ...more })).body as Raised

describe('who made it decides the channel; without answers it is recorded, not assessed', () => {
  const viewOf = async (raised: Raised) => {
    await desk.site.settle()
    return (await desk.seen('agent-t1', raised)).view
  }
  const NOT_ASSESSED = { severity: { kind: 'notAssessed', severity: 'S3', impact: null, urgency: null } }

  test('a portal request without the panel\'s answers', async () => {
    expect(await viewOf(await desk.raise('customer-1', null))).toMatchObject({ channel: 'portal', ...NOT_ASSESSED, nextStep: { kind: 'assessSeverity' } })
  })

  test("answers outside the enums are none", async () => {
    expect(await viewOf(await desk.raise('customer-1', { impact: 'galaxy' as never, urgency: 'high' }))).toMatchObject(NOT_ASSESSED)
  })

  test('a mail', async () => {
    expect(await viewOf(await mail('customer-3', {}))).toMatchObject({ channel: 'email', ...NOT_ASSESSED, reporterEligible: true })
  })

  test("an agent's, on a customer's behalf: phone; assessing it tells the customer", async () => {
    const phoned = await madeByRest('agent-t1', { reporter: { accountId: desk.person('customer-1').accountId } })
    expect(await viewOf(phoned)).toMatchObject({ channel: 'phone', ...NOT_ASSESSED, nextStep: { kind: 'assessSeverity' }, reporterEligible: true })
    expect(await desk.fields(phoned)).toMatchObject({ 'retrac-channel': 'Phone', 'retrac-impact': null, 'retrac-severity': 'S3' })
    const { view } = answerOf(await desk.agent('agent-t1', phoned, 'assessSeverity', { issueId: phoned.issueId, impact: 'everyone', urgency: 'high' }))
    expect(view.severity).toMatchObject({ kind: 'derived', severity: 'S1' })
    // A rule raises it besides, for it is critical now.
    expect((await desk.told(phoned)).slice(-2)).toEqual([expect.stringMatching(/^We now treat this as Critical\. New times: first answer by /), "We've raised this with our higher-level team."])
    expect(await desk.property(phoned)).toMatchObject({ severity: 'S1', assessed: true })
    await expectWhole(desk, phoned)
  })

  test("an agent's own: nobody of the customer's side can agree", async () => {
    const own = await madeByRest('agent-t2')
    expect(await viewOf(own)).toMatchObject({ reporterEligible: false, ...NOT_ASSESSED })
  })

  test('an issue that is no request, or of a type that is not switched on, is none of ours', async () => {
    const bare = await madeByRest('agent-t1', { customfield_10010: undefined })
    const question = await madeByRest('agent-t1', { customfield_10010: '11', issuetype: { name: 'Service request' } })
    await desk.pass(6)
    for (const { issueId } of [bare, question]) expect((await storedOf(desk, issueId)).incident).toBeNull()
  })
})

describe('comments', () => {
  let raised: Raised
  beforeEach(async () => {
    raised = await desk.raiseAndSettle('customer-1')
  })
  const said = async (work: () => Promise<unknown>): Promise<string[]> => {
    await work()
    await desk.site.settle()
    return (await eventsOf(raised)).slice(1)
  }

  test("an agent's public reply meets first response at its own instant, however late it is told", async () => {
    const createdAt = await desk.now()
    await desk.pass(4)
    await desk.faults([{ on: 'trigger', match: 'commented', do: 'late' }])
    await desk.comment('agent-t1', raised, "We're looking into it.")
    await desk.pass(4)
    const { view, now } = await desk.seen('agent-t1', raised)
    const clock = view.clocks.find(({ metric }) => metric === 'firstResponse')
    expect(clock && clockFigures(clock, now)).toMatchObject({ state: 'met', endedAt: createdAt + 4 * MINUTE_MS, elapsedMs: 4 * MINUTE_MS })
    expect(view.history[0]).toMatchObject({ kind: 'clock', text: 'First response given' })
    await expectWhole(desk, raised)
  })

  test('an internal note meets nothing', async () => {
    expect(await said(() => desk.comment('agent-t1', raised, 'Between us', false))).toEqual([])
  })

  test("a customer's comment shows in the history, once, whoever tells it how often; an edit is no new one", async () => {
    await desk.faults([{ on: 'trigger', match: 'commented', do: 'twice' }])
    expect(await said(() => desk.comment('customer-1', raised, 'It is at row 4,000'))).toEqual(['CustomerWrote'])
    await desk.noFaults()
    const [ours] = (await desk.comments(raised)).filter(({ effectId }) => effectId === null)
    const edited = { body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'At row 4,001' }] }] } }
    await desk.pass(1)
    expect(await said(() => desk.rest('project-admin', 'PUT', `/rest/api/3/issue/${raised.issueKey}/comment/${ours?.id}`, edited))).toEqual(['CustomerWrote'])
  })

  test('so does a mail; neither agrees to anything', async () => {
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { issueId: raised.issueId, as: 'answered', text: 'Use the new form' }))
    expect(await said(() => mail('customer-1', { issueKey: raised.issueKey, text: 'I agree, close it' }))).toEqual(['ClosureProposed', 'FirstResponseMet', 'CustomerWrote'])
    expect((await desk.seen('agent-t1', raised)).view.closure.kind).toBe('proposedByDesk')
    expect((await desk.issue(raised)).status).toBe('Waiting for customer')
  })

  test("a customer's file shows too; an agent's does not", async () => {
    const upload = async (person: string): Promise<void> => {
      const headers = { authorization: `Basic ${Buffer.from(`${desk.person(person).email}:token`).toString('base64')}`, 'x-atlassian-token': 'no-check' }
      const form = new FormData()
      form.append('file', new Blob(['noon: 500']), 'log.txt')
      const temporary = await fetch(`${desk.site.url}/rest/servicedeskapi/servicedesk/${SUPPORT.serviceDeskId}/attachTemporaryFile`, { method: 'POST', headers, body: form })
      const { temporaryAttachments } = (await temporary.json()) as { temporaryAttachments: { temporaryAttachmentId: string }[] }
      const ids = temporaryAttachments.map(({ temporaryAttachmentId }) => temporaryAttachmentId)
      await desk.rest(person, 'POST', `/rest/servicedeskapi/request/${raised.issueKey}/attachment`, { temporaryAttachmentIds: ids, public: true })
    }
    expect(await said(() => upload('customer-1'))).toContain('CustomerAttached')
    const before = (await eventsOf(raised)).filter((type) => type === 'CustomerAttached').length
    expect((await said(() => upload('agent-t1'))).filter((type) => type === 'CustomerAttached')).toHaveLength(before)
    await expectWhole(desk, raised)
  })
})

describe('changes of the issue', () => {
  let raised: Raised
  beforeEach(async () => {
    raised = await desk.raiseAndSettle('customer-1')
  })
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    await work()
    await desk.site.settle()
  }

  test('an assignee set in Jira is taken over; the one that ReTRAC set is not told back', async () => {
    await change(() => desk.rest('agent-t1', 'PUT', `/rest/api/3/issue/${raised.issueKey}/assignee`, { accountId: desk.person('agent-t2').accountId }))
    const seen = await desk.seen('agent-t1', raised)
    expect(seen.people.find(({ ref }) => ref === seen.view.assignee)?.accountId).toBe(desk.person('agent-t2').accountId)
    await change(async () => answerOf(await desk.agent('agent-t1', raised, 'take', { issueId: raised.issueId })))
    expect(await eventsOf(raised)).toEqual(['IncidentRecorded', 'AssigneeChanged', 'AssigneeChanged'])
  })

  test('a new reporter takes over: the old one is no longer asked', async () => {
    await change(() => desk.rest('project-admin', 'PUT', `/rest/api/3/issue/${raised.issueKey}`, { fields: { reporter: { accountId: desk.person('customer-3').accountId } } }))
    expect(await eventsOf(raised)).toContain('ReporterChanged')
    expect((await desk.seenInPortal('customer-3', raised)).role).toBe('reporter')
    expect((await storedOf(desk, raised.issueId)).incident?.reporter.eligible).toBe(true)
  })

  test('a status moved by an agent is put back; one that stands right again is no move', async () => {
    await change(async () => expect((await desk.transition('agent-t1', raised, 'In Progress')).status).toBe(204))
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    expect(await eventsOf(raised)).toEqual(['IncidentRecorded', 'StatusMovedByHand'])
    await expectWhole(desk, raised)
  })

  test('moved to a project that is not switched on, and the event lost: what falls due next finds it, and nothing acts', async () => {
    await desk.faults([{ on: 'trigger', match: 'updated:issue', do: 'lost' }])
    await desk.pass(10)
    const movedAt = await desk.now()
    await desk.site.send('POST', '/sandbox/site/move', { issueKey: raised.issueKey, projectKey: 'OTH' })
    // S2: the first warning of the first response falls due after 15 minutes.
    await desk.pass(60)
    expect(await eventsOf(raised)).toEqual(['IncidentRecorded', 'IssueMoved'])
    expect((await storedOf(desk, raised.issueId)).incident?.projectSince).toBe(movedAt)
    await desk.noFaults()
    // It comes back, and that is told: the clocks go on where they stood.
    const { fields } = await desk.rest<{ fields: { project: { key: string } }; key: string }>('jira-admin', 'GET', `/rest/api/3/issue/${raised.issueId}`)
    expect(fields.project.key).toBe('OTH')
    await desk.site.send('POST', '/sandbox/site/move', { issueKey: (await desk.rest<{ key: string }>('jira-admin', 'GET', `/rest/api/3/issue/${raised.issueId}`)).key, projectKey: 'REC' })
    await desk.site.settle()
    expect((await storedOf(desk, raised.issueId)).incident?.holds).toMatchObject([{ kind: 'projectOff', from: movedAt, to: movedAt + 60 * MINUTE_MS }])
  })

  test('a summary changes nothing here', async () => {
    const before = await desk.storage()
    await change(() => desk.rest('agent-t1', 'PUT', `/rest/api/3/issue/${raised.issueKey}`, { fields: { summary: 'Payroll export fails at row 4,000' } }))
    expect(await desk.storage()).toBe(before)
  })

  test('a deleted issue leaves a tombstone with its number, and nothing falls due any more', async () => {
    await change(() => desk.rest('project-admin', 'DELETE', `/rest/api/3/issue/${raised.issueKey}`))
    const { incident, outbox } = await storedOf(desk, raised.issueId)
    expect(incident).toMatchObject({ number: `RC-0${raised.issueId}`, jira: { deleted: true } })
    expect(outbox).toEqual([])
    const { revision } = incident ?? { revision: 0 }
    await desk.pass(60)
    expect((await storedOf(desk, raised.issueId)).incident?.revision).toBe(revision)
  })

  test('a clone is an incident of its own, with its own number over the copied fields', async () => {
    const { body } = await desk.site.send('POST', '/sandbox/site/clone', { issueKey: raised.issueKey, person: 'agent-t1' })
    await desk.site.settle()
    const clone = body as Raised
    expect(clone.issueId).not.toBe(raised.issueId)
    expect(await desk.fields(clone)).toMatchObject({ 'retrac-number': `RC-0${clone.issueId}` })
    expect(await desk.fields(raised)).toMatchObject({ 'retrac-number': `RC-0${raised.issueId}` })
    await expectWhole(desk, clone)
  })
})

describe('events as Forge really delivers them', () => {
  test.each(['twice', 'late', 'reordered'] as const)('%s: the incident is recorded once, and the customer told once', async (deed) => {
    await desk.faults([{ on: 'trigger', do: deed }])
    const raised = await desk.raise('customer-2')
    await desk.comment('agent-t1', raised, 'On it.')
    await desk.comment('customer-2', raised, 'Thank you.')
    await desk.pass(4)
    expect((await eventsOf(raised)).filter((type) => type !== 'ThresholdReached').sort()).toEqual(['CustomerWrote', 'FirstResponseMet', 'IncidentRecorded'])
    await desk.noFaults()
    await expectWhole(desk, raised)
  })

  test('installing published the first rules, and no project was switched on by it', async () => {
    const versions = (await desk.site.lines('/sandbox/storage')).filter(({ entity }) => entity === 'policy')
    expect((await desk.site.lines('/sandbox/invocations')).filter((line) => line['function'] === 'life-cycle')).toMatchObject([{ cause: 'trigger:avi:forge:installed:app', ok: true }])
    // Switching on made version 2; `active` is the one in force.
    expect(versions.map(({ key }) => key)).toEqual(['active', 'v:000001', 'v:000002'])
    expect(versions[1]).toMatchObject({ value: { row: { policy: { projects: {} } } } })
  })

  test('what the app does itself comes back to it as no event', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const { invocations } = await desk.during(async () => {
      answerOf(await desk.agent('agent-t1', raised, 'take', { issueId: raised.issueId }))
      answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { issueId: raised.issueId, as: 'answered', text: 'Use the new form' }))
      await desk.site.settle()
    })
    expect(invocations.filter((line) => line.function === 'product-events')).toEqual([])
  })
})

test('once quiet, the outbox of the whole site is dry', async () => {
  await desk.pass(15)
  expect((await desk.site.lines('/sandbox/storage')).filter(({ entity }) => entity === 'outbox')).toEqual([])
})

itsCallsFitTheContract(() => desk)
