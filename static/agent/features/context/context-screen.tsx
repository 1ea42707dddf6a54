import { useEffect, useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import type { AgentIncident } from '../../../../src/api/answers'
import type { ClockFigures } from '../../../../src/domain/views/clock-view'
import { Bar } from '../../../shared/clock/bar'
import { isStanding } from '../../../shared/clock/measure-bar'
import { useFigures, useSpokenStates } from '../../../shared/clock/use-figures'
import { bareLeftWords, dueWords } from '../../../shared/clock/words'
import { Announcer } from '../../../shared/parts/announcer'
import { SeverityChip, TierTag } from '../../../shared/parts/chips'
import { CopyButton } from '../../../shared/parts/copy-button'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { useZone } from '../../../shared/viewer'
import { METRIC } from '../../../shared/vocabulary'
import { NamesProvider, useNamesOf } from '../../incident/names'
import { tell, useSignal } from '../../incident/signals'
import { StepCard } from '../../incident/step-card'
import type { Act } from '../../incident/use-incident'
import { useIncident } from '../../incident/use-incident'

/** Chip, clock, tier, button (px at 324). */
const HEIGHTS = [20, 76, 20, 32]
/** A panel on this issue answers well within this; no answer means that there is none. */
const PANEL_ANSWERS_IN_MS = 5_000

/** jira:issueContext: how bad, how long, whose turn? */
export function ContextScreen({ issueId }: { issueId: string }) {
  const { loaded, reload, act } = useIncident(issueId)
  const hasPanel = usePanelThere(issueId)
  return (
    <main className="screen" aria-label="ReTRAC at a glance">
      <Announcer>
        {loaded.status === 'loading' && <Skeleton heights={HEIGHTS} />}
        {loaded.status === 'problem' && <LoadProblem problem={loaded.problem} again={reload} />}
        {loaded.status === 'ready' && <Glance incident={loaded.data} act={act} hasPanel={hasPanel} />}
      </Announcer>
    </main>
  )
}

/** Null: not known yet. */
function usePanelThere(issueId: string): boolean | null {
  const [there, setThere] = useState<boolean | null>(null)
  useSignal('panelIsHere', issueId, () => setThere(true))
  useEffect(() => {
    tell('whoIsThere', issueId)
    const timer = setTimeout(() => setThere((known) => known ?? false), PANEL_ANSWERS_IN_MS)
    return () => clearTimeout(timer)
  }, [issueId])
  return there
}

function turnWords({ closure, turn, nextStep }: AgentIncident['view']): string {
  if (closure.kind === 'closed') return 'Closed'
  // Proposed, and no customer is there whose turn it could be.
  return turn === 'them' && nextStep.kind !== 'closeWithinDesk' ? 'Their turn' : 'Our turn'
}

function Glance({ incident, act, hasPanel }: { incident: AgentIncident; act: Act; hasPanel: boolean | null }) {
  const { view } = incident
  const heading = useRef<HTMLHeadingElement>(null)
  const { now, figures } = useFigures(view.clocks)
  const nameOf = useNamesOf(incident)
  useSpokenStates(figures)
  return (
    <NamesProvider value={nameOf}>
      <div className="glance">
        <div className="row">
          <SeverityChip severity={view.severity.severity} side="agent" />
          <span>{view.number}</span>
          <CopyButton label={`Copy ${view.number}`} text={() => view.number} />
        </div>
        {view.closure.kind === 'closed' ? <Kept figures={figures} /> : <NextDue figures={figures} now={now} />}
        <div className="row">
          <TierTag tier={view.tier} />
          <span>{turnWords(view)}</span>
        </div>
        {hasPanel === false ? (
          <>
            <StepCard incident={incident} act={act} headingRef={heading} />
            <p className="small subtle">Ask an admin to pin ReTRAC&apos;s panel.</p>
          </>
        ) : (
          view.closure.kind !== 'closed' && (
            <Button shouldFitContainer onClick={() => tell('goToNextStep', view.issueId)}>
              Go to next step
            </Button>
          )
        )}
      </div>
    </NamesProvider>
  )
}

/** The running clock that is due first; with none running, the one that stands with least left. */
function nextDueOf(figures: readonly ClockFigures[]): ClockFigures | undefined {
  const open = figures.filter(({ endedAt }) => endedAt === null)
  const running = open.filter(({ dueAt }) => dueAt !== null).sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))
  return running[0] ?? [...open].sort((one, other) => one.leftMs - other.leftMs)[0]
}

function NextDue({ figures, now }: { figures: readonly ClockFigures[]; now: number }) {
  const zone = useZone()
  const next = nextDueOf(figures)
  if (next === undefined) return <p className="subtle">No clock is open.</p>
  return (
    <div className={`glance-clock clock-${next.state}`}>
      <p>{METRIC[next.metric].agent}</p>
      <p className="glance-figure tabular">
        <span className="clock-left" role="timer" aria-live="off">
          {bareLeftWords(next)}
        </span>
        <span className="subtle">{dueWords(next, now, zone)}</span>
      </p>
      <Bar figures={next} />
      {isStanding(next) && next.stoppedWhy !== null && <p className="small subtle">{next.stoppedWhy}</p>}
    </div>
  )
}

function Kept({ figures }: { figures: readonly ClockFigures[] }) {
  const kept = figures.filter(({ missed }) => !missed).length
  return (
    <p>
      Closed. {kept} of {figures.length} kept.
    </p>
  )
}
