import { z } from 'zod'
import type { Incident } from '../../domain/incident/state'
import { ASK_KINDS, CHANNELS, EVIDENCE_KINDS, OUTCOMES, SESSION_ENDS } from '../../domain/incident/state'
import { IMPACTS, SEVERITIES, TIERS, URGENCIES } from '../../domain/policy/policy'
import { count, incidentNumber, instant, issueId, ordinal, person, projectId, span } from './parts'
import type { ReadsAll } from './parts'

const severity = z.enum(SEVERITIES)
const tier = z.enum(TIERS)
const proposalKind = z.enum(['answered', 'resolved'])
const workKind = z.enum(['automatic', 'manual'])

export const reporter = z.object({ person: person.nullable(), eligible: z.boolean(), timeZone: z.string().nullable() })
export const firedThreshold = z.object({
  metric: z.enum(['firstResponse', 'restore', 'holdI', 'holdII']),
  cycle: ordinal,
  kind: z.enum(['warn', 'atRisk', 'breach']),
  percent: z.number(),
})
export const agreement = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customerAgreed'), as: proposalKind, proposer: person, agreed: person }),
  z.object({ kind: z.literal('noLongerAnIssue'), proposer: person, agreed: person }),
  z.object({ kind: z.literal('withinDesk'), as: proposalKind, proposer: person, agreed: person }),
])

const derivedSeverity = z.object({ impact: z.enum(IMPACTS), urgency: z.enum(URGENCIES), severity, policyVersion: count })
const severityState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notAssessed'), severity }),
  derivedSeverity.extend({ kind: z.literal('derived') }),
  z.object({ kind: z.literal('overridden'), severity, by: person, reason: z.string(), at: instant, derived: derivedSeverity.nullable() }),
])
const escalation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('raised'), by: person.nullable(), at: instant, reason: z.string() }),
  z.object({ kind: z.literal('returned'), at: instant, reason: z.string() }),
])
export const charge = z.object({ amount: z.string(), for: z.string() })
const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in') }),
  z.object({ kind: z.literal('toDecide'), reason: z.string(), at: instant }),
  z.object({ kind: z.literal('goodwill') }),
  z.object({ kind: z.literal('chargeAsked'), charge, approver: person, textHash: z.string(), at: instant }),
  z.object({ kind: z.literal('chargeAccepted'), charge, at: instant }),
  z.object({ kind: z.literal('returned'), reason: z.string(), at: instant }),
])
const evidenceItem = z.intersection(
  z.object({ id: z.string(), kind: z.enum(EVIDENCE_KINDS), what: z.string(), why: z.string(), askedAt: instant }),
  z.union([
    z.object({ state: z.literal('open'), answerBy: instant.nullable(), reminded: z.boolean().default(false) }),
    z.object({ state: z.literal('answered'), at: instant, by: person, with: z.literal('text') }),
    z.object({ state: z.literal('answered'), at: instant, by: person, with: z.literal('file'), attachmentId: z.string(), fileName: z.string(), sizeBytes: count, sha256: z.string() }),
    z.object({ state: z.literal('notPossible'), at: instant, by: person, reason: z.string() }),
    z.object({ state: z.literal('withdrawn'), at: instant }),
  ]),
)
export const terms = z.object({
  id: z.string(),
  tool: z.string(),
  purpose: z.string(),
  may: z.string(),
  technician: person,
  who: z.string(),
  approver: person,
  text: z.string(),
  textHash: z.string(),
})
const session = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('asked'), terms, answerBy: instant, expiresAt: instant }),
  z.object({ kind: z.literal('approved'), terms, at: instant, expiresAt: instant }),
  z.object({ kind: z.literal('running'), terms, startedAt: instant, expiresAt: instant }),
  z.object({ kind: z.literal('ended'), terms, how: z.enum(SESSION_ENDS), was: z.enum(['asked', 'approved', 'running']), at: instant }),
])
const closure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('proposedByDesk'), as: proposalKind, text: z.string(), textHash: z.string(), by: person, byLead: z.boolean().default(false), tier, at: instant }),
  z.object({ kind: z.literal('proposedByCustomer'), by: person, words: z.string(), at: instant }),
  z.object({ kind: z.literal('closed'), at: instant, proposedAt: instant, agreement, noticeGiven: z.boolean().default(false) }),
])

/**
 * The snapshot as stored; a default stands for what rows of before did not have yet. It must say the same as `Incident`: the annotation keeps the two together.
 */
const stored = z
  .object({
    schema: z.literal(1),
    issueId,
    projectId,
    projectSince: instant.optional(),
    number: incidentNumber,
    channel: z.enum(CHANNELS),
    requestTypeId: z.string().nullable(),
    organizationIds: z.array(z.string()).default([]),
    ruleText: z.string().default(''),
    createdAt: instant,
    recordedAt: instant,
    eventCount: ordinal,
    revision: ordinal,
    reporter,
    severity: severityState,
    stage: z.enum(['recorded', 'reviewed', 'withDesk', 'diagnosed']),
    stays: z.array(z.object({ ...span, tier })).min(1),
    assignee: person.nullable(),
    escalation,
    scope,
    asks: z.object({ items: z.array(evidenceItem), turn: z.enum(['us', 'them']), wokenBy: z.array(z.string()).optional() }),
    session,
    closure,
    holds: z.array(z.object({ ...span, kind: z.enum(['asks', 'scope', 'proposal', 'projectOff']), why: z.string(), waitsFor: z.enum(ASK_KINDS).nullable().default(null) })),
    firstResponseMetAt: instant.nullable(),
    cycles: z.array(z.object({ ...span, number: ordinal })).min(1),
    severityChanges: z.array(z.object({ at: instant, severity, policyVersion: count })).min(1),
    fired: z.array(firedThreshold),
    rulesFired: z.array(z.string()).default([]),
    work: z.object({
      investigations: z.array(z.object({ kind: z.enum(['preliminary', 'full']), by: person, at: instant, revision: ordinal })),
      diagnoses: z.array(z.object({ kind: workKind, by: person.nullable(), at: instant, revision: ordinal })),
      remediations: z.array(z.object({ kind: workKind, by: person.nullable(), at: instant, outcome: z.enum(OUTCOMES), revision: ordinal })),
    }),
    jira: z.object({ notedIds: z.array(z.string()), statusPutBackAt: z.array(instant), statusLeftAlone: z.boolean(), deleted: z.boolean() }),
  })
  .transform(({ projectSince, ...row }) => ({ ...row, projectSince: projectSince ?? row.createdAt }))

export const incidentSchema: ReadsAll<Incident, typeof stored> = stored
