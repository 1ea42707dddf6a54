import type { QueueFacts, StatusLozenge } from '../../api/projection'
import { FIELD_MODULES, FIELD_WORDS } from '../../api/projection'
import type { Incident, Scope } from '../../domain/incident/state'
import { tierOf } from '../../domain/incident/state'
import { turnOf } from '../../domain/incident/turn'
import type { Policy } from '../../domain/policy/policy'
import { clocks } from '../../domain/sla/clocks'
import { clockFigures } from '../../domain/sla/figures'
import type { Instant } from '../../domain/time'
import type { ClockFacts, ClockFigures, ClockState } from '../../domain/views/clock-view'

export interface Projection {
  /** By module key of the custom field; null empties it. */
  fields: Record<string, string | null>
  property: QueueFacts
  lozenge: StatusLozenge
}

const SCOPE_PROJECTED: Record<Scope['kind'], QueueFacts['scope']> = {
  in: 'in',
  goodwill: 'in',
  chargeAccepted: 'in',
  toDecide: 'open',
  chargeAsked: 'open',
  returned: 'out',
}

/** What Jira shows of an incident: a pure function of the snapshot, so that it can be written again at any time. */
export function projectionOf(incident: Incident, policy: Policy, now: Instant): Projection {
  const clock = clockToShow(clocks(incident, policy), now)
  const { severity } = incident
  const assessed = severity.kind === 'derived' ? severity : severity.kind === 'overridden' ? severity.derived : null
  const scope = SCOPE_PROJECTED[incident.scope.kind]
  const tier = tierOf(incident)
  const dueAt = clock?.figures.dueAt ?? null
  return {
    fields: {
      [FIELD_MODULES.number]: incident.number,
      [FIELD_MODULES.severity]: severity.severity,
      [FIELD_MODULES.impact]: assessed === null ? null : FIELD_WORDS.impact[assessed.impact],
      [FIELD_MODULES.urgency]: assessed === null ? null : FIELD_WORDS.urgency[assessed.urgency],
      [FIELD_MODULES.tier]: tier,
      [FIELD_MODULES.channel]: FIELD_WORDS.channel[incident.channel],
      [FIELD_MODULES.scope]: FIELD_WORDS.scope[scope],
      [FIELD_MODULES.nextDue]: dueAt === null ? null : new Date(dueAt).toISOString(),
      [FIELD_MODULES.slaState]: clock === null ? null : FIELD_WORDS.slaState[clock.figures.state],
    },
    property: {
      schema: 1,
      number: incident.number,
      revision: incident.revision,
      severity: severity.severity,
      assessed: severity.kind !== 'notAssessed',
      tier,
      turn: turnOf(incident),
      state: stateOf(incident),
      scope,
      clock: clock?.facts ?? null,
      clockState: clock?.figures.state ?? null,
    },
    lozenge: { type: 'lozenge', value: lozengeOf(incident, clock?.figures.state ?? null) },
  }
}

/** Running by due instant, then paused by time left (screens.md 4.4); none once closed. */
function clockToShow(all: ClockFacts[], now: Instant): { facts: ClockFacts; figures: ClockFigures } | null {
  const open = all.map((facts) => ({ facts, figures: clockFigures(facts, now) })).filter(({ figures }) => figures.endedAt === null)
  const rank = ({ figures }: { figures: ClockFigures }): [number, number] => (figures.dueAt !== null ? [0, figures.dueAt] : figures.running ? [1, figures.startedAt + figures.goalMs] : [2, figures.leftMs])
  open.sort((left, right) => {
    const [leftClass, leftAt] = rank(left)
    const [rightClass, rightAt] = rank(right)
    return leftClass - rightClass || leftAt - rightAt
  })
  return open[0] ?? null
}

function stateOf({ closure }: Incident): QueueFacts['state'] {
  if (closure.kind === 'closed') return 'closed'
  return closure.kind === 'none' ? 'open' : 'proposed'
}

type Lozenge = StatusLozenge['value']
const LOZENGE_TYPE: Record<ClockState, Lozenge['type']> = { onTrack: 'inprogress', atRisk: 'moved', breached: 'removed', paused: 'default', met: 'success' }

/** The state alone, no minutes: the issue view's lozenge cannot tick (screens.md 4.2). */
function lozengeOf(incident: Incident, clockState: ClockState | null): Lozenge {
  if (incident.closure.kind === 'closed') return { label: 'Closed', type: 'success' }
  if (clockState === null) return { label: 'No clock runs', type: 'default' }
  return { label: FIELD_WORDS.slaState[clockState], type: LOZENGE_TYPE[clockState] }
}
