import { Desk, HOUR_MS, MINUTE_MS, answerOf, problemOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { eventTypes, expectWhole, storedOf } from './support/whole'

/** The queue's consumer and the five-minute sweep: what falls due, what was lost, what was not delivered, what was moved. */
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
})
afterAll(() => desk.close())
afterEach(() => desk.noFaults())

const S1 = { impact: 'everyone', urgency: 'high' } as const

/** Thresholds of an incident that were acted on, each with the minute after its creation at which it fell due. */
const fired = async ({ issueId }: Raised): Promise<string[]> => {
  const { history, incident } = await storedOf(desk, issueId)
  return history
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'ThresholdReached' ? [`${event.threshold.metric} ${event.threshold.kind} ${event.threshold.percent} at ${(event.at - (incident?.createdAt ?? 0)) / MINUTE_MS}`] : []))
}

describe('what falls due', () => {
  const FIRST_HALF_HOUR = [
    'firstResponse warn 50 at 7.5',
    'firstResponse warn 75 at 11.25', 'firstResponse atRisk 0 at 11.25',
    'firstResponse breach 0 at 15', 'holdI warn 50 at 15',
    'holdI warn 75 at 22.5', 'holdI atRisk 0 at 22.5',
    'holdI breach 0 at 30',
  ]

  test('acts at its own instant, once, although the sweep comes every five minutes only', async () => {
    const raised = await desk.raiseAndSettle('customer-1', S1)
    await desk.pass(7.49)
    expect(await fired(raised)).toEqual([])
    await desk.pass(0.01)
    expect(await fired(raised)).toEqual(FIRST_HALF_HOUR.slice(0, 1))
    await desk.pass(22.49)
    expect(await fired(raised)).toEqual(FIRST_HALF_HOUR.slice(0, -1))
    await desk.pass(0.01)
    expect(await fired(raised)).toEqual(FIRST_HALF_HOUR)
    expect(await desk.fields(raised)).toMatchObject({ 'retrac-sla-state': 'Breached' })
    await expectWhole(desk, raised)
  })

  test.each(['twice', 'reordered'] as const)('events of the queue that come %s change nothing', async (deed) => {
    await desk.faults([{ on: 'queue', do: deed }])
    const raised = await desk.raiseAndSettle('customer-1', S1)
    await desk.pass(31)
    expect(await fired(raised)).toEqual(FIRST_HALF_HOUR)
    await desk.noFaults()
    await expectWhole(desk, raised)
  })

  test('events that the queue loses, and sweeps that do not come, delay it; nothing is left out', async () => {
    await desk.faults([{ on: 'queue', do: 'lost' }, { on: 'trigger', match: 'schedule', do: 'lost' }])
    const raised = await desk.raiseAndSettle('customer-1', S1)
    await desk.pass(40)
    expect(await fired(raised)).toEqual([])
    await desk.noFaults()
    await desk.pass(5)
    expect(await fired(raised)).toEqual(FIRST_HALF_HOUR)
    await expectWhole(desk, raised)
  })

  test('a consumer that is killed does it again; a threshold acts once', async () => {
    const raised = await desk.raiseAndSettle('customer-1', S1)
    await desk.faults([{ on: 'function', match: 'consumer', do: 'kill-after', times: 3 }])
    await desk.pass(40)
    expect(await fired(raised)).toHaveLength(FIRST_HALF_HOUR.length)
    await expectWhole(desk, raised)
  })

  test('nothing falls due while closure is proposed; what fell due meanwhile acts at once when it is declined', async () => {
    const raised = await desk.raiseAndSettle('customer-1', S1)
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { issueId: raised.issueId, as: 'resolved', text: 'It runs.' }))
    await desk.pass(60)
    expect(await fired(raised)).toEqual([])
    answerOf(await desk.portal('customer-1', raised, 'declineClosure', { issueId: raised.issueId, why: 'stillHappens' }))
    await desk.pass(1)
    expect(await fired(raised)).toEqual(['holdI warn 50 at 15', 'holdI warn 75 at 22.5', 'holdI atRisk 0 at 22.5', 'holdI breach 0 at 30'])
    await expectWhole(desk, raised)
  })

  test('an incident that closed is never due again', async () => {
    const raised = await desk.raiseAndSettle('customer-1', S1)
    answerOf(await desk.portal('customer-1', raised, 'sayNoLongerAnIssue', { issueId: raised.issueId }))
    answerOf(await desk.agent('agent-t1', raised, 'agreeNoLonger', { issueId: raised.issueId }))
    await desk.pass(60)
    expect(await fired(raised)).toEqual([])
    expect(await storedOf(desk, raised.issueId)).toMatchObject({ state: 'closed' })
  })
})

