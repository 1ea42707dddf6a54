import type { Instant } from '../time'
import type { Event } from './events'
import { evolve } from './evolve'
import type { Incident, RemoteSession } from './state'

/**
 * What time alone has ended by `now`: a session that nobody answered, started or ended in time. It comes before
 * everything else that happens then, so that nothing is done on the strength of an approval that is over (I4).
 */
export const lapses = ({ session }: Incident, now: Instant): Event[] => {
  const at = endOf(session)
  if (at === null || at > now || session.kind === 'none') return []
  return [{ type: 'SessionEnded', sessionId: session.terms.id, how: 'expired', reason: '', at, by: null }]
}

/** The incident as it stands at `now`, whether or not anybody has acted on what lapsed. */
export const asOf = (incident: Incident, now: Instant): Incident => lapses(incident, now).reduce<Incident>(evolve, incident)

/** When a session ends by itself; null: there is none that would. */
export const endOf = (session: RemoteSession): Instant | null => {
  if (session.kind === 'asked') return Math.min(session.answerBy, session.expiresAt)
  return session.kind === 'approved' || session.kind === 'running' ? session.expiresAt : null
}
