import { useState } from 'react'
import type { AgentIncident } from '../../../../src/api/answers'
import type { HistoryLine } from '../../../../src/domain/views/agent-view'
import { Announcer } from '../../../shared/parts/announcer'
import { CopyButton } from '../../../shared/parts/copy-button'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { HistoryLines } from '../../incident/history'
import { NamesProvider, useNamesOf } from '../../incident/names'
import { useIncident } from '../../incident/use-incident'
import { ClockBands } from './clock-bands'
import { Toggle } from './toggle'

/** Number, two clocks, filters, lines (px at 684). */
const HEIGHTS = [28, 110, 110, 32, 240]

/** jira:issueActivity: everything that happened, and how each clock ran through it. */
export function HistoryScreen({ issueId }: { issueId: string }) {
  const { loaded, reload } = useIncident(issueId)
  return (
    <main className="screen" aria-label="ReTRAC history">
      <Announcer>
        {loaded.status === 'loading' && <Skeleton heights={HEIGHTS} label="Loading history" />}
        {loaded.status === 'problem' && <LoadProblem problem={loaded.problem} again={reload} />}
        {loaded.status === 'ready' && <WholeHistory incident={loaded.data} />}
      </Announcer>
    </main>
  )
}

type Kind = HistoryLine['kind']
const KIND_WORDS: Record<Kind, string> = {
  record: 'Record', severity: 'Severity', work: 'Work', tier: 'Tier', evidence: 'Evidence', session: 'Sessions',
  scope: 'Scope', escalation: 'Escalation', closure: 'Closure', customer: 'Customer', clock: 'Clocks', jira: 'Jira',
}
const KINDS = Object.keys(KIND_WORDS) as Kind[]

function WholeHistory({ incident }: { incident: AgentIncident }) {
  const { view } = incident
  const nameOf = useNamesOf(incident)
  const [chosen, setChosen] = useState<Kind | null>(null)
  const counts = KINDS.map((kind) => ({ kind, count: view.history.filter((line) => line.kind === kind).length })).filter(({ count }) => count > 0)
  const shown = chosen === null ? view.history : view.history.filter(({ kind }) => kind === chosen)
  return (
    <NamesProvider value={nameOf}>
      <div className="stack">
        <span className="facts-number">
          <h2 className="heading-medium">{view.number}</h2>
          <CopyButton label={`Copy ${view.number}`} text={() => view.number} />
        </span>
        <ClockBands incident={incident} />
        <section className="history-section" aria-labelledby="whole-history">
          <div className="section-head">
            <h3 id="whole-history">History</h3>
            <span className="small subtlest tabular">
              {shown.length === view.history.length ? `All ${shown.length}` : `${shown.length} of ${view.history.length}`}, newest first
            </span>
          </div>
          <div className="toggles" role="group" aria-label="Which history">
            <KindToggle word="All" count={view.history.length} pressed={chosen === null} onPress={() => setChosen(null)} />
            {counts.map(({ kind, count }) => (
              <KindToggle key={kind} word={KIND_WORDS[kind]} count={count} pressed={chosen === kind} onPress={() => setChosen(kind)} />
            ))}
          </div>
          <HistoryLines lines={shown} whole />
        </section>
      </div>
    </NamesProvider>
  )
}

function KindToggle({ word, count, pressed, onPress }: { word: string; count: number; pressed: boolean; onPress: () => void }) {
  return (
    <Toggle pressed={pressed} onPress={onPress}>
      {word} <span className="subtlest tabular">{count}</span>
    </Toggle>
  )
}
