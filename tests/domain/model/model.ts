import type { Command } from '../../../src/domain/incident/commands'
import type { Who } from '../../../src/domain/incident/who'

/**
 * A small model of who may do what when, written from process.md's command table a second time. It shares no rule with
 * `src/domain`: no function of it is called here, and its state is only what those rules need. Texts are always given;
 * that they must be is another test's matter.
 */
export interface Model {
  tier: 'I' | 'II'
  stage: 'recorded' | 'reviewed' | 'withDesk' | 'diagnosed'
  investigated: { any: boolean; byConsultant: boolean }
  hasDiagnosis: boolean
  assignee: string | null
  reporter: { person: string | null; eligible: boolean }
  /** null: nobody has assessed it. */
  pair: string | null
  derived: string
  current: string
  isOverridden: boolean
  openItems: string[]
  session: { state: 'asked' | 'approved' | 'running'; approver: string; technician: string; until: number; expiresAt: number; hash: string } | null
  scope: 'in' | 'toDecide' | 'goodwill' | 'chargeAsked' | 'chargeAccepted' | 'returned'
  charge: { approver: string; hash: string } | null
  isRaised: boolean
  proposal: { side: 'desk' | 'customer'; by: string; byLead: boolean; hash: string } | null
  closedAt: number | null
  revision: number
}

export const MATRIX: Record<string, string> = {
  'everyone/low': 'S3', 'everyone/medium': 'S2', 'everyone/high': 'S1', 'several/low': 'S4', 'several/medium': 'S3', 'several/high': 'S2',
  'justMe/low': 'S4', 'justMe/medium': 'S4', 'justMe/high': 'S3',
}
const DAY = 24 * 3_600_000
const HOUR = 3_600_000
const TOOLS = ['UltraVNC', 'Citrix GoToAssist']

export const start = (reporter: Model['reporter'], pair: string | null): Model => ({
  tier: 'I', stage: 'recorded', investigated: { any: false, byConsultant: false }, hasDiagnosis: false, assignee: null, reporter,
  pair, derived: MATRIX[pair ?? 'several/medium'] ?? '', current: MATRIX[pair ?? 'several/medium'] ?? '', isOverridden: false,
  openItems: [], session: null, scope: 'in', charge: null, isRaised: false, proposal: null, closedAt: null, revision: 1,
})

/** Time alone ends a session: unanswered, unused or still running. */
export const passTime = (model: Model, now: number): void => {
  if (model.session !== null && now >= model.session.until) model.session = null
}

const personOf = (who: Who): string => (who.side === 'app' ? 'app' : who.person)
const isDesk = (who: Who): boolean => who.side === 'desk'
const has = (who: Who, role: 'tierI' | 'tierII' | 'consultant' | 'lead' | 'higherLevel'): boolean => who.side === 'desk' && who.roles.has(role)
const acts = (who: Who): boolean => who.side === 'customer' && who.role !== 'member'

/** Whether the table allows it now. */
export const mayGive = (model: Model, command: Command, who: Who, now: number): boolean => {
  if (command.name === 'recordIncident') return false
  if (command.name === 'reopen') {
    if (model.closedAt === null) return false
    return isDesk(who) || (acts(who) && now <= model.closedAt + 14 * DAY)
  }
  if (command.name === 'noteJiraChange' || command.name === 'actOnDue') return who.side === 'app'
  return model.closedAt === null && allowed(model, command, who, now)
}

