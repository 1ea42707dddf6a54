import type { DeclineWhy } from '../incident/commands'
import type { Event } from '../incident/events'
import type { Instant } from '../time'
import { asSentence } from '../words'
import { DECLINED_WORDS } from './history-line'

/** What the customer said was still wrong, when they declined the last proposal. */
export interface StandingDecline {
  at: Instant
  why: DeclineWhy
  text: string
}

/** It stands until something is proposed anew, or the incident is closed; `events`: all, oldest first. */
export const standingDecline = (events: readonly Event[]): StandingDecline | null => {
  let standing: StandingDecline | null = null
  for (const event of events) {
    if (event.type === 'ClosureDeclined' && event.side === 'customer') standing = { at: event.at, why: event.why, text: event.text }
    else if (event.type === 'ClosureProposed' || event.type === 'IncidentClosed') standing = null
  }
  return standing
}

/** "The customer says: it still happens: Row 4,000 again." */
export const declineWords = ({ why, text }: StandingDecline): string => {
  const said = text.trim()
  if (said === '') return `The customer says: ${DECLINED_WORDS[why]}.`
  return asSentence(why === 'other' ? `The customer says: ${said}` : `The customer says: ${DECLINED_WORDS[why]}: ${said}`)
}
