import type { Command } from '../../../src/domain/incident/commands'
import type { Who } from '../../../src/domain/incident/who'
import { MATRIX } from './model'
import type { Model } from './model'

const personOf = (who: Who): string => (who.side === 'app' ? 'app' : who.person)
const ANSWER_WITHIN = 2 * 3_600_000

/** What becomes of the model when a command that may be given is given. */
export const follow = (model: Model, command: Command, who: Who, now: number): void => {
  model.revision += 1
  switch (command.name) {
    case 'assessSeverity':
      model.pair = `${command.impact}/${command.urgency}`
      model.derived = MATRIX[model.pair] ?? ''
      model.current = model.derived
      model.isOverridden = false
      return
    case 'overrideSeverity':
      model.current = command.severity
      model.isOverridden = true
      return
    case 'take':
      model.assignee = personOf(who)
      return
    case 'recordInvestigation':
      model.investigated.any = true
      if (command.kind === 'full') model.investigated.byConsultant = true
      else if (model.stage === 'recorded') model.stage = 'reviewed'
      return
    case 'handToDesk':
      model.stage = model.hasDiagnosis ? 'diagnosed' : 'withDesk'
      return
    case 'addDiagnosis':
      model.hasDiagnosis = true
      if (model.stage === 'withDesk') model.stage = 'diagnosed'
      return
    case 'transferTier':
      model.tier = command.to
      model.assignee = null
      return
    case 'askEvidence':
      model.openItems.push(...command.items.map((_item, index) => `e${model.revision}-${index + 1}`))
      return
    case 'answerEvidence':
    case 'withdrawEvidence':
      model.openItems = model.openItems.filter((id) => id !== command.itemId)
      return
    case 'questionScope':
    case 'decideScope':
    case 'acceptCharge':
    case 'declineCharge':
      return followScope(model, command)
    case 'escalate':
      model.isRaised = true
      return
    case 'returnEscalation':
      model.isRaised = false
      return
    case 'noteJiraChange':
      return followJira(model, command)
    case 'recordIncident':
    case 'recordRemediation':
    case 'stillMissing':
    case 'actOnDue':
      return
    default:
      return followAgreement(model, command, who, now)
  }
}

const followScope = (model: Model, command: Extract<Command, { name: 'questionScope' | 'decideScope' | 'acceptCharge' | 'declineCharge' }>): void => {
  const { person } = model.reporter
  const decision = command.name === 'decideScope' ? command.decision : null
  model.charge = decision?.kind === 'charge' && person !== null ? { approver: person, hash: decision.textHash } : null
  if (command.name === 'questionScope') model.scope = 'toDecide'
  if (command.name === 'acceptCharge') model.scope = 'chargeAccepted'
  if (command.name === 'declineCharge') model.scope = 'returned'
  if (decision !== null) model.scope = decision.kind === 'charge' ? 'chargeAsked' : decision.kind
}

/** A new reporter: what was theirs to allow is over. */
const followJira = (model: Model, { change }: Extract<Command, { name: 'noteJiraChange' }>): void => {
  if (change.kind === 'assigneeChanged') model.assignee = change.assignee
  if (change.kind !== 'reporterChanged') return
  model.reporter = { person: change.reporter.person, eligible: change.reporter.eligible }
  settle(model, 'reporter')
}

type Agreement = Exclude<
  Command,
  {
    name:
      | 'assessSeverity' | 'overrideSeverity' | 'take' | 'recordInvestigation' | 'handToDesk' | 'addDiagnosis' | 'transferTier' | 'askEvidence' | 'answerEvidence'
      | 'withdrawEvidence' | 'questionScope' | 'decideScope' | 'acceptCharge' | 'declineCharge' | 'escalate' | 'returnEscalation' | 'noteJiraChange'
      | 'recordIncident' | 'recordRemediation' | 'stillMissing' | 'actOnDue'
  }
>

/** Sessions and closure: what two sides agree to. */
const followAgreement = (model: Model, command: Agreement, who: Who, now: number): void => {
  switch (command.name) {
    case 'askSession': {
      const until = Math.min(command.answerBy, now + ANSWER_WITHIN, command.expiresAt)
      model.session = { state: 'asked', approver: model.reporter.person ?? '', technician: personOf(who), until, expiresAt: command.expiresAt, hash: command.textHash }
      return
    }
    case 'approveSession':
      if (model.session !== null) model.session = { ...model.session, state: 'approved', until: model.session.expiresAt }
      return
    case 'startSession':
      if (model.session !== null) model.session = { ...model.session, state: 'running' }
      return
    case 'withdrawSession':
    case 'declineSession':
    case 'revokeSession':
    case 'endSession':
      model.session = null
      return
    case 'proposeClosure':
      model.proposal = { side: 'desk', by: personOf(who), byLead: who.side === 'desk' && who.roles.has('lead'), hash: command.textHash }
      return settle(model, 'proposal')
    case 'sayNoLongerAnIssue':
      model.proposal = { side: 'customer', by: personOf(who), byLead: false, hash: '' }
      return settle(model, 'proposal')
    case 'declineClosure':
    case 'declineNoLonger':
    case 'withdrawProposal':
      model.proposal = null
      return
    case 'agreeClosure':
    case 'agreeNoLonger':
    case 'closeWithinDesk':
      model.proposal = null
      model.closedAt = now
      return
    case 'reopen':
      model.closedAt = null
      model.stage = 'withDesk'
      return
  }
}

/** Proposing withdraws open items and a session that does not run; a new reporter ends any session. A charge asked is to be decided again. */
const settle = (model: Model, why: 'proposal' | 'reporter'): void => {
  if (why === 'proposal') model.openItems = []
  if (why === 'reporter' || model.session?.state !== 'running') model.session = null
  if (model.scope === 'chargeAsked') model.scope = 'toDecide'
  model.charge = null
}
