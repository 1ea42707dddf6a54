import { askedNow } from '../incident/asks'
import type { PersonCommandName } from '../incident/commands'
import { consultantInvestigated } from '../incident/conditions'
import { tierOf } from '../incident/state'
import type { Channel, Closure, Incident, Outcome } from '../incident/state'
import { never } from '../result'
import type { Instant } from '../time'
import { asSentence, tierWords } from '../words'
import type { NextStep, Offers } from './agent-view'
import { declineWords } from './standing-decline'
import type { StandingDecline } from './standing-decline'

/**
 * What the panel says first (screens.md 4.1): the step that the incident waits for, and why. Whoever may not do it reads
 * the reason instead of buttons. Instants are left to the screen, which knows the reader's zone.
 */
export const nextStep = (incident: Incident, offers: Offers, decline: StandingDecline | null): NextStep => {
  const step: NextStep = { ...stepOf(incident, offers, decline), declined: decline === null ? null : declineWords(decline) }
  const commands = step.commands.filter((name) => {
    const offer = offers[name]
    return offer.ok || offer.wayOut !== null
  })
  const first = step.commands[0]
  const offer = first === undefined ? undefined : offers[first]
  return commands.length === 0 && offer !== undefined && !offer.ok ? { ...step, why: offer.text, commands } : { ...step, commands }
}

/** A step before it is known what the customer said to the last proposal. */
type Step = Omit<NextStep, 'declined'>

const stepOf = (incident: Incident, offers: Offers, decline: StandingDecline | null): Step =>
  closureStep(incident) ?? runningStep(incident) ?? assessStep(incident) ?? scopeStep(incident) ?? askedStep(incident) ?? takeStep(incident, offers) ?? workStep(incident, offers, decline)

/** What runs on the customer's computer stands above all work. */
const runningStep = ({ session }: Incident): Step | null =>
  session.kind === 'running'
    ? { kind: 'endSession', title: 'A remote session is running', why: `With ${session.terms.tool}.`, commands: ['endSession'] }
    : null

const assessStep = ({ severity, channel }: Incident): Step | null =>
  severity.kind === 'notAssessed'
    ? { kind: 'assessSeverity', title: 'Assess the severity', why: `${ARRIVED[channel]}: nobody chose impact and urgency.`, commands: ['assessSeverity'] }
    : null

const scopeStep = ({ scope }: Incident): Step | null => {
  switch (scope.kind) {
    case 'toDecide':
      return { kind: 'decideScope', title: 'Decide the scope', why: asSentence(scope.reason), commands: ['decideScope'] }
    case 'chargeAsked':
      return { kind: 'decideAgain', title: `A charge of ${scope.charge.amount} is asked`, why: "Waiting for the customer's answer.", commands: ['decideScope'] }
    case 'returned':
      return propose('The customer has the reason.')
    case 'in':
    case 'goodwill':
    case 'chargeAccepted':
      return null
    default:
      return never(scope)
  }
}

/** What the customer is asked, or has allowed. */
const askedStep = (incident: Incident): Step | null => {
  const { session } = incident
  if (session.kind === 'approved') {
    return { kind: 'startSession', title: 'Start the remote session', why: `The customer approved it, with ${session.terms.tool}.`, commands: ['startSession', 'withdrawSession'] }
  }
  const asked = askedNow(incident)
  if (asked.length > 0 && incident.asks.turn === 'us') {
    return { kind: 'stillMissing', title: 'Read what the customer wrote', why: 'Something that was asked is still open.', commands: ['stillMissing', 'withdrawEvidence'] }
  }
  if (session.kind === 'asked') {
    return { kind: 'withdrawSession', title: 'A remote session is asked', why: "Waiting for the customer's answer.", commands: ['withdrawSession', 'stillMissing'] }
  }
  return asked.length > 0
    ? { kind: 'remind', title: 'Waiting for the customer', why: 'Clocks are paused. Their turn.', commands: ['stillMissing', 'withdrawEvidence'] }
    : null
}

const takeStep = (incident: Incident, offers: Offers): Step | null =>
  incident.assignee === null && offers.take.ok
    ? { kind: 'take', title: 'Take the incident', why: `${tierWords(tierOf(incident))} has it, nobody in particular.`, commands: ['take'] }
    : null

