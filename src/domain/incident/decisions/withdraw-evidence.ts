import { byDesk, byOwner, firstOf, isOpen } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { itemIsOpen } from './answer-evidence'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** `itemId` null: whether there is any that may be withdrawn. */
export const mayWithdrawEvidence = (incident: Incident, who: Who, itemId: string | null = null): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), itemIsOpen(incident, itemId))

export const withdrawEvidence = (given: Given<'withdrawEvidence'>): Decision => {
  const { incident, command, who } = given
  const { itemId } = command
  return unless(mayWithdrawEvidence(incident, who, itemId), () => [happensNow(given, { type: 'EvidenceWithdrawn', itemId })])
}
