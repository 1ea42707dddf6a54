import type { Instant } from '../../time'
import type { Event } from '../events'
import { firstClosedAt } from '../state'
import type { Incident } from '../state'
import type { Who } from '../who'

/**
 * An agent's words to the customer, given in the app, are the first response where there was none yet. The app's own
 * notices are not; nor are words of an agent who is the reporter (process.md "Clocks"). What was closed without one has
 * missed it for good: reopening does not restart that clock.
 */
export const firstAnswer = (incident: Incident, who: Who, now: Instant): Event[] =>
  who.side === 'desk' && incident.firstResponseMetAt === null && firstClosedAt(incident) === null && who.person !== incident.reporter.person
    ? [{ type: 'FirstResponseMet', commentId: null, at: now, by: who.person }]
    : []
