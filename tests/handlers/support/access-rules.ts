import type { Audience, CallName, InputOf } from '../../../src/api/calls'
import { editOf } from '../../../src/app/admin/policy-desk'
import { defaultPolicy } from '../../../src/domain/policy/default-policy'
import { HOUR_MS, STARTS_AT } from './desk'

/**
 * Who may what, written by hand from security.md 3 and process.md "Who is who", apart from the app's own code; the
 * table of the permission suite is every call of `src/api` x every person of the site x every place, held against this.
 */

/** Incidents of the permission suite, by who raised them where. */
export const PLACES = ['dana', 'danaWithPriya', 'priya', 'tomas', 'facilities', 'nowhere'] as const
export type Place = (typeof PLACES)[number]

type Relation = 'agent' | 'reporter' | 'participant' | 'member'

/** customer-1 (Dana) and customer-2 share an organisation, with which requests are shared; customer-3 (Priya) is of another. */
const RELATIONS: Record<Exclude<Place, 'nowhere'>, Record<string, Relation>> = {
  dana: { 'customer-1': 'reporter', 'customer-2': 'member' },
  danaWithPriya: { 'customer-1': 'reporter', 'customer-2': 'member', 'customer-3': 'participant' },
  priya: { 'customer-3': 'reporter' },
  tomas: { 'unlicensed-1': 'reporter' },
  facilities: { 'agent-other': 'agent' },
}
/** Agents of the support desk, the project's administrator among them; Jira's administrator has no agent licence. */
const SUPPORT_AGENTS = ['agent-t1', 'agent-t2', 'consultant', 'lead', 'project-admin']

export const relationOf = (person: string, place: Place): Relation | null => {
  if (place === 'nowhere') return null
  if (place !== 'facilities' && SUPPORT_AGENTS.includes(person)) return 'agent'
  return RELATIONS[place][person] ?? null
}

const JIRA_ADMINS = ['jira-admin', 'jira-admin-2']
const administers = (person: string, place: Place): boolean =>
  place !== 'nowhere' && (JIRA_ADMINS.includes(person) || (person === 'project-admin' && place !== 'facilities'))
/** Who sees the request types of a desk: its customers and whoever works or administers there. */
const SUPPORT_PORTAL = [...SUPPORT_AGENTS, ...JIRA_ADMINS, 'customer-1', 'customer-2', 'customer-3', 'unlicensed-1']
const FACILITIES_PORTAL = ['agent-other', ...JIRA_ADMINS]

const OF_A_PROJECT = ['getProject', 'saveProject', 'runSetup']
/** An admin's call that is about the whole site. */
export const isOfTheSite = (call: string): boolean => call in INPUTS.admin && !OF_A_PROJECT.includes(call)
/** Calls that name no place, so that none can contradict them. */
export const isPlaceless = (call: string): boolean => isOfTheSite(call) || call === 'getMine'

/** Whether the door opens; what the process then says is another matter. */
export function mayCall(audience: Audience, call: string, person: string, place: Place): boolean {
  if (person === 'anonymous') return false
  const relation = relationOf(person, place)
  if (isOfTheSite(call)) return JIRA_ADMINS.includes(person)
  // Each is answered with his own, wherever he asks from.
  if (call === 'getMine') return true
  // The rules' words are told of any desk that is switched on to an account that cannot ask Jira as itself.
  if (call === 'getPromise') return place !== 'nowhere' && (place === 'facilities' ? [...FACILITIES_PORTAL, 'unlicensed-1'] : SUPPORT_PORTAL).includes(person)
  if (audience === 'admin') return administers(person, place)
  if (audience === 'agent') return relation === 'agent'
  return relation !== null && relation !== 'agent'
}

