import type { IncidentNumber } from '../ids'
import { askedNow } from '../incident/asks'
import type { Asked } from '../incident/asks'
import type { Event } from '../incident/events'
import { reopenUntil } from '../incident/decisions/reopen'
import type { Charge, Incident } from '../incident/state'
import type { Policy, Severity, Tier } from '../policy/policy'
import { SEVERITY_WORDS } from '../policy/severity'
import { never } from '../result'
import { customerClocks } from '../sla/clocks'
import { clockFigures } from '../sla/figures'
import type { Instant } from '../time'
import { asClause, asSentence, dateWords, instantWords, tierWords } from '../words'

/**
 * The public comments, word for word as process.md's table has them; forms that reach the customer show the same words
 * before they are sent. Times are absolute, in the reporter's zone, with its name.
 */
export const recordedWords = (incident: Incident, policy: Policy, now: Instant): string => {
  const times = promisedTimes(incident, policy, now)
  const severity = SEVERITY_WORDS[incident.severity.severity]
  return `${numberWords(incident.number)} We treat it as ${severity}${times === '' ? '' : `: ${times}`}.`
}

export const severityChangedWords = (incident: Incident, policy: Policy, now: Instant): string => {
  const times = promisedTimes(incident, policy, now)
  return `${severityNowWords(incident.severity.severity)}${times === '' ? '' : ` New times: ${times}.`}`
}

export const numberWords = (number: IncidentNumber): string => `We've recorded this as ${number}.`
export const severityNowWords = (severity: Severity): string => `We now treat this as ${SEVERITY_WORDS[severity]}.`

export const transferredWords = (to: Tier, customerReason: string): string =>
  `Our ${tierWords(to)} specialists now have your incident, because ${asClause(customerReason)}.`

export const proposedWords = (text: string): string =>
  `We think this is solved: ${asSentence(text)} Tell us on your request whether you agree.`

export const closedWords = (closedAt: Instant, timeZone: string | null): string =>
  `Closed together on ${dateWords(closedAt, timeZone)}. Thank you.`

export const askedWords = (count: number): string =>
  count === 1 ? "We need 1 thing from you. You'll find it on your request." : `We need ${count} things from you. You'll find them on your request.`

/** What is asked now, as the customer knows it: evidence by its words, then a session, then a charge. */
export const stillNeededWords = (incident: Incident): string => needWords(askedNow(incident).map(missingWords))
/** One item whose date has passed. */
export const needWords = (items: readonly string[]): string => `We still need: ${items.map(asClause).join('; ')}.`

/** One thing that is asked, as the customer knows it. */
export const missingWords = (asked: Asked): string => {
  switch (asked.kind) {
    case 'evidence':
      return asked.item.what
    case 'session':
      return `your answer about a remote session with ${asked.tool}`
    case 'charge':
      return `your answer about the charge of ${asked.charge.amount}`
    default:
      return never(asked)
  }
}

export const SESSION_ASKED_WORDS = 'May we connect to your computer? Answer on your request.'
export const SCOPE_QUESTIONED_WORDS = "We're checking whether this is covered by your contract."
export const ESCALATED_WORDS = "We've raised this with our higher-level team."

/** What was decided about the scope. */
export const decidedWords = (decision: Extract<Event, { type: 'ScopeDecided' }>['decision']): string => {
  switch (decision.kind) {
    case 'in':
      return 'This is covered.'
    case 'goodwill':
      return "This isn't in your contract; we'll do it all the same."
    case 'returned':
      return `This isn't covered by your contract: ${asSentence(decision.reason)}`
    default:
      return never(decision)
  }
}
export const chargeAskedWords = ({ amount }: Charge): string => `This isn't in your contract. It would cost ${amount}: answer on your request.`

export const reopenedWords = (number: IncidentNumber): string => `Open again: ${number}.`

/** Answers the first message on a closed incident; after the time to open it again, with what to do instead. */
export const closedNoticeWords = (incident: Incident, policy: Policy, now: Instant): string => {
  const until = reopenUntil(incident, policy)
  return until === null || until < now
    ? `This is closed. Raise a new request and name ${incident.number}.`
    : `This is closed. You can open it again on your request until ${dateWords(until, incident.reporter.timeZone)}.`
}

/** "first answer by ..., working again by ..."; a clock that is met, stopped or late already promises nothing. */
const promisedTimes = (incident: Incident, policy: Policy, now: Instant): string =>
  customerClocks(incident, policy)
    .flatMap((clock) => {
      const { dueAt } = clockFigures(clock, now)
      if (dueAt === null || dueAt <= now) return []
      const by = instantWords(dueAt, incident.reporter.timeZone)
      return [clock.metric === 'firstResponse' ? `first answer by ${by}` : `working again by ${by}`]
    })
    .join(', ')
