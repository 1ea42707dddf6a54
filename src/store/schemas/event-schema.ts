import { z } from 'zod'
import { DECLINE_WHYS } from '../../domain/incident/commands'
import type { Event } from '../../domain/incident/events'
import { CHANNELS, OUTCOMES } from '../../domain/incident/state'
import { IMPACTS, SEVERITIES, TIERS, URGENCIES } from '../../domain/policy/policy'
import { agreement, firedThreshold, reporter } from './incident-schema'
import { count, incidentNumber, instant, issueId, person, projectId } from './parts'
import type { ReadsAll } from './parts'

const severity = z.enum(SEVERITIES)
const tier = z.enum(TIERS)
const impact = z.enum(IMPACTS)
const urgency = z.enum(URGENCIES)
const workKind = z.enum(['automatic', 'manual'])
const text = z.string()
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
  event('SeverityAssessed', { impact, urgency, severity, policyVersion: count }),
  event('AssigneeChanged', { assignee: person.nullable(), how: z.enum(['taken', 'inJira', 'cleared']) }),
  event('InvestigationRecorded', { kind: z.enum(['preliminary', 'full']), text }),
  event('HandedToDesk', {}),
  event('DiagnosisAdded', { kind: workKind, text, customerText: text }),
  event('RemediationRecorded', { kind: workKind, text, outcome: z.enum(OUTCOMES) }),
  event('TierTransferred', { from: tier, to: tier, reason: text, customerReason: text, packet }),
  event('FirstResponseMet', { commentId: text.nullable() }),
  event('ClosureProposed', { side: z.literal('desk'), as: z.enum(['answered', 'resolved']), text, textHash: text }),
  event('ClosureProposed', { side: z.literal('customer'), words: text }),
  event('ClosureDeclined', { side: z.literal('customer'), why: z.enum(DECLINE_WHYS), text }),
  event('ClosureDeclined', { side: z.literal('desk'), reason: text }),
  event('ProposalWithdrawn', { side: z.enum(['desk', 'customer']) }),
  event('IncidentClosed', { proposedAt: instant, agreement }),
  event('CustomerWrote', { commentId: text }),
  event('CustomerAttached', { attachmentId: text }),
  event('StatusMovedByHand', { toStatusId: text, answer: z.enum(['putBack', 'leftAlone']) }),
  event('StatusRightAgain', {}),
  event('ReporterChanged', { reporter }),
  event('IssueDeleted', {}),
  event('ThresholdReached', { threshold: firedThreshold }),
])

export const eventSchema: ReadsAll<Event, typeof stored> = stored