describe('what was lost', () => {
  test('a created event that never came: the sweep records the issue, from its creation on', async () => {
    await desk.faults([{ on: 'trigger', match: 'avi:jira:created:issue', do: 'lost' }])
    const raised = await desk.raiseAndSettle('customer-1', S1)
    const createdAt = await desk.now()
    expect((await storedOf(desk, raised.issueId)).incident).toBeNull()
    await desk.pass(6)
    const incident = await expectWhole(desk, raised)
    expect(incident).toMatchObject({ number: `RC-0${raised.issueId}`, createdAt, severity: { kind: 'derived', severity: 'S1' } })
    expect(incident.recordedAt).toBeGreaterThan(createdAt)
    expect((await desk.told(raised))[0]).toMatch(/^We've recorded this as /)
  })

  test('or whoever looks first records it: all give the same row', async () => {
    await desk.faults([{ on: 'trigger', match: 'avi:jira:created:issue', do: 'lost' }])
    const createdAt = await desk.now()
    const [byAgent, byCustomer] = [await desk.raiseAndSettle('customer-1', S1), await desk.raiseAndSettle('customer-1', S1)]
    await Promise.all([desk.seen('agent-t1', byAgent), desk.seen('agent-t2', byAgent), desk.seenInPortal('customer-1', byCustomer), desk.seenInPortal('customer-1', byCustomer)])
    await desk.noFaults()
    const byEvent = await desk.raiseAndSettle('customer-1', S1)
    await desk.pass(2)
    const factsOf = async (raised: Raised) => {
      const { issueId: _id, number: _number, ...facts } = await expectWhole(desk, raised)
      return facts
    }
    expect(await factsOf(byAgent)).toEqual(await factsOf(byEvent))
    expect(await factsOf(byCustomer)).toEqual(await factsOf(byEvent))
    expect((await factsOf(byAgent)).createdAt).toBe(createdAt)
  })
})

describe('what was not delivered', () => {
  test.each(['503', '429', 'timeout', 'lost', 'conflict'] as const)('Jira answers %s to all that is written: acknowledged all the same, delivered once when it returns', async (deed) => {
    const raised = await desk.raiseAndSettle('customer-1')
    await desk.faults(['POST /rest/api/3/issue/*/comment', 'POST /rest/api/3/app/field/value', 'PUT *', 'POST /rest/api/3/issue/*/transitions'].map((match) => ({ on: 'rest', match, do: deed })))
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { issueId: raised.issueId, as: 'resolved', text: 'It runs.' }))
    await desk.pass(3)
    expect((await storedOf(desk, raised.issueId)).outbox.length).toBeGreaterThan(0)
    await desk.noFaults()
    // security.md 9: the outbox is dry ten minutes after Jira returned.
    await desk.pass(10)
    await expectWhole(desk, raised)
    expect((await desk.told(raised)).filter((text) => text.startsWith('We think this is solved'))).toHaveLength(1)
  })

  test('the queue is gone too: the sweep alone delivers it, in order', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const { issueId } = raised
    await desk.faults([{ on: 'rest', match: 'POST', do: '503' }, { on: 'queue', do: 'lost' }])
    answerOf(await desk.agent('agent-t1', raised, 'recordInvestigation', { issueId, kind: 'preliminary', text: 'Seen.' }))
    answerOf(await desk.agent('agent-t1', raised, 'transferTier', { issueId, to: 'II', reason: 'a DBA is needed' }))
    answerOf(await desk.agent('agent-t2', raised, 'proposeClosure', { issueId, as: 'resolved', text: 'It runs.' }))
    await desk.faults([{ on: 'queue', do: 'lost' }])
    await desk.pass(10)
    await expectWhole(desk, raised)
    expect((await desk.told(raised)).slice(1).map((text) => text.slice(0, 14))).toEqual(['Our Tier II sp', 'We think this '])
  })

  test('the issue is gone meanwhile: what waits for it is dropped', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    await desk.faults([{ on: 'rest', match: 'POST', do: '503' }, { on: 'trigger', do: 'lost' }])
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { issueId: raised.issueId, as: 'resolved', text: 'It runs.' }))
    await desk.rest('project-admin', 'DELETE', `/rest/api/3/issue/${raised.issueKey}`)
    await desk.noFaults()
    await desk.pass(15)
    expect((await storedOf(desk, raised.issueId)).outbox).toEqual([])
  })
})