const allowed = (model: Model, command: Exclude<Command, { name: 'recordIncident' | 'reopen' | 'noteJiraChange' | 'actOnDue' }>, who: Who, now: number): boolean => {
  const owner = has(who, model.tier === 'I' ? 'tierI' : 'tierII') || has(who, 'lead')
  const { proposal, session, scope } = model
  const noSession = session === null
  const consents = model.reporter.eligible && model.reporter.person !== null && model.reporter.person !== personOf(who)
  switch (command.name) {
    case 'assessSeverity':
      return isDesk(who) && (model.isOverridden || model.pair !== `${command.impact}/${command.urgency}`)
    case 'overrideSeverity':
      return isDesk(who) && command.severity !== model.current && !(command.severity === model.derived && (model.pair !== null || !model.isOverridden))
    case 'take':
      return owner && model.assignee !== personOf(who)
    case 'recordInvestigation':
      return command.kind === 'full' ? has(who, 'consultant') : owner
    case 'handToDesk':
      return owner && model.stage === 'reviewed'
    case 'addDiagnosis':
      return command.kind === 'automatic' ? who.side !== 'customer' : has(who, 'consultant') && (model.stage === 'withDesk' || model.stage === 'diagnosed') && model.investigated.byConsultant
    case 'recordRemediation':
      if (model.stage !== 'diagnosed') return false
      return command.kind === 'automatic' ? who.side !== 'customer' : (owner || has(who, 'consultant')) && model.investigated.byConsultant
    case 'transferTier':
      return owner && command.to !== model.tier && proposal === null && (command.to === 'I' || model.investigated.any)
    case 'askEvidence':
      return owner && proposal === null && model.openItems.length + command.items.length <= 10
    case 'answerEvidence':
      return acts(who) && model.openItems.includes(command.itemId)
    case 'withdrawEvidence':
      return owner && model.openItems.includes(command.itemId)
    case 'stillMissing':
      return owner && (model.openItems.length > 0 || session?.state === 'asked' || scope === 'chargeAsked')
    case 'askSession':
      return owner && proposal === null && TOOLS.includes(command.tool) && noSession && consents && command.expiresAt > now && command.expiresAt <= now + 4 * HOUR
    case 'withdrawSession':
      return owner && (session?.state === 'asked' || session?.state === 'approved')
    case 'approveSession':
      return who.side === 'customer' && session?.state === 'asked' && session.approver === personOf(who) && session.hash === command.textHash
    case 'declineSession':
      return who.side === 'customer' && session?.state === 'asked' && session.approver === personOf(who)
    case 'revokeSession':
      return who.side === 'customer' && (session?.state === 'approved' || session?.state === 'running')
    case 'startSession':
      return isDesk(who) && session?.state === 'approved' && session.technician === personOf(who)
    case 'endSession':
      return isDesk(who) && session?.state === 'running' && (session.technician === personOf(who) || has(who, 'lead'))
    case 'proposeClosure':
      return owner && proposal === null && session?.state !== 'running' && scope !== 'toDecide' && scope !== 'chargeAsked'
    case 'agreeClosure':
      return acts(who) && proposal?.side === 'desk' && proposal.hash === command.textHash && proposal.by !== personOf(who)
    case 'declineClosure':
      return acts(who) && proposal?.side === 'desk'
    case 'withdrawProposal':
      return proposal?.side === 'desk' ? owner : acts(who) && proposal?.by === personOf(who)
    case 'sayNoLongerAnIssue':
      return acts(who) && proposal === null
    case 'agreeNoLonger':
      return owner && proposal?.side === 'customer' && session?.state !== 'running' && proposal.by !== personOf(who)
    case 'declineNoLonger':
      return owner && proposal?.side === 'customer'
    case 'closeWithinDesk':
      return isDesk(who) && proposal?.side === 'desk' && proposal.by !== personOf(who) && (proposal.byLead || has(who, 'lead')) && !model.reporter.eligible && !command.customerCanAgree
    case 'questionScope':
      return isDesk(who) && proposal === null && scope !== 'toDecide' && scope !== 'chargeAsked'
    case 'decideScope':
      return has(who, 'higherLevel') && (scope === 'toDecide' || scope === 'chargeAsked') && (command.decision.kind !== 'charge' || consents)
    case 'acceptCharge':
      return who.side === 'customer' && scope === 'chargeAsked' && model.charge?.approver === personOf(who) && model.charge.hash === command.textHash
    case 'declineCharge':
      return who.side === 'customer' && scope === 'chargeAsked' && model.charge?.approver === personOf(who)
    case 'escalate':
      return isDesk(who) && !model.isRaised
    case 'returnEscalation':
      return has(who, 'higherLevel') && model.isRaised
  }
}
