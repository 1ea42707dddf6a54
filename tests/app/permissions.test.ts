import { calls } from '../../src/api/calls'
import type { Audience, CallName, InputOf } from '../../src/api/calls'
import type { Wire } from '../../src/api/answers'
import { adminCalls } from '../../src/app/use-cases/admin-calls'
import { agentCalls } from '../../src/app/use-cases/agent-calls'
import { portalCalls } from '../../src/app/use-cases/portal-calls'
import { PAYLOAD_MAX_BYTES, resolverOf } from '../../src/entry/resolvers'
import { editOf } from '../../src/app/admin/policy-desk'
import { HOUR_MS } from '../../src/domain/time'
import { CREATED_AT, PROJECT, STATUS_IDS, issueId, policy } from '../support/builders'
import { CALLERS, MemorySite, OTHER_PROJECT } from '../support/memory-site'
import type { PersonName } from '../support/memory-site'

/** The incident and its desk: `own` has all the people of the memory site in their roles, `foreign` none of them. */
interface Place {
  issueId: string
  requestKey: string
  projectId: string
  serviceDeskId: string
  requestTypeId: string
}
const OWN: Place = { issueId: '10142', requestKey: 'REC-142', projectId: PROJECT, serviceDeskId: '7', requestTypeId: '31' }
const FOREIGN: Place = { issueId: '10200', requestKey: 'OTH-200', projectId: OTHER_PROJECT, serviceDeskId: '8', requestTypeId: '80' }
const NOWHERE: Place = { issueId: '99999', requestKey: 'REC-99999', projectId: '99999', serviceDeskId: '99', requestTypeId: '99' }