describe('a status moved past the workflow', () => {
  test('is put back at most three times in ten minutes, then left, and said so; and again from the eleventh on', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const force = async (): Promise<string> => {
      await desk.forceStatus(raised, 'Escalated')
      await desk.site.settle()
      return (await desk.issue(raised)).status
    }
    for (let time = 0; time < 3; time += 1) {
      expect(await force()).toBe('Waiting for support')
      await desk.pass(1)
    }
    expect(await force()).toBe('Escalated')
    expect((await desk.seen('agent-t1', raised)).view).toMatchObject({ statusLeftAlone: true, history: [{ text: expect.stringContaining('left') as string }, {}, {}, {}, {}] })
    await desk.pass(12)
    // It stays left until it stands right again; the automation that fought for it has stopped then.
    expect((await desk.issue(raised)).status).toBe('Escalated')
    expect((await desk.transition('agent-t1', raised, 'Waiting for support')).status).toBe(204)
    await desk.site.settle()
    expect((await desk.seen('agent-t1', raised)).view.statusLeftAlone).toBe(false)
    expect(await force()).toBe('Waiting for support')
    await expectWhole(desk, raised)
  })

  test('without an event: the sweep sees it', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    await desk.pass(6)
    await desk.faults([{ on: 'trigger', match: 'avi:jira:updated:issue', do: 'lost' }])
    await desk.forceStatus(raised, 'Canceled')
    await desk.pass(6)
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    expect(eventTypes(await storedOf(desk, raised.issueId))).toContain('StatusMovedByHand')
  })

  test('from a status that no single transition leaves for ours it goes back in two, and closes nothing', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    await desk.forceStatus(raised, 'Resolved')
    await desk.pass(6)
    const { view } = await desk.seen('agent-t1', raised)
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    expect(view.closure.kind).toBe('none')
    // It is still worked on like any other.
    answerOf(await desk.agent('agent-t1', raised, 'recordInvestigation', { issueId: raised.issueId, kind: 'preliminary', text: 'Seen.' }))
  })
})

describe('the closing validator', () => {
  test('lets nobody into any done status, and says why; what is no incident passes', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    for (const [person, status] of [['agent-t1', 'Resolved'], ['lead', 'Canceled'], ['project-admin', 'Resolved']] as const) {
      const refused = await desk.transition(person, raised, status)
      expect(refused.status).toBe(400)
      expect(JSON.stringify(refused.body)).toContain('This incident closes by agreement. Propose closure in the ReTRAC panel')
    }
    const question = await desk.rest<{ issueId: string; issueKey: string }>('customer-1', 'POST', '/rest/servicedeskapi/request', { serviceDeskId: '1', requestTypeId: '11', requestFieldValues: { summary: 'How does it work?' } })
    expect((await desk.transition('agent-t1', question, 'Resolved')).status).toBe(204)
  })

  test("guards an issue that isn't recorded yet", async () => {
    await desk.faults([{ on: 'trigger', do: 'lost' }])
    const raised = await desk.raiseAndSettle('customer-1')
    const refused = await desk.transition('agent-t1', raised, 'Resolved')
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain("This incident isn't recorded yet")
  })

  test.each([
    ['the app is down', { on: 'function', match: 'close-validator', do: '500' }],
    ['the app is killed', { on: 'storage', do: 'kill-before' }],
    ['it takes too long', { on: 'function', match: 'close-validator', do: 'timeout' }],
    ['storage is down', { on: 'storage', do: '503' }],
    ['Jira does not answer it', { on: 'rest', do: '503' }],
  ] as const)('refuses where it cannot be told: %s', async (_name, rule) => {
    const raised = await desk.raiseAndSettle('customer-1')
    await desk.faults([rule])
    const refused = await desk.transition('agent-t1', raised, 'Resolved')
    expect(refused.status).toBe(400)
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
  })

  test('lets a closed incident in, where its own move was lost, and nobody out of the agreement', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    answerOf(await desk.portal('customer-1', raised, 'sayNoLongerAnIssue', { issueId: raised.issueId }))
    await desk.faults([{ on: 'rest', match: 'POST /rest/api/3/issue/*/transitions', do: '503' }])
    answerOf(await desk.agent('agent-t1', raised, 'agreeNoLonger', { issueId: raised.issueId }))
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    expect((await desk.transition('agent-t1', raised, 'Resolved')).status).toBe(204)
    expect(problemOf(await desk.agent('agent-t1', raised, 'agreeNoLonger', { issueId: raised.issueId })).kind).toBe('refused')
    await desk.noFaults()
    await desk.pass(6)
    await expectWhole(desk, raised)
  })
})

test('every function of the manifest ran in these suites, and the sweep as often as its interval says', async () => {
  const { manifest } = (await desk.site.get('/sandbox/app')) as { manifest: { modules: { function: { key: string }[] } } }
  const ran = await desk.site.lines('/sandbox/invocations')
  expect([...new Set(ran.map((line) => line['function']))].sort()).toEqual(manifest.modules.function.map(({ key }) => key).sort())
  const sweeps = ran.filter((line) => line['function'] === 'sweep').map((line) => Date.parse(String(line['at'])))
  for (const at of sweeps) expect((at - Date.parse('2026-11-24T08:00:00Z')) % (5 * MINUTE_MS)).toBe(0)
  expect((await desk.now()) - (sweeps.at(-1) ?? 0)).toBeLessThan(HOUR_MS)
})

itsCallsFitTheContract(() => desk)
