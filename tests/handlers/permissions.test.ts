import type { Wire } from '../../src/api/answers'
import { calls } from '../../src/api/calls'
import type { Audience } from '../../src/api/calls'
import { AUDIENCES, Desk, FACILITIES, SUPPORT, answerOf } from './support/desk'
import type { Raised } from './support/desk'
import { PLACES, inputOf, isOfTheSite, isPlaceless, mayCall, relationOf } from './support/access-rules'
import type { Place, PlaceIds } from './support/access-rules'
import { itsCallsFitTheContract } from './support/contract'

/** Every call x every person x every incident, through the bridge, with honest and with forged contexts. */
let desk: Desk
const at = {} as Record<Place, PlaceIds>
let people: string[]

beforeAll(async () => {
  desk = await Desk.open()
  await desk.switchOn({ ...FACILITIES })
  const raisedIn = async (place: Place, raised: Raised, project: Omit<PlaceIds, 'issueId' | 'issueKey'> = SUPPORT): Promise<void> => {
    at[place] = { ...raised, projectId: project.projectId, serviceDeskId: project.serviceDeskId, requestTypeId: project.requestTypeId }
  }
  await raisedIn('dana', await desk.raise('customer-1'))
  await raisedIn('danaWithPriya', await desk.raise('customer-1'))
  await desk.rest('customer-1', 'POST', `/rest/servicedeskapi/request/${at.danaWithPriya.issueKey}/participant`, { accountIds: [desk.person('customer-3').accountId] })
  await raisedIn('priya', await desk.raise('customer-3'))
  await raisedIn('tomas', await desk.raise('unlicensed-1'))
  const made = await desk.rest<{ id: string; key: string }>('agent-other', 'POST', '/rest/api/3/issue', {
    fields: { project: { key: FACILITIES.projectKey }, issuetype: { name: 'Service request' }, summary: 'The heating', customfield_10010: FACILITIES.requestTypeId },
  })
  await raisedIn('facilities', { issueId: made.id, issueKey: made.key }, FACILITIES)
  await raisedIn('nowhere', { issueId: '99999', issueKey: 'REC-99999' }, { projectId: '99999', serviceDeskId: '99', requestTypeId: '99' })
  await desk.site.settle()
  people = [...desk.people.keys()]
})
afterAll(() => desk.close())
/** The bridge takes so many calls a minute; a suite of thousands takes its time. */
const nextMinute = () => desk.pass(1)
beforeEach(nextMinute)

/** Where a screen of that audience opens, and its module. */
const opened = (audience: Audience, call: string, { issueKey, projectId, requestTypeId }: PlaceIds): { module: string; context: Record<string, unknown> } => {
  const projectKey = projectId === FACILITIES.projectId ? FACILITIES.projectKey : SUPPORT.projectKey
  if (call === 'getPromise') return { module: 'retrac-create', context: { requestTypeId } }
  if (call === 'getMine') return { module: 'retrac-my-requests', context: { page: 'my_requests' } }
  if (audience === 'portal') return { module: 'retrac-request-top', context: { requestKey: issueKey } }
  if (isOfTheSite(call)) return { module: 'retrac-admin', context: {} }
  if (audience === 'admin') return { module: 'retrac-project-settings', context: { projectKey } }
  return ['getQueue', 'getRaise', 'raise'].includes(call) ? { module: 'retrac-queue', context: { projectKey } } : { module: 'retrac-issue-context', context: { issueKey } }
}
/** What a screen that stands there claims; goes through the browser unchecked. */
const claimOf = ({ issueId, issueKey, projectId, serviceDeskId, requestTypeId }: PlaceIds): Record<string, unknown> => ({
  issue: { id: issueId, key: issueKey },
  project: { id: projectId },
  portal: { id: Number(serviceDeskId) },
  request: { key: issueKey, typeId: Number(requestTypeId) },
})

