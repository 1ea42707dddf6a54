import { byDesk, byOwner, firstOf, isOpen, personOf } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayTake = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), notYours(incident, who))

/** Becomes Jira's assignee. */
export const take = (given: Given<'take'>): Decision =>
  unless(mayTake(given.incident, given.who), () => [
    happensNow(given, { type: 'AssigneeChanged', assignee: personOf(given.who), how: 'taken' }),
  ])

const notYours = (incident: Incident, who: Who): Refusal | null =>
  who.side === 'desk' && incident.assignee === who.person ? { code: 'AlreadyYours' } : null
