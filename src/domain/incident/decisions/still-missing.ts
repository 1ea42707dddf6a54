import { askedNow } from '../asks'
import { byDesk, byOwner, firstOf, isOpen } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayStillMiss = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), askedNow(incident).length > 0 ? null : { code: 'NothingAsked' })

/** What was asked is still missing though the customer wrote: their turn again; while it is theirs, a reminder. */
export const stillMissing = (given: Given<'stillMissing'>): Decision => {
  const { incident, who, now } = given
  return unless(mayStillMiss(incident, who), () => [
    happensNow(given, {
      type: 'StillMissingSaid',
      itemIds: askedNow(incident).flatMap((asked) => (asked.kind === 'evidence' ? [asked.item.id] : [])),
    }),
    ...firstAnswer(incident, who, now),
  ])
}
