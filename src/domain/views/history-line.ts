import { never } from '../result'
import type { DeclineWhy, HandOffPacket } from '../incident/commands'
import type { Event, HistoryRow } from '../incident/events'
import type { Channel, FiredThreshold, Outcome, ProposalKind } from '../incident/state'
import { METRIC_WORDS, severityWords, tierWords } from '../words'
import type { HistoryLine } from './agent-view'

/** The whole history as the desk reads it, newest first; events of one instant keep their order, reversed. */
export const historyLines = (history: HistoryRow[]): HistoryLine[] =>
  history
    .flatMap((row) => row.events)
    .map((event, index) => ({ line: lineOf(event), index }))
    .sort((a, b) => b.line.at - a.line.at || b.index - a.index)
    .map(({ line }) => line)

type Kind = HistoryLine['kind']
type Words = [kind: Kind, text: string, detail?: string]

const lineOf = (event: Event): HistoryLine => {
  const [kind, text, detail = ''] = wordsOf(event)
  return { at: event.at, by: event.by, kind, isWarning: isWarning(event), text, detail: detail.trim() === '' ? null : detail }
}

const isWarning = (event: Event): boolean => event.type === 'ThresholdReached' && event.threshold.kind !== 'breach'

const wordsOf = (event: Event): Words => {
  switch (event.type) {
    case 'IncidentRecorded':
      return ['record', `Recorded as ${event.number}, ${severityWords(event.severity.severity)}, at ${tierWords(event.tier)}`, RECORDED_FROM[event.channel]]
    case 'SeverityAssessed':
      return ['severity', `Severity assessed: ${severityWords(event.severity)}`]
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
      return ['jira', 'The reporter was changed in Jira']
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