/** A well-formed input for each call: one without does not compile. */
type Inputs = { [A in Audience]: { [N in CallName<A>]: (at: Place) => InputOf<A, N> } }
const HASH = 'a'.repeat(64)
const INPUTS: Inputs = {
  agent: {
    getIncident: ({ issueId: id }) => ({ issueId: id }),
    getQueue: ({ projectId }) => ({ projectId }),
    assessSeverity: ({ issueId: id }) => ({ issueId: id, impact: 'everyone', urgency: 'high' }),
    take: ({ issueId: id }) => ({ issueId: id }),
    recordInvestigation: ({ issueId: id }) => ({ issueId: id, kind: 'preliminary', text: 'Seen.' }),
    handToDesk: ({ issueId: id }) => ({ issueId: id }),
    addDiagnosis: ({ issueId: id }) => ({ issueId: id, kind: 'manual', text: 'A lock.' }),
    recordRemediation: ({ issueId: id }) => ({ issueId: id, kind: 'manual', text: 'Killed it.', outcome: 'worked' }),
    transferTier: ({ issueId: id }) => ({ issueId: id, to: 'II', reason: 'a DBA is needed' }),
    proposeClosure: ({ issueId: id }) => ({ issueId: id, as: 'resolved', text: 'It runs again.' }),
    withdrawProposal: ({ issueId: id }) => ({ issueId: id }),
    agreeNoLonger: ({ issueId: id }) => ({ issueId: id }),
    declineNoLonger: ({ issueId: id }) => ({ issueId: id, reason: 'Still broken.' }),
    overrideSeverity: ({ issueId: id }) => ({ issueId: id, severity: 'S1', reason: 'A board meeting.' }),
    askEvidence: ({ issueId: id }) => ({ issueId: id, items: [{ kind: 'logs', what: 'The log', why: 'It shows it.', answerBy: null }] }),
    withdrawEvidence: ({ issueId: id }) => ({ issueId: id, itemId: 'e2-1' }),
    stillMissing: ({ issueId: id }) => ({ issueId: id }),
    askSession: ({ issueId: id }) => ({ issueId: id, tool: 'UltraVNC', purpose: 'to see it', may: 'see your screen', expiresAt: CREATED_AT + 2 * HOUR_MS }),
    withdrawSession: ({ issueId: id }) => ({ issueId: id }),
    startSession: ({ issueId: id }) => ({ issueId: id }),
    endSession: ({ issueId: id }) => ({ issueId: id }),
    closeWithinDesk: ({ issueId: id }) => ({ issueId: id }),
    reopen: ({ issueId: id }) => ({ issueId: id, reason: 'It is back.' }),
    questionScope: ({ issueId: id }) => ({ issueId: id, reason: 'Not in the contract.' }),
    decideScope: ({ issueId: id }) => ({ issueId: id, decision: { kind: 'charge', amount: '120.00 EUR', for: 'A visit' } }),
    escalate: ({ issueId: id }) => ({ issueId: id, reason: 'Everybody stands still.' }),
    returnEscalation: ({ issueId: id }) => ({ issueId: id, reason: 'It is in hand.' }),
    getRaise: ({ projectId }) => ({ projectId }),
    raise: ({ projectId, requestTypeId }) => ({ projectId, requestTypeId, customerAccountId: CALLERS.stranger.accountId, summary: 'No mail', impact: 'several', urgency: 'high' }),
  },
  portal: {
    getIncident: ({ requestKey }) => ({ requestKey }),
    getPromise: ({ serviceDeskId, requestTypeId }) => ({ serviceDeskId, requestTypeId }),
    agreeClosure: ({ issueId: id }) => ({ issueId: id, textHash: HASH }),
    declineClosure: ({ issueId: id }) => ({ issueId: id, why: 'stillHappens' }),
    sayNoLongerAnIssue: ({ issueId: id }) => ({ issueId: id }),
    withdrawProposal: ({ issueId: id }) => ({ issueId: id }),
    answerEvidence: ({ issueId: id }) => ({ issueId: id, itemId: 'e2-1', answer: { kind: 'text', text: 'Here.' } }),
    getFiles: ({ issueId: id }) => ({ issueId: id }),
    approveSession: ({ issueId: id }) => ({ issueId: id, textHash: HASH }),
    declineSession: ({ issueId: id }) => ({ issueId: id }),
    revokeSession: ({ issueId: id }) => ({ issueId: id }),
    acceptCharge: ({ issueId: id }) => ({ issueId: id, textHash: HASH }),
    declineCharge: ({ issueId: id }) => ({ issueId: id }),
    reopen: ({ issueId: id }) => ({ issueId: id, reason: 'It is back.' }),
    getMine: () => ({}),
  },
  admin: {
    getSite: () => ({}),
    getProject: ({ projectId }) => ({ projectId }),
    saveProject: ({ projectId, requestTypeId }) => ({ projectId, seenVersion: 1, on: true, requestTypeIds: [requestTypeId], statusMap: { ...STATUS_IDS } }),
    runSetup: ({ projectId }) => ({ projectId }),
    getPolicy: () => ({}),
    saveDraft: () => ({ seenDraft: 0, edit: editOf(policy()) }),
    discardDraft: () => ({ seenDraft: 0 }),
    getImpact: () => ({}),
    publish: () => ({ seenDraft: 1, seenVersion: 1 }),
    getVersion: () => ({ version: 1 }),
    restoreVersion: () => ({ version: 1, seenDraft: 0 }),
  },
}

/** security.md 3, by hand: who gets past `authorise`, for each kind of thing that a call names. */
const AGENTS: PersonName[] = ['tierOne', 'tierTwo', 'consultant', 'lead']
const SIDE: PersonName[] = ['reporter', 'participant', 'colleague', 'unlicensedParticipant', 'member']
const EVERYBODY = (Object.keys(CALLERS) as PersonName[]).filter((name) => name !== 'anonymous')
interface Allowed {
  own: PersonName[]
  foreign: PersonName[]
}
/** Settings of one project; everything else that an admin calls is the whole site's. */
const OF_A_PROJECT = new Set(['getProject', 'saveProject', 'runSetup'])
const expected = (audience: Audience, call: string): Allowed => {
  if (audience === 'agent') return { own: AGENTS, foreign: ['otherDeskAgent'] }
  // Words of the policy, and a list that answers each with his own.
  if (call === 'getPromise' || call === 'getMine') return { own: EVERYBODY, foreign: EVERYBODY }
  if (audience === 'portal') return { own: SIDE, foreign: [] }
  if (!OF_A_PROJECT.has(call)) return { own: ['siteAdmin'], foreign: ['siteAdmin'] }
  return { own: ['projectAdmin', 'siteAdmin'], foreign: ['siteAdmin'] }
}

function freshSite(): MemorySite {
  const site = new MemorySite()
  site.raise()
  const owner = { accountId: 'qm:somebody-else', accountType: 'customer', active: true, timeZone: null }
  site.raise({ issueId: issueId('10200'), key: 'OTH-200', projectId: OTHER_PROJECT, requestTypeId: '80', reporter: owner, creatorAccountId: owner.accountId, participants: [], members: [] })
  return site
}