/** What each call is asked with: a call without an input here does not compile. */
export interface PlaceIds {
  issueId: string
  issueKey: string
  projectId: string
  serviceDeskId: string
  requestTypeId: string
}
export const INPUTS: { [A in Audience]: { [N in CallName<A>]: (at: PlaceIds) => InputOf<A, N> } } = {
  agent: {
    getIncident: ({ issueId }) => ({ issueId }),
    getQueue: ({ projectId }) => ({ projectId }),
    assessSeverity: ({ issueId }) => ({ issueId, impact: 'everyone', urgency: 'high' }),
    take: ({ issueId }) => ({ issueId }),
    recordInvestigation: ({ issueId }) => ({ issueId, kind: 'preliminary', text: 'Seen.' }),
    handToDesk: ({ issueId }) => ({ issueId }),
    addDiagnosis: ({ issueId }) => ({ issueId, kind: 'manual', text: 'A lock.' }),
    recordRemediation: ({ issueId }) => ({ issueId, kind: 'manual', text: 'Ended it.', outcome: 'worked' }),
    transferTier: ({ issueId }) => ({ issueId, to: 'II', reason: 'a DBA is needed' }),
    proposeClosure: ({ issueId }) => ({ issueId, as: 'resolved', text: 'It runs again.' }),
    withdrawProposal: ({ issueId }) => ({ issueId }),
    agreeNoLonger: ({ issueId }) => ({ issueId }),
    declineNoLonger: ({ issueId }) => ({ issueId, reason: 'We still see it.' }),
    overrideSeverity: ({ issueId }) => ({ issueId, severity: 'S1', reason: 'A board meeting depends on it.' }),
    askEvidence: ({ issueId }) => ({ issueId, items: [{ kind: 'logs', what: 'The log', why: 'It shows it.', answerBy: null }] }),
    withdrawEvidence: ({ issueId }) => ({ issueId, itemId: 'e2-1' }),
    stillMissing: ({ issueId }) => ({ issueId }),
    askSession: ({ issueId }) => ({ issueId, tool: 'UltraVNC', purpose: 'to see it', may: 'see your screen', expiresAt: Date.parse(STARTS_AT) + HOUR_MS }),
    withdrawSession: ({ issueId }) => ({ issueId }),
    startSession: ({ issueId }) => ({ issueId }),
    endSession: ({ issueId }) => ({ issueId }),
    closeWithinDesk: ({ issueId }) => ({ issueId }),
    reopen: ({ issueId }) => ({ issueId, reason: 'It is back.' }),
    questionScope: ({ issueId }) => ({ issueId, reason: 'Not in the contract.' }),
    decideScope: ({ issueId }) => ({ issueId, decision: { kind: 'in' } }),
    escalate: ({ issueId }) => ({ issueId, reason: 'Everybody stands still.' }),
    returnEscalation: ({ issueId }) => ({ issueId, reason: 'It is in hand.' }),
    getRaise: ({ projectId }) => ({ projectId }),
    raise: ({ projectId, requestTypeId }) => ({ projectId, requestTypeId, customerAccountId: 'qm:nobody:at-all', summary: 'No mail', impact: 'several', urgency: 'high' }),
  },
  portal: {
    getIncident: ({ issueKey }) => ({ requestKey: issueKey }),
    getPromise: ({ serviceDeskId, requestTypeId }) => ({ serviceDeskId, requestTypeId }),
    agreeClosure: ({ issueId }) => ({ issueId, textHash: 'a'.repeat(64) }),
    declineClosure: ({ issueId }) => ({ issueId, why: 'stillHappens' }),
    sayNoLongerAnIssue: ({ issueId }) => ({ issueId }),
    withdrawProposal: ({ issueId }) => ({ issueId }),
    answerEvidence: ({ issueId }) => ({ issueId, itemId: 'e2-1', answer: { kind: 'text', text: 'Here.' } }),
    getFiles: ({ issueId }) => ({ issueId }),
    approveSession: ({ issueId }) => ({ issueId, textHash: 'a'.repeat(64) }),
    declineSession: ({ issueId }) => ({ issueId }),
    revokeSession: ({ issueId }) => ({ issueId }),
    acceptCharge: ({ issueId }) => ({ issueId, textHash: 'a'.repeat(64) }),
    declineCharge: ({ issueId }) => ({ issueId }),
    reopen: ({ issueId }) => ({ issueId, reason: 'It is back.' }),
    getMine: () => ({}),
  },
  admin: {
    getSite: () => ({}),
    getProject: ({ projectId }) => ({ projectId }),
    saveProject: ({ projectId }) => ({ projectId, seenVersion: 0, on: true, requestTypeIds: [], statusMap: { waitingForSupport: null, waitingForCustomer: null, escalated: null, closed: null } }),
    runSetup: ({ projectId }) => ({ projectId }),
    getPolicy: () => ({}),
    saveDraft: () => ({ seenDraft: 0, edit: editOf(defaultPolicy(0)) }),
    discardDraft: () => ({ seenDraft: 0 }),
    getImpact: () => ({}),
    publish: () => ({ seenDraft: 1, seenVersion: 1 }),
    getVersion: () => ({ version: 1 }),
    restoreVersion: () => ({ version: 1, seenDraft: 0 }),
  },
}
export const inputOf = (audience: Audience, call: string, at: PlaceIds): unknown => (INPUTS[audience] as Record<string, (at: PlaceIds) => unknown>)[call]?.(at)
