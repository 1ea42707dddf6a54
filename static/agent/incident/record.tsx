import type { AgentIncident } from '../../../src/api/answers'
import type { Instant } from '../../../src/domain/time'
import { Disclosure } from '../../shared/parts/disclosure'
import { now } from '../../shared/server-time'
import { shortInstant } from '../../shared/time'
import { useZone } from '../../shared/viewer'
import { OUTCOME, SEVERITY } from '../../shared/vocabulary'
import { capital } from './names'
import { EscalationRow, EvidenceRow, ScopeRow, SessionRow } from './record-asks'
import { Entry } from './record-entry'
import { SeverityMatrix } from './severity-matrix'

const last = <T,>(list: readonly T[]): T | undefined => list[list.length - 1]
const OUTCOME_GIST = { worked: 'worked', partly: 'worked partly', failed: 'failed' } as const

/** What stands in the record; each part opens in place, and those without entries are left out. */
export function RecordRows({ incident }: { incident: AgentIncident }) {
  const zone = useZone()
  const say = (at: Instant): string => shortInstant(at, now(), zone)
  return (
    <section className="rows" aria-label="Record">
      <SeverityRow incident={incident} />
      <InvestigationRow incident={incident} say={say} />
      <DiagnosisRow incident={incident} say={say} />
      <RemediationRow incident={incident} say={say} />
      <TransferRow incident={incident} say={say} />
      <EvidenceRow view={incident.view} say={say} />
      <SessionRow view={incident.view} say={say} />
      <ScopeRow view={incident.view} say={say} />
      <EscalationRow view={incident.view} say={say} />
    </section>
  )
}

interface RowProps {
  incident: AgentIncident
  say: (at: Instant) => string
}

function severityGist({ view, rules }: AgentIncident): string {
  const { kind, impact, urgency, severity } = view.severity
  if (kind === 'overridden') return `Set by hand: ${severity}${impact === null || urgency === null ? '' : `, not ${rules.matrix[impact][urgency]}`}`
  if (kind === 'notAssessed' || impact === null || urgency === null) return `Not assessed, default: ${severity}`
  return `${rules.words.impact[impact]}, ${rules.words.urgency[urgency].toLowerCase()}: ${severity}`
}

function SeverityRow({ incident }: { incident: AgentIncident }) {
  const { severity } = incident.view
  return (
    <Disclosure title="Severity: why" gist={severityGist(incident)}>
      <div className="stack">
        {severity.kind === 'notAssessed' && <p>Nobody chose impact and urgency; the policy&apos;s default applies until someone does.</p>}
        {severity.kind === 'overridden' && (
          <p className="words">
            Set to {SEVERITY[severity.severity].agent} by hand: {severity.reason}
          </p>
        )}
        <SeverityMatrix matrix={incident.rules.matrix} impact={severity.impact} urgency={severity.urgency} />
      </div>
    </Disclosure>
  )
}

function InvestigationRow({ incident, say }: RowProps) {
  const { investigations } = incident.view
  if (investigations.length === 0) return null
  const nameOfKind = { preliminary: 'Preliminary', full: 'Consultant' } as const
  const gist = investigations.map(({ kind, at }, place) => `${place === 0 ? nameOfKind[kind] : nameOfKind[kind].toLowerCase()} ${say(at)}`).join(', ')
  return (
    <Disclosure title="Investigation" gist={gist}>
      {investigations.map(({ kind, at, by, text }) => (
        <Entry key={at} head={`${nameOfKind[kind]}, ${say(at)}`} by={by}>
          {text}
        </Entry>
      ))}
    </Disclosure>
  )
}

function DiagnosisRow({ incident, say }: RowProps) {
  const { diagnoses } = incident.view
  const newest = last(diagnoses)
  if (newest === undefined) return null
  return (
    <Disclosure title="Diagnosis" gist={`${capital(newest.kind)}, ${say(newest.at)}`}>
      {diagnoses.map(({ kind, at, by, text, customerText }) => (
        <Entry key={at} head={`${capital(kind)}, ${say(at)}`} by={by} after={customerText === '' ? null : `The customer read: ${customerText}`}>
          {text}
        </Entry>
      ))}
    </Disclosure>
  )
}

function RemediationRow({ incident, say }: RowProps) {
  const { remediations } = incident.view
  const newest = last(remediations)
  if (newest === undefined) return null
  return (
    <Disclosure title={`Remediation (${remediations.length})`} gist={`Attempt ${remediations.length} ${OUTCOME_GIST[newest.outcome]}, ${say(newest.at)}`}>
      {remediations.map(({ kind, at, by, text, outcome }, place) => (
        <Entry key={at} head={`Attempt ${place + 1}, ${kind}, ${say(at)}. ${OUTCOME[outcome]}`} by={by}>
          {text}
        </Entry>
      ))}
    </Disclosure>
  )
}

function TransferRow({ incident, say }: RowProps) {
  const { transfers } = incident.view
  const newest = last(transfers)
  if (newest === undefined) return null
  return (
    <Disclosure title={`Transfers (${transfers.length})`} gist={`Tier ${newest.from} to Tier ${newest.to}, ${say(newest.at)}`}>
      {transfers.map(({ from, to, at, by, reason, packet }) => {
        const parts = [['Why', reason], ['Seen', packet.seen], ['Tried', packet.tried], ['Ruled out', packet.ruledOut], ['Needed next', packet.neededNext]] as const
        return (
          <Entry key={at} head={`Tier ${from} to Tier ${to}, ${say(at)}`} by={by}>
            {parts
              .filter(([, text]) => text !== '')
              .map(([name, text]) => `${name}: ${text}`)
              .join('\n')}
          </Entry>
        )
      })}
    </Disclosure>
  )
}
