import { technicianWords } from '../../effects/consent-text'
import type { Policy } from '../../policy/policy'
import type { Instant } from '../../time'
import { byDesk, byOwner, firstOf, isOpen, noProposalOpen, personOf, reporterConsents, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { CommandOf, Decision, Given } from './given'

/** `tool` null: whether there is any that a session may name. */
export const mayAskSession = (incident: Incident, who: Who, policy: Policy, tool: string | null = null): Refusal | null =>
  firstOf(
    byDesk(who),
    isOpen(incident),
    byOwner(incident, who),
    noProposalOpen(incident),
    isListed(policy, tool),
    noSessionOpen(incident),
    reporterConsents(incident, who, 'session'),
  )

/**
 * Asks the reporter, and nobody else: who may approve is frozen, with the words and their hash. Whoever asks is the one
 * who will connect. Expiry is an instant, at most the policy's length away, and no answer is awaited beyond it.
 */
export const askSession = (given: Given<'askSession'>): Decision => {
  const { incident, command, who, policy, now } = given
  const { tool, purpose, may, expiresAt, text, textHash } = command
  const refusal = firstOf(
    mayAskSession(incident, who, policy, tool),
    textGiven('purpose', purpose),
    textGiven('may', may),
    textGiven('text', text),
    lastsProperly(command, policy, now),
  )
  return unless(refusal, () => {
    const approver = incident.reporter.person
    if (approver === null) throw new Error('A session was asked of nobody')
    const terms = { id: `s${incident.revision + 1}`, tool, purpose, may, technician: personOf(who), who: technicianWords(incident), approver, text, textHash }
    const answerBy = Math.min(command.answerBy, now + policy.session.answerWithinMs, expiresAt)
    return [happensNow(given, { type: 'SessionAsked', terms, answerBy, expiresAt }), ...firstAnswer(incident, who, now)]
  })
}

const isListed = ({ remoteTools }: Policy, tool: string | null): Refusal | null => {
  const tools = remoteTools.flatMap(({ name, retired }) => (retired ? [] : [name]))
  return (tool === null ? tools.length > 0 : tools.includes(tool)) ? null : { code: 'ToolNotListed', tools }
}

const noSessionOpen = ({ session }: Incident): Refusal | null =>
  session.kind === 'none' || session.kind === 'ended' ? null : { code: 'SessionOpen' }

const lastsProperly = ({ answerBy, expiresAt }: CommandOf<'askSession'>, { session }: Policy, now: Instant): Refusal | null => {
  if (expiresAt <= now) return { code: 'DatePassed', field: 'expiresAt' }
  if (answerBy <= now) return { code: 'DatePassed', field: 'answerBy' }
  return expiresAt > now + session.expiresWithinMs ? { code: 'SessionTooLong', mostMs: session.expiresWithinMs } : null
}
