import { byDesk, byOwner, firstOf, hasRole, isOpen, noSessionRuns } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { idOf, sessionGone } from './answer-session'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayWithdrawSession = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), noSessionRuns(incident), isPending(incident))

/** Asked or approved, and not needed any more. */
export const withdrawSession = (given: Given<'withdrawSession'>): Decision =>
  unless(mayWithdrawSession(given.incident, given.who), () => [
    happensNow(given, { type: 'SessionEnded', sessionId: idOf(given.incident), how: 'withdrawn', reason: '' }),
  ])

export const mayStartSession = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), isApproved(incident), isTechnician(incident, who))

/** By the agent whom the approval names, and by nobody else. */
export const startSession = (given: Given<'startSession'>): Decision =>
  unless(mayStartSession(given.incident, given.who), () => [happensNow(given, { type: 'SessionStarted', sessionId: idOf(given.incident) })])

export const mayEndSession = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), isRunning(incident), hasRole(who, 'lead') ? null : isTechnician(incident, who))

export const endSession = (given: Given<'endSession'>): Decision =>
  unless(mayEndSession(given.incident, given.who), () => [
    happensNow(given, { type: 'SessionEnded', sessionId: idOf(given.incident), how: 'done', reason: '' }),
  ])

const isPending = ({ session }: Incident): Refusal | null =>
  session.kind === 'asked' || session.kind === 'approved' ? null : sessionGone(session)

const isApproved = ({ session }: Incident): Refusal | null => {
  if (session.kind === 'approved') return null
  if (session.kind === 'running') return { code: 'SessionRunning' }
  return session.kind === 'asked' ? { code: 'SessionNotApproved' } : sessionGone(session)
}

const isRunning = ({ session }: Incident): Refusal | null => {
  if (session.kind === 'running') return null
  return session.kind === 'asked' || session.kind === 'approved' ? { code: 'NoSession' } : sessionGone(session)
}

const isTechnician = ({ session }: Incident, who: Who): Refusal | null =>
  session.kind !== 'none' && who.side === 'desk' && session.terms.technician === who.person ? null : { code: 'OnlyTechnician' }
