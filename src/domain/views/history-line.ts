import { never } from '../result'
import type { DeclineWhy, EvidenceAnswer, HandOffPacket } from '../incident/commands'
import type { Event, HistoryRow } from '../incident/events'
import type { Channel, FiredThreshold, Outcome, ProposalKind, Reporter, SessionEnd } from '../incident/state'
import { METRIC_WORDS, severityWords, tierWords } from '../words'
import type { HistoryLine } from './agent-view'

/** The whole history as the desk reads it, newest first; events of one instant keep their order, reversed. */
export const historyLines = (history: HistoryRow[]): HistoryLine[] => {
  const events = history.flatMap((row) => row.events)
  return events
    .map((event, index) => ({ line: lineOf(event, events), index }))
    .sort((a, b) => b.line.at - a.line.at || b.index - a.index)
    .map(({ line }) => line)
}

type Kind = HistoryLine['kind']
type Words = [kind: Kind, text: string, detail?: string]

const lineOf = (event: Event, all: Event[]): HistoryLine => {
  const [kind, text, detail = ''] = wordsOf(event, all)
  return { at: event.at, by: event.by, kind, isWarning: isWarning(event), text, detail: detail.trim() === '' ? null : detail }
}

const isWarning = (event: Event): boolean => event.type === 'ThresholdReached' && event.threshold.kind !== 'breach'

const wordsOf = (event: Event, all: Event[]): Words => {
  switch (event.type) {
    case 'IncidentRecorded':
      return ['record', `Recorded as ${event.number}, ${severityWords(event.severity.severity)}, at ${tierWords(event.tier)}`, RECORDED_FROM[event.channel]]
    case 'SeverityAssessed':
      return ['severity', `Severity assessed: ${severityWords(event.severity)}`]
    case 'SeverityOverridden':
      return ['severity', `Severity set to ${severityWords(event.severity)}`, event.reason]
    case 'AssigneeChanged':
      return ['tier', ASSIGNEE_WORDS[event.how]]
    case 'InvestigationRecorded':
      return ['work', event.kind === 'preliminary' ? 'Preliminary investigation recorded' : "Consultant's investigation recorded", event.text]
    case 'HandedToDesk':
      return ['work', 'Handed to the service desk']
    case 'DiagnosisAdded':
      return ['work', event.kind === 'manual' ? 'Manual diagnosis added' : 'Automatic diagnosis added', withCustomerText(event.text, event.customerText)]
    case 'RemediationRecorded':
      return ['work', `${event.kind === 'manual' ? 'Manual' : 'Automatic'} remediation attempt ${OUTCOME_WORDS[event.outcome]}`, event.text]
    case 'TierTransferred':
      return ['tier', `Transferred from ${tierWords(event.from)} to ${tierWords(event.to)}`, packetWords(event.reason, event.packet)]
    case 'FirstResponseMet':
      return ['clock', 'First response given']
    case 'EvidenceAsked':
      return ['evidence', `Evidence asked: ${countWords(event.items.length)}`, event.items.map(({ what, why }) => labelled(what, why)).join('\n')]
    case 'EvidenceAnswered':
      return ['evidence', ...answerWords(event.answer)]
    case 'EvidenceWithdrawn':
      return ['evidence', 'An evidence item was withdrawn']
    case 'StillMissingSaid':
      return ['evidence', 'The customer was told what is still missing']
    case 'EvidenceOverdue':
      return ['evidence', 'The date of an evidence item has passed']
    case 'SessionAsked':
      return ['session', `Remote session asked, with ${event.terms.tool}`, event.terms.text]
    case 'SessionApproved':
      return ['session', 'The customer approved the remote session', approvedWords(event.sessionId, all)]
    case 'SessionStarted':
      return ['session', 'The remote session started']
    case 'SessionEnded':
      return ['session', SESSION_ENDED_WORDS[event.how], event.reason]
    case 'ScopeQuestioned':
      return ['scope', event.how === 'rule' ? 'A rule questioned the scope' : 'The scope was questioned', event.reason]
    case 'ScopeDecided':
      return event.decision.kind === 'returned'
        ? ['scope', 'Scope decided: returned to the customer', event.decision.reason]
        : ['scope', event.decision.kind === 'in' ? 'Scope decided: in scope' : 'Scope decided: goodwill']
    case 'ChargeAsked':
      return ['scope', `Scope decided: a charge of ${event.charge.amount} is asked`, event.charge.for]
    case 'ChargeAnswered':
      return ['scope', event.accepted ? 'The customer accepted the charge' : 'The customer declined the charge', event.reason]
    case 'Escalated':
      return ['escalation', event.how === 'rule' ? 'Escalated by a rule' : 'Escalated', event.reason]
    case 'GroupTold':
      return ['escalation', 'A rule told the higher level', event.reason]
    case 'EscalationReturned':
      return ['escalation', 'Escalation returned', event.reason]
    case 'IncidentReopened':
      return ['closure', event.side === 'customer' ? 'The customer opened it again' : 'Reopened', event.reason]
    case 'ClosedNoticeGiven':
      return ['closure', 'The customer wrote on the closed incident and was told how to open it again']
    case 'ClosureProposed':
      return event.side === 'desk'
        ? ['closure', PROPOSED_WORDS[event.as], event.text]
        : ['closure', 'The customer said that it is no longer an issue', event.words]
    case 'ClosureDeclined':
      return event.side === 'customer'
        ? ['closure', `The customer declined closure: ${DECLINED_WORDS[event.why]}`, event.text]
        : ['closure', 'The desk declined to close', event.reason]
    case 'ProposalWithdrawn':
      return ['closure', event.side === 'desk' ? 'Closure proposal withdrawn' : 'The customer took back that it is no longer an issue']
    case 'IncidentClosed':
      return ['closure', event.agreement.kind === 'withinDesk' ? 'Closed within the desk' : 'Closed by agreement']
    case 'CustomerWrote':
      return ['customer', 'The customer wrote a comment']
    case 'CustomerAttached':
      return ['customer', 'The customer added a file']
    case 'StatusMovedByHand':
      return ['jira', MOVED_WORDS[event.answer]]
    case 'StatusRightAgain':
      return ['jira', 'The status in Jira is right again']
    case 'ReporterChanged':
      return ['jira', reporterWords(event.reporter), 'A session or a charge that was asked of the one before is void.']
    case 'IssueMoved':
      return ['jira', 'The issue was moved to another project']
    case 'IssueDeleted':
      return ['jira', 'The issue was deleted in Jira']
    case 'ThresholdReached':
      return ['clock', thresholdWords(event.threshold)]
    default:
      return never(event)
  }
}