type Invoke = (payload: unknown, context: Record<string, unknown>, functionKey?: string) => Promise<Wire<unknown>>
function invoker(site: MemorySite, audience: Audience, call: string): Invoke {
  const ports = () => site.ports
  const handlers = {
    agent: resolverOf('agent', agentCalls, ports),
    portal: resolverOf('portal', portalCalls, ports),
    admin: resolverOf('admin', adminCalls, ports),
  }
  return async (payload, context, functionKey = call) => 
    // As Forge does it: the account comes from the platform's side, beside whatever context the browser sent.
    (await handlers[audience]({ call: { functionKey, payload }, context } as never, { principal: { accountId: context.accountId } })) as Wire<unknown>
}
const contextOf = (name: PersonName, extension: unknown = {}): Record<string, unknown> => ({ ...CALLERS[name], extension })
/** What a screen standing there would claim. */
const extensionAt = (at: Place) => ({
  issue: { id: at.issueId, key: at.requestKey },
  project: { id: at.projectId },
  portal: { id: Number(at.serviceDeskId) },
  request: { key: at.requestKey, typeId: Number(at.requestTypeId) },
})

/** What an admin's call that names a version may hear besides. */
const STALE = ['movedOn']

/** All that a call could have changed. */
const everything = (site: MemorySite) =>
  JSON.stringify([
    [...site.store.incidents], [...site.store.historyRows], [...site.store.outbox], site.store.policies, [...site.store.people],
    site.jira.comments, [...site.jira.fields], [...site.jira.properties], [...site.jira.issues], site.queued,
  ])

const ALL = (Object.keys(calls) as Audience[]).flatMap((audience) => Object.keys(calls[audience]).map((call): [Audience, string] => [audience, call]))
const inputFor = (audience: Audience, call: string, at: Place): unknown => (INPUTS[audience] as Record<string, (at: Place) => unknown>)[call]?.(at)

describe.each(ALL)('%s.%s', (audience, call) => {
  const allowed = expected(audience, call)
  const namesPlace = JSON.stringify(inputFor(audience, call, OWN)) !== JSON.stringify(inputFor(audience, call, FOREIGN))

  test.each([['own', OWN], ['foreign', FOREIGN]] as const)('%s: exactly these people get in', async (relation, at) => {
    const got: PersonName[] = []
    for (const name of Object.keys(CALLERS) as PersonName[]) {
      const site = freshSite()
      const before = everything(site)
      const wire = await invoker(site, audience, call)(inputFor(audience, call, at), contextOf(name, extensionAt(at)))
      const isIn = wire.ok || wire.problem.kind !== 'noAccess'
      if (isIn) got.push(name)
      else expect(everything(site)).toBe(before)
      // Past the door nothing may break: a rule may refuse, but never "failed" or "invalid".
      if (!wire.ok) expect(['noAccess', 'refused', 'notTracked', ...STALE]).toContain(wire.problem.kind)
    }
    expect(got.sort()).toEqual([...allowed[relation]].sort())
  })

  test('a forged extension opens nothing, and one that contradicts closes', async () => {
    for (const name of Object.keys(CALLERS) as PersonName[]) {
      const site = freshSite()
      const invoke = invoker(site, audience, call)
      if (!allowed.own.includes(name)) {
        const forged = { ...contextOf(name, extensionAt(OWN)), moduleKey: 'retrac-admin', license: { active: true }, siteUrl: 'https://elsewhere' }
        expect(await invoke(inputFor(audience, call, OWN), forged)).toMatchObject({ ok: false, problem: { kind: 'noAccess' } })
      } else if (namesPlace) {
        const before = everything(site)
        expect(await invoke(inputFor(audience, call, OWN), contextOf(name, extensionAt(FOREIGN)))).toMatchObject({ ok: false, problem: { kind: 'noAccess' } })
        expect(JSON.parse(everything(site))[0]).toEqual(JSON.parse(before)[0])
      }
    }
  })

  test('"not yours" and "does not exist" are the same bytes', async () => {
    if (!namesPlace) return
    const person = (Object.keys(CALLERS) as PersonName[]).find((name) => !allowed.foreign.includes(name) && name !== 'anonymous') ?? 'anonymous'
    const site = freshSite()
    const invoke = invoker(site, audience, call)
    const foreign = await invoke(inputFor(audience, call, FOREIGN), contextOf(person))
    const nowhere = await invoke(inputFor(audience, call, NOWHERE), contextOf(person))
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(nowhere))
  })

  test('nobody, an odd context and an odd account are refused', async () => {
    const site = freshSite()
    const invoke = invoker(site, audience, call)
    const contexts: Record<string, unknown>[] = [{}, { accountId: '' }, { accountId: 7, accountType: 'licensed' }, { accountId: CALLERS.tierOne.accountId }, { accountId: CALLERS.tierOne.accountId, accountType: 'root' }]
    for (const context of contexts) expect(await invoke(inputFor(audience, call, OWN), context)).toMatchObject({ ok: false, problem: { kind: 'noAccess' } })
  })

  test('a malformed input is refused at its field, and changes nothing', async () => {
    const site = freshSite()
    const invoke = invoker(site, audience, call)
    const person = allowed.own[0] ?? 'siteAdmin'
    const before = everything(site)
    const good = inputFor(audience, call, OWN) as Record<string, unknown>
    const bad: unknown[] = [{ ...good, extra: 1 }, { ...good, __proto__x: 1 }, [], 'text', 7, ...(namesPlace ? [{}, null, { ...good, issueId: '10142 OR 1=1', requestKey: '../REC-1', projectId: '-1', serviceDeskId: {} }] : [])]
    for (const payload of bad) expect(await invoke(payload, contextOf(person))).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: expect.any(Array) as unknown[] } })
    expect(await invoke({ ...good, extra: 'x'.repeat(PAYLOAD_MAX_BYTES) }, contextOf(person))).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
    expect(everything(site)).toBe(before)
  })

  test("stands in its own audience's function only", async () => {
    const site = freshSite()
    for (const other of (['agent', 'portal', 'admin'] as const).filter((each) => each !== audience && !(call in calls[each]))) {
      await expect(invoker(site, other, call)(inputFor(audience, call, OWN), contextOf('tierOne'))).rejects.toThrow('no definition')
    }
  })
})

