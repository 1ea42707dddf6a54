import type { IncidentNumber } from '../ids'
import type { Incident } from '../incident/state'
import type { Policy, Severity, Tier } from '../policy/policy'
import { SEVERITY_WORDS } from '../policy/severity'
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
