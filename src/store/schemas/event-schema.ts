import { z } from 'zod'
import { DECLINE_WHYS } from '../../domain/incident/commands'
import type { Event } from '../../domain/incident/events'
import { CHANNELS, EVIDENCE_KINDS, OUTCOMES, SESSION_ENDS } from '../../domain/incident/state'
import { IMPACTS, SEVERITIES, TIERS, URGENCIES } from '../../domain/policy/policy'
import { agreement, charge, firedThreshold, reporter, terms } from './incident-schema'
import { count, incidentNumber, instant, issueId, person, projectId, span } from './parts'
import type { ReadsAll } from './parts'

const severity = z.enum(SEVERITIES)
const tier = z.enum(TIERS)
const impact = z.enum(IMPACTS)
const urgency = z.enum(URGENCIES)
const workKind = z.enum(['automatic', 'manual'])
const text = z.string()
const newItem = { kind: z.enum(EVIDENCE_KINDS), what: text, why: text, answerBy: instant.nullable() }
const evidenceAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('file'), attachmentId: text, fileName: text, sizeBytes: count, sha256: text }),
  z.object({ kind: z.literal('notPossible'), reason: text }),
])
const scopeDecision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in') }),
  z.object({ kind: z.literal('goodwill') }),
  z.object({ kind: z.literal('returned'), reason: text }),
])
const byWhom = z.enum(['agent', 'rule'])
const packet = z.object({ seen: text, tried: text, ruledOut: text, neededNext: text })

const stamp = { at: instant, by: person.nullable() }
const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ ...stamp, type: z.literal(type), ...shape })

/** One stored event. Events are never rewritten, so a shape that was ever written stays readable here. */
const stored = z.union([
  event('IncidentRecorded', {
    issueId,
    projectId,
    number: incidentNumber,
    channel: z.enum(CHANNELS),
    requestTypeId: z.string().nullable(),
    organizationIds: z.array(text).default([]),
    text: text.default(''),
    createdAt: instant,
    reporter,
    assignee: person.nullable(),
    severity: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('notAssessed'), severity }),
      z.object({ kind: z.literal('derived'), impact, urgency, severity }),
    ]),
    policyVersion: count,
    tier,
  }),
  event('SeverityOverridden', { severity, reason: text, policyVersion: count }),
  event('SeverityAssessed', { impact, urgency, severity, policyVersion: count }),
  event('AssigneeChanged', { assignee: person.nullable(), how: z.enum(['taken', 'inJira', 'cleared']) }),
  event('InvestigationRecorded', { kind: z.enum(['preliminary', 'full']), text }),
  event('HandedToDesk', {}),
  event('DiagnosisAdded', { kind: workKind, text, customerText: text }),
  event('RemediationRecorded', { kind: workKind, text, outcome: z.enum(OUTCOMES) }),
  event('TierTransferred', { from: tier, to: tier, reason: text, customerReason: text, packet }),
  event('FirstResponseMet', { commentId: text.nullable() }),
  event('ClosureProposed', { side: z.literal('desk'), as: z.enum(['answered', 'resolved']), text, textHash: text, byLead: z.boolean().default(false) }),
  event('ClosureProposed', { side: z.literal('customer'), words: text }),
  event('ClosureDeclined', { side: z.literal('customer'), why: z.enum(DECLINE_WHYS), text }),
  event('ClosureDeclined', { side: z.literal('desk'), reason: text }),
  event('ProposalWithdrawn', { side: z.enum(['desk', 'customer']) }),
  event('IncidentClosed', { proposedAt: instant, agreement }),
  event('EvidenceAsked', { items: z.array(z.object({ ...newItem, id: text })) }),
  event('EvidenceAnswered', { itemId: text, answer: evidenceAnswer }),
  event('EvidenceWithdrawn', { itemId: text }),
  event('StillMissingSaid', { itemIds: z.array(text) }),
  event('EvidenceOverdue', { itemId: text }),
  event('SessionAsked', { terms, answerBy: instant, expiresAt: instant }),
  event('SessionApproved', { sessionId: text }),
  event('SessionStarted', { sessionId: text }),
  event('SessionEnded', { sessionId: text, how: z.enum(SESSION_ENDS), reason: text }),
  event('ScopeQuestioned', { reason: text, how: byWhom }),
  event('ScopeDecided', { decision: scopeDecision }),
  event('ChargeAsked', { charge, approver: person, textHash: text }),
  event('ChargeAnswered', { accepted: z.boolean(), reason: text }),
  event('Escalated', { reason: text, how: byWhom, ruleId: text.nullable() }),
  event('GroupTold', { reason: text, ruleId: text }),
  event('EscalationReturned', { reason: text }),
  event('IncidentReopened', { reason: text, side: z.enum(['desk', 'customer']) }),
  event('ClosedNoticeGiven', {}),
  event('CustomerWrote', { commentId: text }),
  event('CustomerAttached', { attachmentId: text }),
  event('StatusMovedByHand', { toStatusId: text, answer: z.enum(['putBack', 'leftAlone']) }),
  event('StatusRightAgain', {}),
  event('ReporterChanged', { reporter }),
  event('IssueMoved', { projectId, offBefore: z.array(z.object(span)) }),
  event('IssueDeleted', {}),
  event('ThresholdReached', { threshold: firedThreshold }),
])

export const eventSchema: ReadsAll<Event, typeof stored> = stored