const RECORDED_FROM: Record<Channel, string> = {
  portal: 'It came through the portal.',
  email: 'It came by e-mail.',
  phone: 'It came by phone.',
  automatic: 'It came automatically.',
}

const ASSIGNEE_WORDS: Record<Extract<Event, { type: 'AssigneeChanged' }>['how'], string> = {
  taken: 'Taken',
  inJira: 'The assignee was changed in Jira',
  cleared: 'Nobody in particular has it after the transfer',
}

const OUTCOME_WORDS: Record<Outcome, string> = { worked: 'worked', partly: 'worked partly', failed: 'failed' }

const PROPOSED_WORDS: Record<ProposalKind, string> = {
  answered: 'Closure proposed as answered',
  resolved: 'Closure proposed as resolved',
}

export const DECLINED_WORDS: Record<DeclineWhy, string> = {
  stillHappens: 'it still happens',
  differentProblem: "there's a different problem now",
  notTested: "they couldn't test it yet",
  other: 'for another reason',
}

const MOVED_WORDS: Record<Extract<Event, { type: 'StatusMovedByHand' }>['answer'], string> = {
  putBack: 'The status was moved in Jira and is put back',
  leftAlone: 'The status keeps being moved in Jira and is left alone for now',
}

const countWords = (count: number): string => (count === 1 ? '1 item' : `${count} items`)

const SIZE_UNITS = ['B', 'KB', 'MB', 'GB']
const KILO = 1_024
const sizeWords = (bytes: number): string => {
  const unit = Math.min(SIZE_UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(KILO)))
  return `${Number((bytes / KILO ** unit).toFixed(1))} ${SIZE_UNITS[unit] ?? ''}`
}

const answerWords = (answer: EvidenceAnswer): [text: string, detail: string] => {
  switch (answer.kind) {
    case 'text':
      return ['The customer answered an evidence item', answer.text]
    case 'file':
      return ['The customer delivered a file', `${answer.fileName}, ${sizeWords(answer.sizeBytes)}, SHA-256 ${answer.sha256}`]
    case 'notPossible':
      return ["The customer can't provide an evidence item", answer.reason]
    default:
      return never(answer)
  }
}

/** What was approved, to the letter: its words, and the hash that was shown with them and came back. */
const approvedWords = (sessionId: string, all: Event[]): string => {
  const asked = all.find((event) => event.type === 'SessionAsked' && event.terms.id === sessionId)
  return asked?.type === 'SessionAsked' ? `${asked.terms.text}\nSHA-256 ${asked.terms.textHash}` : ''
}

const reporterWords = ({ person, eligible }: Reporter): string => {
  if (person === null) return 'The reporter was removed in Jira'
  return eligible ? 'The reporter was changed in Jira' : "The reporter can't answer as a customer: an agent, an app or a closed account"
}

const SESSION_ENDED_WORDS: Record<SessionEnd, string> = {
  declined: 'The customer declined the remote session',
  expired: "The remote session's time ran out",
  withdrawn: 'The remote session was withdrawn',
  revoked: 'The customer stopped the remote session',
  done: 'The remote session ended',
}

const thresholdWords = ({ metric, kind, percent }: FiredThreshold): string => {
  switch (kind) {
    case 'warn':
      return `${METRIC_WORDS[metric]}: ${percent} % of the goal used`
    case 'atRisk':
      return `${METRIC_WORDS[metric]} is at risk`
    case 'breach':
      return `${METRIC_WORDS[metric]} is breached`
    default:
      return never(kind)
  }
}

const withCustomerText = (text: string, customerText: string): string =>
  customerText.trim() === '' ? text : `${text}\n\nThe customer reads: ${customerText}`

/** The reason, then whatever of the hand-off packet was filled. */
const packetWords = (reason: string, packet: HandOffPacket): string =>
  [reason, labelled('Seen', packet.seen), labelled('Tried', packet.tried), labelled('Ruled out', packet.ruledOut), labelled('Needed next', packet.neededNext)]
    .filter((line) => line !== '')
    .join('\n')

const labelled = (label: string, text: string): string => (text.trim() === '' ? '' : `${label}: ${text}`)