/** The higher level, who cannot do the tier's own step, can say what comes back of it. */
const workStep = (incident: Incident, offers: Offers, decline: StandingDecline | null): Step => {
  const step = stageStep(incident, decline)
  const { escalation } = incident
  if (escalation.kind !== 'raised' || !offers.returnEscalation.ok || step.commands.some((name) => offers[name].ok)) return step
  return { kind: 'returnEscalation', title: 'It is raised to you', why: asSentence(escalation.reason), commands: ['returnEscalation'] }
}

const ARRIVED: Record<Channel, string> = {
  portal: 'It came through the portal without answers',
  email: 'It came by e-mail',
  phone: 'It came by phone',
  automatic: 'It came automatically',
}

/** A closure that is proposed or done stands above all. */
const closureStep = ({ closure, reporter }: Incident): Step | null => {
  switch (closure.kind) {
    case 'none':
      return null
    case 'proposedByDesk':
      return reporter.eligible
        ? { kind: 'withdrawProposal', title: 'Closure is proposed', why: "Waiting for the customer's answer.", commands: ['withdrawProposal'] }
        : {
            kind: 'closeWithinDesk',
            title: 'Closure is proposed',
            why: 'No customer can agree: a second agent closes it, one of you a lead.',
            commands: ['closeWithinDesk', 'withdrawProposal'],
          }
    case 'proposedByCustomer':
      return {
        kind: 'answerNoLonger',
        title: 'The customer says that it is no longer an issue',
        why: closure.words.trim() === '' ? 'They gave no reason.' : closure.words,
        commands: ['agreeNoLonger', 'declineNoLonger'],
      }
    case 'closed':
      return { kind: 'closed', title: closure.agreement.kind === 'withinDesk' ? 'Closed within the desk' : 'Closed by agreement', why: CLOSED_WORDS[closure.agreement.kind], commands: [] }
    default:
      return never(closure)
  }
}

export const CLOSED_WORDS: Record<Extract<Closure, { kind: 'closed' }>['agreement']['kind'], string> = {
  customerAgreed: "The customer agreed to the desk's proposal.",
  noLongerAnIssue: 'The customer said that it is no longer an issue, and the desk agreed.',
  withinDesk: 'No customer could agree: two of the desk closed it.',
}

const stageStep = (incident: Incident, decline: StandingDecline | null): Step => {
  switch (incident.stage) {
    case 'recorded':
      return {
        kind: 'recordInvestigation',
        title: 'Record the preliminary investigation',
        why: `A ${tierWords(tierOf(incident))} specialist looks first.`,
        commands: ['recordInvestigation'],
      }
    case 'reviewed':
      return { kind: 'handToDesk', title: 'Hand it to the service desk', why: 'The investigation is complete.', commands: ['handToDesk'] }
    case 'withDesk':
      return consultantInvestigated(incident)
        ? { kind: 'addDiagnosis', title: 'Add the diagnosis', why: "A consultant's investigation stands.", commands: ['addDiagnosis'] }
        : {
            kind: 'addInvestigation',
            title: "Add a consultant's investigation",
            why: 'No automatic diagnosis came.',
            commands: ['recordInvestigation', 'addDiagnosis'],
          }
    case 'diagnosed':
      return remediationStep(incident.work.remediations.at(-1) ?? null, decline)
    default:
      return never(incident.stage)
  }
}

const remediationStep = (last: { outcome: Outcome; at: Instant } | null, decline: StandingDecline | null): Step => {
  if (last === null) return attempt('Record a remediation attempt', 'The diagnosis is added. Nothing has been tried yet.', [])
  switch (last.outcome) {
    case 'worked':
      // Whoever couldn't test it yet has not said that it failed: it can be proposed again.
      return decline === null || decline.why === 'notTested' || last.at > decline.at
        ? propose('The last attempt worked.')
        : attempt('Record another remediation attempt', "The last attempt seemed to work, but the customer says that it isn't solved.", ['transferTier'])
    case 'partly':
      return attempt('Record another remediation attempt', 'The last attempt worked partly.', ['transferTier'])
    case 'failed':
      return attempt('Record another remediation attempt', 'The last attempt failed.', ['transferTier'])
    default:
      return never(last.outcome)
  }
}

const attempt = (title: string, why: string, others: PersonCommandName[]): Step => ({
  kind: 'recordRemediation',
  title,
  why,
  commands: ['recordRemediation', ...others],
})

const propose = (why: string): Step => ({ kind: 'proposeClosure', title: 'Propose closure', why, commands: ['proposeClosure'] })
