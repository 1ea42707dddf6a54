import { byCustomerSide, firstOf, isOpen } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** The answer of the one whose consent was frozen, before its instant; a later one has lapsed already (`asOf`). */
export const mayAnswerSession = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byCustomerSide(who), isOpen(incident), isAsked(incident), isApprover(incident, who))

/** To the very words that were shown (their SHA-256). */
export const approveSession = (given: Given<'approveSession'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayAnswerSession(incident, who), sameText(incident, command.textHash)), () => [
    happensNow(given, { type: 'SessionApproved', sessionId: idOf(incident) }),
  ])
}

export const declineSession = (given: Given<'declineSession'>): Decision => {
  const { incident, command, who } = given
  return unless(mayAnswerSession(incident, who), () => [
    happensNow(given, { type: 'SessionEnded', sessionId: idOf(incident), how: 'declined', reason: command.reason }),
  ])
}

/** Anybody of the customer's side may stop one, a member of the organisation too. */
export const mayRevokeSession = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byCustomerSide(who), isOpen(incident), isAllowed(incident))

/** Ends it in the record at once; the tool's own connection is not ours to cut. */
export const revokeSession = (given: Given<'revokeSession'>): Decision =>
  unless(mayRevokeSession(given.incident, given.who), () => [
    happensNow(given, { type: 'SessionEnded', sessionId: idOf(given.incident), how: 'revoked', reason: '' }),
  ])

const isAsked = ({ session }: Incident): Refusal | null => (session.kind === 'asked' ? null : sessionGone(session))

const isAllowed = ({ session }: Incident): Refusal | null => {
  if (session.kind === 'approved' || session.kind === 'running') return null
  return session.kind === 'asked' ? { code: 'SessionNotApproved' } : sessionGone(session)
}

/** Why there is none to act on: it has run out, or there is none. */
export const sessionGone = (session: Incident['session']): Refusal =>
  session.kind === 'ended' && session.how === 'expired' ? { code: 'SessionExpired', at: session.at, tool: session.terms.tool } : { code: 'NoSession' }

const isApprover = ({ session }: Incident, who: Who): Refusal | null =>
  session.kind === 'asked' && who.side === 'customer' && session.terms.approver === who.person ? null : { code: 'OnlyApprover' }

const sameText = ({ session }: Incident, textHash: string): Refusal | null =>
  session.kind === 'asked' && session.terms.textHash !== textHash ? { code: 'SessionTextChanged' } : null

export const idOf = ({ session }: Incident): string => {
  if (session.kind === 'none') throw new Error('There is no session')
  return session.terms.id
}
