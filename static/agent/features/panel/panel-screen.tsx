import { useEffect, useRef } from 'react'
import type { AgentIncident } from '../../../../src/api/answers'
import { Message } from '../../../shared/desk/message'
import { Announcer } from '../../../shared/parts/announcer'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { Clocks } from '../../incident/clocks'
import { Facts } from '../../incident/facts'
import { History } from '../../incident/history'
import { NamesProvider, useNamesOf } from '../../incident/names'
import { RecordRows } from '../../incident/record'
import { tell, useSignal } from '../../incident/signals'
import { StepCard } from '../../incident/step-card'
import type { Act } from '../../incident/use-incident'
import { useIncident } from '../../incident/use-incident'
import { useOffline } from '../../incident/use-offline'
import { Waiting } from '../../incident/waiting'

/** Header, step, three clocks, waiting line, record, history (px at 684). */
const HEIGHTS = [28, 146, 178, 20, 130, 96]

/** jira:issuePanel: what now, and how long have I got? */
export function PanelScreen({ issueId }: { issueId: string }) {
  const { loaded, reload, act } = useIncident(issueId)
  return (
    <main className="screen" aria-label="ReTRAC incident">
      <Announcer>
        {loaded.status === 'loading' && <Skeleton heights={HEIGHTS} />}
        {loaded.status === 'problem' && <LoadProblem problem={loaded.problem} again={reload} />}
        {loaded.status === 'ready' && <Panel incident={loaded.data} act={act} />}
      </Announcer>
    </main>
  )
}

function Panel({ incident, act }: { incident: AgentIncident; act: Act }) {
  const { view } = incident
  const heading = useRef<HTMLHeadingElement>(null)
  const offline = useOffline()
  const nameOf = useNamesOf(incident)
  useSignal('whoIsThere', view.issueId, () => tell('panelIsHere', view.issueId))
  useSignal('goToNextStep', view.issueId, () => {
    heading.current?.scrollIntoView({ block: 'center' })
    heading.current?.focus()
  })
  useEffect(() => tell('panelIsHere', view.issueId), [view.issueId])
  return (
    <NamesProvider value={nameOf}>
      <div className="stack">
        {offline && <Message tone="warning">You&apos;re offline. Clocks are right; nothing can be sent.</Message>}
        {view.statusLeftAlone && (
          <Message tone="warning" title="The status is moved by somebody else">
            ReTRAC put it back three times and has left it now. The incident itself is not changed by it.
          </Message>
        )}
        <Facts view={view} />
        <StepCard incident={incident} act={act} headingRef={heading} />
        <Clocks incident={incident} />
        <Waiting view={view} act={act} />
        <RecordRows incident={incident} />
        <History lines={view.history} />
      </div>
    </NamesProvider>
  )
}
