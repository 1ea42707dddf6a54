import { z } from 'zod'
import { DECLINE_WHYS } from '../domain/incident/commands'
import { EVIDENCE_KINDS, OUTCOMES } from '../domain/incident/state'
import { IMPACTS, SEVERITIES, STATUS_KEYS, TIERS, URGENCIES } from '../domain/policy/policy'
import type { AdminSite, AgentIncident, MyIncidents, PolicyDesk, PolicyImpact, PolicyVersion, PortalIncident, ProjectPage, Promise_, QueueStart, Raised, RaiseStart, RequestFiles, SetupReport } from './answers'
import { policyEdit } from './policy-input'

/**
 * The contract between screens and server: every resolver call with its audience, input and answer. Resolvers
 * (`src/entry`), the screens' typed client (`static/shared/client.ts`), the permission tests and `npm run api` are all
 * made from this table. A call without an audience does not compile; a call that gives a command bears its name.
 */
export type Audience = 'agent' | 'portal' | 'admin'

/** Carries the answer's type; nothing at run time. */
export interface AnswerOf<Answer> {
  readonly answer?: Answer
}
export interface Call<Input extends z.ZodType, Answer> {
  input: Input
  answer: AnswerOf<Answer>
  /** Modules whose screens make this call. */
  modules: readonly string[]
}
const call = <Input extends z.ZodType, Answer>(
  modules: readonly string[],
  input: Input,
  answer: AnswerOf<Answer>,
): Call<Input, Answer> => ({ input, answer, modules })
const answers = <Answer>(): AnswerOf<Answer> => ({})

/** Bounds come before work (I19): a field longer than this is refused at its field. */
export const TEXT_MAX = 8_000
export const REASON_MAX = 500
const text = z.string().trim().min(1).max(TEXT_MAX)
const optionalText = z.string().trim().max(TEXT_MAX).default('')
const reason = z.string().trim().min(1).max(REASON_MAX)
const id = z.string().regex(/^\d{1,18}$/)
const requestKey = z.string().regex(/^[A-Z][A-Z0-9_]{1,20}-\d{1,18}$/)
const itemId = z.string().regex(/^e\d{1,6}-\d{1,3}$/)
/** Epoch ms, in this century. */
const instant = z.number().int().min(0).max(4_102_444_800_000)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** `seenRevision`: what the screen showed; lets a refusal say what moved on meanwhile. */
const onIncident = { issueId: id, seenRevision: z.number().int().nonnegative().optional() }
/** `seenAt`: the `now` of the answer that the screen shows; a revision would tell customers of work that is not theirs to see. */
const onRequest = { issueId: id, seenAt: instant.optional() }
const input = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape)

export const AGENT_MODULES = ['retrac-issue-panel', 'retrac-issue-context', 'retrac-queue'] as const
export const REQUEST_MODULES = ['retrac-request-top', 'retrac-request-detail', 'retrac-request-panel', 'retrac-no-longer'] as const
const CREATE_MODULES = ['retrac-create'] as const
export const ADMIN_MODULES = ['retrac-project-settings', 'retrac-admin'] as const
const ISSUE_MODULES = ['retrac-issue-panel', 'retrac-issue-context'] as const

