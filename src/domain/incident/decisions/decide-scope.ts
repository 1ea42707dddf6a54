import type { ScopeDecision } from '../commands'
import { never } from '../../result'
import { byCustomerSide, byDesk, byHigherLevel, firstOf, isOpen, noProposalOpen, reporterConsents, textGiven } from '../conditions'
import type { EventBody } from '../events'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

export const mayQuestionScope = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), noProposalOpen(incident), notOpenYet(incident))

/** Whether the contract covers this is to be decided by the higher level; a rule does the same at recording. */
export const questionScope = (given: Given<'questionScope'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayQuestionScope(incident, who), textGiven('reason', command.reason)), () => [
    happensNow(given, { type: 'ScopeQuestioned', reason: command.reason, how: 'agent' }),
  ])
}

/** `kind` null: whether any decision may be made. */
export const mayDecideScope = (incident: Incident, who: Who, kind: ScopeDecision['kind'] | null = null): Refusal | null =>
  firstOf(
    byDesk(who),
    isOpen(incident),
    byHigherLevel(who),
    toBeDecided(incident),
    kind === 'charge' ? reporterConsents(incident, who, 'charge') : null,
  )

/** In, goodwill, at a charge that the reporter is asked to accept, or returned with a reason; the customer reads each. */
export const decideScope = (given: Given<'decideScope'>): Decision => {
  const { incident, command, who, now } = given
  const { decision } = command
  return unless(firstOf(mayDecideScope(incident, who, decision.kind), isWhole(decision)), () => [
    happensNow(given, decided(incident, decision)),
    ...firstAnswer(incident, who, now),
  ])
}

export const mayAnswerCharge = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byCustomerSide(who), isOpen(incident), chargeIsAsked(incident), isApprover(incident, who))

/** To the very words that were shown (their SHA-256). */
export const acceptCharge = (given: Given<'acceptCharge'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayAnswerCharge(incident, who), sameCharge(incident, command.textHash)), () => [
    happensNow(given, { type: 'ChargeAnswered', accepted: true, reason: '' }),
  ])
}

/** Not at that price: it is returned, with the customer's own reason or that plain fact. */
export const declineCharge = (given: Given<'declineCharge'>): Decision => {
  const { incident, command, who } = given
  return unless(mayAnswerCharge(incident, who), () => [
    happensNow(given, { type: 'ChargeAnswered', accepted: false, reason: command.reason.trim() === '' ? notApproved(incident) : command.reason }),
  ])
}

const notApproved = ({ scope }: Incident): string =>
  scope.kind === 'chargeAsked' ? `The charge of ${scope.charge.amount} was not approved.` : 'The charge was not approved.'

const decided = ({ reporter }: Incident, decision: ScopeDecision): EventBody => {
  switch (decision.kind) {
    case 'in':
    case 'goodwill':
      return { type: 'ScopeDecided', decision: { kind: decision.kind } }
    case 'returned':
      return { type: 'ScopeDecided', decision: { kind: 'returned', reason: decision.reason } }
    case 'charge':
      if (reporter.person === null) throw new Error('A charge was asked of nobody')
      return { type: 'ChargeAsked', charge: decision.charge, approver: reporter.person, textHash: decision.textHash }
    default:
      return never(decision)
  }
}

const isWhole = (decision: ScopeDecision): Refusal | null => {
  switch (decision.kind) {
    case 'in':
    case 'goodwill':
      return null
    case 'returned':
      return textGiven('reason', decision.reason)
    case 'charge':
      return firstOf(textGiven('amount', decision.charge.amount), textGiven('for', decision.charge.for))
    default:
      return never(decision)
  }
}

const isToDecide = ({ scope }: Incident): boolean => scope.kind === 'toDecide' || scope.kind === 'chargeAsked'
const notOpenYet = (incident: Incident): Refusal | null => (isToDecide(incident) ? { code: 'ScopeAlreadyOpen' } : null)
const toBeDecided = (incident: Incident): Refusal | null => (isToDecide(incident) ? null : { code: 'ScopeNotOpen' })

const chargeIsAsked = ({ scope }: Incident): Refusal | null => (scope.kind === 'chargeAsked' ? null : { code: 'NoCharge' })

const isApprover = ({ scope }: Incident, who: Who): Refusal | null =>
  scope.kind === 'chargeAsked' && who.side === 'customer' && scope.approver === who.person ? null : { code: 'OnlyApprover' }

const sameCharge = ({ scope }: Incident, textHash: string): Refusal | null =>
  scope.kind === 'chargeAsked' && scope.textHash !== textHash ? { code: 'ChargeChanged' } : null