type Outcome = { door: 'closed' | 'noAccess' | 'open'; wire: Wire<unknown> | null }
const outcomeOf = async (person: string, module: string, context: Record<string, unknown>, call: string, payload: unknown): Promise<Outcome> => {
  const answer = await desk.bridge(person, module, context, call, payload)
  if (!answer.ok) {
    // Jira itself does not open that module there: the app was never asked.
    if (answer.error.name !== 'ModuleNotAvailable') throw new Error(`${person} ${module} ${call}: ${answer.error.message}`)
    return { door: 'closed', wire: null }
  }
  const wire = answer.result as Wire<unknown>
  return { door: !wire.ok && wire.problem.kind === 'noAccess' ? 'noAccess' : 'open', wire }
}

const ALL = AUDIENCES.flatMap((audience) => Object.keys(calls[audience]).map((call): [Audience, string] => [audience, call]))

/** Some place where that person may open a module of the audience, to call about another from there. */
const footholdOf = async (audience: Audience, call: string, person: string): Promise<{ module: string; context: Record<string, unknown> } | null> => {
  for (const place of PLACES) {
    const { module, context } = opened(audience, call, at[place])
    const answer = await desk.site.bridge({ person, module, context, command: 'getContext' })
    if (answer.ok) return { module, context }
  }
  return null
}