export const calls = {
  agent: {
    getIncident: call([...ISSUE_MODULES, 'retrac-history'], input({ issueId: id }), answers<AgentIncident>()),
    getQueue: call(['retrac-queue'], input({ projectId: id }), answers<QueueStart>()),
    assessSeverity: call(ISSUE_MODULES, input({ ...onIncident, impact: z.enum(IMPACTS), urgency: z.enum(URGENCIES) }), answers<AgentIncident>()),
    take: call(AGENT_MODULES, input(onIncident), answers<AgentIncident>()),
    recordInvestigation: call(ISSUE_MODULES, input({ ...onIncident, kind: z.enum(['preliminary', 'full']), text }), answers<AgentIncident>()),
    handToDesk: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    addDiagnosis: call(ISSUE_MODULES, input({ ...onIncident, kind: z.enum(['automatic', 'manual']), text, customerText: optionalText }), answers<AgentIncident>()),
    recordRemediation: call(ISSUE_MODULES, input({ ...onIncident, kind: z.enum(['automatic', 'manual']), text, outcome: z.enum(OUTCOMES) }), answers<AgentIncident>()),
    transferTier: call(
      AGENT_MODULES,
      input({
        ...onIncident,
        to: z.enum(TIERS),
        reason,
        /** What the customer reads after "because"; the reason itself where left empty. */
        customerReason: z.string().trim().max(REASON_MAX).default(''),
        seen: optionalText,
        tried: optionalText,
        ruledOut: optionalText,
        neededNext: optionalText,
      }),
      answers<AgentIncident>(),
    ),
    proposeClosure: call(ISSUE_MODULES, input({ ...onIncident, as: z.enum(['answered', 'resolved']), text: z.string().trim().min(1).max(4_000) }), answers<AgentIncident>()),
    withdrawProposal: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    agreeNoLonger: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    declineNoLonger: call(ISSUE_MODULES, input({ ...onIncident, reason }), answers<AgentIncident>()),
    overrideSeverity: call(ISSUE_MODULES, input({ ...onIncident, severity: z.enum(SEVERITIES), reason }), answers<AgentIncident>()),
    askEvidence: call(
      ISSUE_MODULES,
      input({ ...onIncident, items: z.array(z.strictObject({ kind: z.enum(EVIDENCE_KINDS), what: reason, why: reason, answerBy: instant.nullable() })).min(1).max(10) }),
      answers<AgentIncident>(),
    ),
    withdrawEvidence: call(ISSUE_MODULES, input({ ...onIncident, itemId }), answers<AgentIncident>()),
    stillMissing: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    askSession: call(ISSUE_MODULES, input({ ...onIncident, tool: z.string().trim().min(1).max(100), purpose: reason, may: reason, expiresAt: instant }), answers<AgentIncident>()),
    withdrawSession: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    startSession: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    endSession: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    closeWithinDesk: call(ISSUE_MODULES, input(onIncident), answers<AgentIncident>()),
    reopen: call(ISSUE_MODULES, input({ ...onIncident, reason }), answers<AgentIncident>()),
    questionScope: call(ISSUE_MODULES, input({ ...onIncident, reason }), answers<AgentIncident>()),
    decideScope: call(
      ISSUE_MODULES,
      input({
        ...onIncident,
        decision: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('in') }),
          z.strictObject({ kind: z.literal('goodwill') }),
          z.strictObject({ kind: z.literal('charge'), amount: z.string().regex(/^\d{1,9}(\.\d{1,2})? [A-Z]{3}$/), for: reason }),
          z.strictObject({ kind: z.literal('returned'), reason }),
        ]),
      }),
      answers<AgentIncident>(),
    ),
    escalate: call(ISSUE_MODULES, input({ ...onIncident, reason }), answers<AgentIncident>()),
    returnEscalation: call(ISSUE_MODULES, input({ ...onIncident, reason }), answers<AgentIncident>()),
    /** What the form for a call or a visit needs: request types that become incidents. */
    getRaise: call(['retrac-queue'], input({ projectId: id }), answers<RaiseStart>()),
    /** Raises an incident on a customer's behalf, as the agent; answers the number to read out. */
    raise: call(
      ['retrac-queue'],
      input({ projectId: id, requestTypeId: id, customerAccountId: z.string().min(1).max(128), summary: z.string().trim().min(1).max(255), description: optionalText, impact: z.enum(IMPACTS), urgency: z.enum(URGENCIES) }),
      answers<Raised>(),
    ),
  },
  portal: {
    /** A portal module knows its request's key only; the answer names the issue. */
    getIncident: call(REQUEST_MODULES, input({ requestKey }), answers<PortalIncident>()),
    /** What the create panel needs to tell the severity and its promise before sending. */
    getPromise: call(CREATE_MODULES, input({ serviceDeskId: id, requestTypeId: id }), answers<Promise_>()),
    agreeClosure: call(REQUEST_MODULES, input({ ...onRequest, textHash: hash }), answers<PortalIncident>()),
    declineClosure: call(REQUEST_MODULES, input({ ...onRequest, why: z.enum(DECLINE_WHYS), text: z.string().trim().max(TEXT_MAX).default('') }), answers<PortalIncident>()),
    sayNoLongerAnIssue: call(REQUEST_MODULES, input({ ...onRequest, text: z.string().trim().max(TEXT_MAX).default('') }), answers<PortalIncident>()),
    withdrawProposal: call(REQUEST_MODULES, input(onRequest), answers<PortalIncident>()),
    answerEvidence: call(
      REQUEST_MODULES,
      input({
        ...onRequest,
        itemId,
        answer: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('text'), text }),
          /** The file is on the request already; the server reads name and size itself, the browser gives the checksum. */
          z.strictObject({ kind: z.literal('file'), attachmentId: id, sha256: hash }),
          z.strictObject({ kind: z.literal('notPossible'), reason }),
        ]),
      }),
      answers<PortalIncident>(),
    ),
    /** The files that the caller put on the request: an account that can't upload from a frame attaches in Jira's own way, and its answer names one of these. */
    getFiles: call(REQUEST_MODULES, input({ issueId: id }), answers<RequestFiles>()),
    approveSession: call(REQUEST_MODULES, input({ ...onRequest, textHash: hash }), answers<PortalIncident>()),
    declineSession: call(REQUEST_MODULES, input({ ...onRequest, reason: z.string().trim().max(REASON_MAX).default('') }), answers<PortalIncident>()),
    revokeSession: call(REQUEST_MODULES, input(onRequest), answers<PortalIncident>()),
    acceptCharge: call(REQUEST_MODULES, input({ ...onRequest, textHash: hash }), answers<PortalIncident>()),
    declineCharge: call(REQUEST_MODULES, input({ ...onRequest, reason: z.string().trim().max(REASON_MAX).default('') }), answers<PortalIncident>()),
    reopen: call(REQUEST_MODULES, input({ ...onRequest, reason }), answers<PortalIncident>()),
    /** All incidents that the customer may see, newest first; `words`: a number or words of the summary. */
    getMine: call(['retrac-waiting', 'retrac-my-requests', 'retrac-my-incidents'], input({ words: z.string().trim().max(100).default('') }), answers<MyIncidents>()),
  },
  admin: {
    getSite: call(['retrac-admin'], input({}), answers<AdminSite>()),
    getProject: call(ADMIN_MODULES, input({ projectId: id }), answers<ProjectPage>()),
    saveProject: call(
      ADMIN_MODULES,
      input({
        projectId: id,
        /** Version that the screen showed; a newer one refuses, so that nobody's change is lost. */
        seenVersion: z.number().int().nonnegative(),
        on: z.boolean(),
        requestTypeIds: z.array(id).max(100),
        statusMap: z.strictObject(Object.fromEntries(STATUS_KEYS.map((key) => [key, id.nullable()])) as Record<(typeof STATUS_KEYS)[number], z.ZodNullable<typeof id>>),
      }),
      answers<ProjectPage>(),
    ),
    /** Adds what is missing in Jira (closing validator, pinned panel); may be run again. Jira's own rights of the caller decide. */
    runSetup: call(ADMIN_MODULES, input({ projectId: id }), answers<SetupReport>()),
    /** The active policy, the one draft, its problems, and who holds it. */
    getPolicy: call(['retrac-admin'], input({}), answers<PolicyDesk>()),
    /** Keeps the draft; `seenDraft`: its revision as the screen showed it, 0 for none. A problem never keeps it from being kept. */
    saveDraft: call(['retrac-admin'], input({ seenDraft: z.number().int().nonnegative(), edit: policyEdit }), answers<PolicyDesk>()),
    discardDraft: call(['retrac-admin'], input({ seenDraft: z.number().int().nonnegative() }), answers<PolicyDesk>()),
    /** What publishing the draft would change among open incidents, and which each escalation rule would hit now. */
    getImpact: call(['retrac-admin'], input({}), answers<PolicyImpact>()),
    publish: call(['retrac-admin'], input({ seenDraft: z.number().int().positive(), seenVersion: z.number().int().positive() }), answers<PolicyDesk>()),
    getVersion: call(['retrac-admin'], input({ version: z.number().int().positive() }), answers<PolicyVersion>()),
    /** Puts an old version's rules into the draft; projects stay as they are now. */
    restoreVersion: call(['retrac-admin'], input({ version: z.number().int().positive(), seenDraft: z.number().int().nonnegative() }), answers<PolicyDesk>()),
  },
} as const satisfies Record<Audience, Record<string, Call<z.ZodType, unknown>>>

export type Calls = typeof calls
export type CallName<A extends Audience> = keyof Calls[A] & string
export type InputOf<A extends Audience, N extends CallName<A>> = Calls[A][N] extends Call<infer I, unknown> ? z.input<I> : never
export type ParsedOf<A extends Audience, N extends CallName<A>> = Calls[A][N] extends Call<infer I, unknown> ? z.output<I> : never
export type AnswerTo<A extends Audience, N extends CallName<A>> = Calls[A][N] extends Call<z.ZodType, infer R> ? R : never