describe('agents and the portal', () => {
  test('a reporter with agent rights on the project is no customer of it', async () => {
    const site = freshSite()
    const own = { accountId: CALLERS.tierOne.accountId, accountType: 'atlassian', active: true, timeZone: null }
    site.raise({ reporter: own })
    const wire = await invoker(site, 'portal', 'agreeClosure')(inputFor('portal', 'agreeClosure', OWN), contextOf('tierOne'))
    expect(wire).toMatchObject({ ok: false, problem: { kind: 'noAccess' } })
  })

  test('a member of the organisation reads, and is refused what changes something', async () => {
    const site = freshSite()
    expect(await invoker(site, 'portal', 'getIncident')(inputFor('portal', 'getIncident', OWN), contextOf('member'))).toMatchObject({ ok: true, answer: { role: 'member' } })
    expect(await invoker(site, 'portal', 'sayNoLongerAnIssue')(inputFor('portal', 'sayNoLongerAnIssue', OWN), contextOf('member'))).toMatchObject({ ok: false, problem: { kind: 'refused' } })
  })
})

describe('roles', () => {
  const rolesOf = async (name: PersonName, groups: Record<string, string | null>) => {
    const site = freshSite()
    const [rules] = site.store.policies
    if (rules) rules.roleGroups = { ...rules.roleGroups, ...groups }
    const wire = await invoker(site, 'agent', 'getIncident')({ issueId: OWN.issueId }, contextOf(name))
    return wire.ok ? (wire.answer as { me: { roles: string[] } }).me.roles : []
  }
  const UNSET = { tierI: null, tierII: null, consultant: null, lead: null, higherLevel: null }
  test('come from groups', async () => expect(await rolesOf('consultant', {})).toEqual(['consultant']))
  test('without a group belong to every agent', async () => expect(await rolesOf('consultant', UNSET)).toEqual(['tierI', 'tierII', 'consultant', 'lead', 'higherLevel']))
  test("the higher level's, without a group, to the leads", async () => {
    expect(await rolesOf('tierTwo', { lead: 'tierTwo' })).toEqual(['tierII', 'lead', 'higherLevel'])
    expect(await rolesOf('tierTwo', { lead: 'tierTwo', higherLevel: 'board' })).toEqual(['tierII', 'lead'])
  })
})
