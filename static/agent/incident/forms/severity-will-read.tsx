import { severityNowWords } from '../../../../src/domain/effects/comment-words'
import type { AgentIncident } from '../../../../src/api/answers'
import type { Severity } from '../../../../src/domain/policy/policy'
import { instantWords } from '../../../../src/domain/words'
import { figuresAt } from '../../../shared/clock/figures-at'
import { now } from '../../../shared/server-time'
import { useZone } from '../../../shared/viewer'
import { SEVERITY } from '../../../shared/vocabulary'
import { CustomerWillRead } from './customer-will-read'

const PROMISED = [
  ['firstResponse', 'first answer'],
  ['restore', 'working again'],
] as const

/** What another severity tells the customer, and what the same one changes: nothing. */
export function SeverityWillRead({ incident, severity }: { incident: AgentIncident; severity: Severity | null }) {
  const zone = useZone()
  if (severity === null) return null
  if (severity === incident.view.severity.severity) return <p className="helper">It stays {SEVERITY[severity].agent}; its times don&apos;t change.</p>
  const times = newTimes(incident, severity).map(({ name, dueAt }) => `${name} by ${instantWords(dueAt, zone)}`)
  return (
    <>
      <CustomerWillRead>
        {severityNowWords(severity)}
        {times.length > 0 && ` New times: ${times.join(', ')}.`}
      </CustomerWillRead>
      {times.length > 0 && <p className="helper">The customer reads times in their own zone.</p>}
    </>
  )
}

/** As the comment will have them: a clock that is met, stopped or late by its new goal promises nothing. */
function newTimes({ view, rules }: AgentIncident, severity: Severity): { name: string; dueAt: number }[] {
  const at = now()
  return PROMISED.flatMap(([metric, name]) => {
    const goalMs = rules.goals[severity][metric]?.goalMs
    const facts = view.clocks.findLast((clock) => clock.metric === metric)
    if (goalMs === undefined || facts === undefined) return []
    const { dueAt } = figuresAt({ ...facts, goalMs }, at)
    return dueAt === null || dueAt <= at ? [] : [{ name, dueAt }]
  })
}