describe('nobody gets in who may not', () => {
  test.each(ALL)('%s.%s: neither from the place itself nor from another with a forged context; nothing is written', async (audience, call) => {
    const before = await desk.storage()
    const wrong: string[] = []
    for (const person of people) {
      const foothold = await footholdOf(audience, call, person)
      for (const place of PLACES.filter((one) => !mayCall(audience, call, person, one))) {
        const payload = inputOf(audience, call, at[place])
        const { module, context } = opened(audience, call, at[place])
        const attempts = [outcomeOf(person, module, context, call, payload)]
        // From where the person may stand: with the extension left as it is, and with one that claims the place called about.
        if (foothold !== null) {
          attempts.push(outcomeOf(person, foothold.module, foothold.context, call, payload))
          attempts.push(outcomeOf(person, foothold.module, { ...foothold.context, extension: claimOf(at[place]) }, call, payload))
          attempts.push(outcomeOf(person, foothold.module, { ...foothold.context, extension: {} }, call, payload))
        }
        const doors = (await Promise.all(attempts)).map(({ door }) => door)
        if (doors.includes('open')) wrong.push(`${person} ${place} ${doors.join()}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await desk.storage()).toBe(before)
  })

  test('what is not yours and what does not exist answer the same bytes', async () => {
    for (const [audience, call] of ALL) {
      if (isPlaceless(call)) continue
      await nextMinute()
      for (const person of people) {
        const foothold = await footholdOf(audience, call, person)
        if (foothold === null) continue
        const context = { ...foothold.context, extension: {} }
        const closed = PLACES.filter((place) => !mayCall(audience, call, person, place))
        const answers = new Set<string>()
        for (const place of closed) answers.add(JSON.stringify((await outcomeOf(person, foothold.module, context, call, inputOf(audience, call, at[place]))).wire))
        expect([person, audience, call, answers.size]).toEqual([person, audience, call, Math.min(1, closed.length)])
      }
    }
  })

  test("a customer's module reaches no call of agents or admins, whatever it is asked for", async () => {
    const before = await desk.storage()
    for (const [audience, call] of ALL.filter(([each, name]) => each !== 'portal' && !(name in calls.portal))) {
      for (const person of ['customer-1', 'unlicensed-1']) {
        const foothold = await footholdOf('portal', 'getIncident', person)
        const answer = await desk.bridge(person, foothold?.module ?? '', { ...foothold?.context, extension: claimOf(at.dana) }, call, inputOf(audience, call, at.dana))
        expect(answer).toMatchObject({ ok: false, error: { message: 'There was an error invoking the function' } })
      }
    }
    expect(await desk.storage()).toBe(before)
  })

  test('customers and unlicensed accounts open no module of agents or admins; nobody without an account opens any', async () => {
    for (const [audience, call] of ALL.filter(([each]) => each !== 'portal')) {
      for (const person of ['customer-1', 'customer-3', 'unlicensed-1', 'anonymous']) expect(await footholdOf(audience, call, person)).toBeNull()
    }
    for (const [, call] of ALL.filter(([each]) => each === 'portal')) expect(await footholdOf('portal', call, 'anonymous')).toBeNull()
  })
})

describe('whoever may gets in', () => {
  test.each(ALL)('%s.%s: from the place itself; a context that names another place refuses', async (audience, call) => {
    const wrong: string[] = []
    for (const person of people) {
      for (const place of PLACES.filter((one) => mayCall(audience, call, person, one))) {
        const { module, context } = opened(audience, call, at[place])
        const payload = inputOf(audience, call, at[place])
        const elsewhere = place === 'facilities' ? at.dana : at.facilities
        if (!isPlaceless(call)) {
          const contradicting = await outcomeOf(person, module, { ...context, extension: claimOf(elsewhere) }, call, payload)
          if (contradicting.door === 'open') wrong.push(`${person} ${place} contradicting`)
        }
        // Jira opens the create form of his own desks only to an unlicensed account; the answer is the same for all.
        if (call === 'getPromise' && person === 'unlicensed-1' && place === 'facilities') continue
        const honest = await outcomeOf(person, module, context, call, payload)
        if (honest.door !== 'open') wrong.push(`${person} ${place} ${honest.door}`)
        // Past the door a rule may refuse; nothing may break.
        else if (honest.wire !== null && !honest.wire.ok && !['refused', 'notTracked', 'movedOn', 'invalid'].includes(honest.wire.problem.kind)) wrong.push(`${person} ${place} ${honest.wire.problem.kind}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('a member of the organisation reads, and changes nothing', async () => {
    const { dana } = at
    expect((await desk.seenInPortal('customer-2', dana)).role).toBe(relationOf('customer-2', 'dana'))
    const before = await desk.storage()
    for (const call of ['agreeClosure', 'declineClosure', 'sayNoLongerAnIssue', 'withdrawProposal'] as const) {
      expect((await outcomeOf('customer-2', 'retrac-request-top', { requestKey: dana.issueKey }, call, inputOf('portal', call, dana))).wire).toMatchObject({ ok: false, problem: { kind: 'refused' } })
    }
    expect(await desk.storage()).toBe(before)
  })

  test('an account that was taken away gets in nowhere', async () => {
    await desk.site.send('POST', '/sandbox/site/account', { person: 'agent-t2', active: false })
    const answer = await desk.bridge('agent-t2', 'retrac-issue-context', { issueKey: at.dana.issueKey }, 'take', { issueId: at.dana.issueId })
    expect(answer.ok && (answer.result as Wire<unknown>).ok).toBe(false)
    await desk.site.send('POST', '/sandbox/site/account', { person: 'agent-t2', active: true })
  })
})

describe('class I never reaches a customer', () => {
  test('nothing internal stands in any answer of the portal, whatever was written inside', async () => {
    const raised = await desk.raiseAndSettle('customer-1')
    const { issueId } = raised
    await desk.rest('customer-1', 'POST', `/rest/servicedeskapi/request/${raised.issueKey}/participant`, { accountIds: [desk.person('unlicensed-1').accountId] })
    let planted = 0
    const marker = (): string => `PLANTED-${(planted += 1)}-INSIDE`
    answerOf(await desk.agent('agent-t1', raised, 'take', { issueId }))
    answerOf(await desk.agent('agent-t1', raised, 'recordInvestigation', { issueId, kind: 'preliminary', text: marker() }))
    answerOf(await desk.agent('consultant', raised, 'recordInvestigation', { issueId, kind: 'full', text: marker() }))
    answerOf(await desk.agent('agent-t1', raised, 'handToDesk', { issueId }))
    answerOf(await desk.agent('consultant', raised, 'addDiagnosis', { issueId, kind: 'manual', text: marker(), customerText: 'A lock in the database.' }))
    answerOf(await desk.agent('agent-t1', raised, 'recordRemediation', { issueId, kind: 'manual', text: marker(), outcome: 'failed' }))
    const packet = { seen: marker(), tried: marker(), ruledOut: marker(), neededNext: marker() }
    answerOf(await desk.agent('agent-t1', raised, 'transferTier', { issueId, to: 'II', reason: marker(), customerReason: 'a database expert is needed', ...packet }))
    answerOf(await desk.agent('agent-t2', raised, 'overrideSeverity', { issueId, severity: 'S1', reason: marker() }))
    answerOf(await desk.agent('agent-t2', raised, 'questionScope', { issueId, reason: marker() }))
    answerOf(await desk.agent('lead', raised, 'decideScope', { issueId, decision: { kind: 'in' } }))
    const [escalated, returned] = [await desk.agent('agent-t2', raised, 'escalate', { issueId, reason: marker() }), await desk.agent('lead', raised, 'returnEscalation', { issueId, reason: marker() })]
    // The rule for S1 may have raised it already; then the first is refused and the second is not.
    expect([escalated.ok, returned.ok]).toContain(true)
    answerOf(await desk.agent('lead', raised, 'proposeClosure', { issueId, as: 'resolved', text: 'It runs again.' }))
    await desk.comment('lead', raised, marker(), false)
    await desk.pass(90)
    expect(planted).toBe(14)

    const inside = [
      'PLANTED', 'hold', 'Hold', 'recare-', 'jira-servicemanagement', 'groups', 'policyVersion', 'revision', 'assignee', 'roles', 'reason":', 'packet', 'remediation', 'investigation',
      ...[...desk.people.values()].filter(({ email }) => email.endsWith('@recare.example')).flatMap(({ displayName, accountId, email }) => [displayName, accountId, email]),
      // Staff stand in the store as references; those are inside too, and so is every reference.
      ...(await desk.site.lines('/sandbox/storage')).filter(({ entity }) => entity === 'person').map(({ key }) => String(key)),
    ]
    const { view } = await desk.seenInPortal('customer-1', raised)
    const textHash = view.closure.kind === 'askedOfYou' ? view.closure.textHash : ''
    const answers: unknown[] = []
    for (const person of ['customer-1', 'customer-2', 'unlicensed-1', 'customer-3']) {
      for (const [call, payload] of [
        ['getIncident', { requestKey: raised.issueKey }],
        ['sayNoLongerAnIssue', { issueId }],
        ['withdrawProposal', { issueId, seenAt: 1 }],
        ['agreeClosure', { issueId, textHash: 'b'.repeat(64), seenAt: 1 }],
        ['agreeClosure', { issueId, textHash: 'no hash' }],
        ['declineClosure', { issueId, why: 'notTested', text: 'Not yet', seenAt: 2 }],
        ['declineClosure', { issueId, why: 'notTested', text: 'Again', seenAt: 2 }],
        ['getIncident', { requestKey: raised.issueKey }],
      ] as const) {
        answers.push(await desk.bridge(person, 'retrac-request-top', { requestKey: raised.issueKey }, call, payload))
      }
      answers.push(await desk.bridge(person, 'retrac-create', { requestTypeId: SUPPORT.requestTypeId }, 'getPromise', { serviceDeskId: SUPPORT.serviceDeskId, requestTypeId: SUPPORT.requestTypeId }))
    }
    expect(textHash).toMatch(/^[0-9a-f]{64}$/)
    const text = JSON.stringify(answers)
    expect(text).toContain('It runs again.')
    expect(inside.filter((word) => text.includes(word))).toEqual([])
    // Nor in what was told in public.
    const told = (await desk.told(raised)).join('\n')
    expect(inside.filter((word) => told.includes(word))).toEqual([])
  })
})

itsCallsFitTheContract(() => desk)
