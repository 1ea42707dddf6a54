import type { Tier } from '../../policy/policy'
import { byDesk, byOwner, firstOf, isOpen, noProposalOpen, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import { tierOf } from '../state'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayTransferTier = (incident: Incident, who: Who, to: Tier): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), toOther(incident, to), noProposalOpen(incident))

/**
 * To the other tier, either way, with a reason; nobody has it in the new tier until somebody takes it. The customer is
 * told always, with the internal reason where no other words were chosen for them: the form shows those words first.
 */
export const transferTier = (given: Given<'transferTier'>): Decision => {
  const { incident, command, who } = given
  const { to, reason, packet } = command
  const refusal = firstOf(mayTransferTier(incident, who, to), textGiven('reason', reason), isInvestigatedFor(incident, to))
  return unless(refusal, () => [
    happensNow(given, {
      type: 'TierTransferred',
      from: tierOf(incident),
      to,
      reason,
      customerReason: command.customerReason.trim() === '' ? reason : command.customerReason,
      packet,
    }),
    ...(incident.assignee === null
      ? []
      : [happensNow(given, { type: 'AssigneeChanged', assignee: null, how: 'cleared' })]),
  ])
}

const toOther = (incident: Incident, to: Tier): Refusal | null =>
  tierOf(incident) === to ? { code: 'SameTier', tier: to } : null

/** Tier II gets nothing that nobody has looked at. */
export const isInvestigatedFor = (incident: Incident, to: Tier): Refusal | null =>
  to === 'II' && incident.work.investigations.length === 0
    ? { code: 'InvestigationMissing', kind: 'any', for: 'transfer' }
    : null
