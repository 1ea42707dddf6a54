import { byCustomer, firstOf, isOpen, textGiven } from '../conditions'
import type { EvidenceAnswer } from '../commands'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** `itemId` null: whether there is any that may be answered. */
export const mayAnswerEvidence = (incident: Incident, who: Who, itemId: string | null = null): Refusal | null =>
  firstOf(byCustomer(who), isOpen(incident), itemIsOpen(incident, itemId))

/** A text, a file that stands on the request, or that it is not possible; the file's hash and size never change (I16). */
export const answerEvidence = (given: Given<'answerEvidence'>): Decision => {
  const { incident, command, who } = given
  const { itemId, answer } = command
  return unless(firstOf(mayAnswerEvidence(incident, who, itemId), isWhole(answer)), () => [
    happensNow(given, { type: 'EvidenceAnswered', itemId, answer }),
  ])
}

export const itemIsOpen = ({ asks }: Incident, itemId: string | null): Refusal | null =>
  asks.items.some(({ id, state }) => state === 'open' && (itemId === null || id === itemId)) ? null : { code: 'ItemNotOpen' }

const isWhole = (answer: EvidenceAnswer): Refusal | null => {
  if (answer.kind === 'text') return textGiven('text', answer.text)
  return answer.kind === 'notPossible' ? textGiven('reason', answer.reason) : null
}
