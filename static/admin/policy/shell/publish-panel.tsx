import { useState } from 'react'
import Button from '@atlaskit/button/new'
import type { DueNow, PolicyImpact } from '../../../../src/api/answers'
import { Message } from '../../../shared/desk/message'
import { useSpeak } from '../../../shared/parts/announcer'
import { Skeleton } from '../../../shared/parts/states'
import { instantWords } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import { METRIC } from '../../../shared/vocabulary'
import { counted } from '../core/counted'
import { BarPanel } from './bar-panel'
import { ChangeList } from './change-list'
import { useDraft } from './draft-context'
import { IncidentLinks } from './incident-links'
import { ProblemList } from './problem-list'
import { useImpact } from './use-impact'

/** What publishing does, before it is done; problems stand in its way and lead to their fields. */
export function PublishPanel({ onClose }: { onClose: () => void }) {
  const { problems, active, changes } = useDraft()
  const next = active.version + 1
  if (problems.length > 0) {
    return (
      <BarPanel title={`Version ${next} can't be published yet`} onClose={onClose}>
        <p>{problems.length === 1 ? 'This is in the way:' : 'These are in the way:'}</p>
        <ProblemList onGone={onClose} />
        <div>
          <Button onClick={onClose}>Close</Button>
        </div>
      </BarPanel>
    )
  }
  if (changes.length === 0) {
    return (
      <BarPanel title="Nothing to publish" onClose={onClose}>
        <p>The draft is the same as version {active.version}.</p>
        <div>
          <Button onClick={onClose}>Close</Button>
        </div>
      </BarPanel>
    )
  }
  return <ConfirmPublish next={next} onClose={onClose} />
}

function ConfirmPublish({ next, onClose }: { next: number; onClose: () => void }) {
  const { keeper, problem, changes } = useDraft()
  const speak = useSpeak()
  const impact = useImpact()
  const [isBusy, setBusy] = useState(false)
  const publish = async (): Promise<void> => {
    setBusy(true)
    const isDone = await keeper.publish()
    setBusy(false)
    if (!isDone) return
    speak(`Version ${next} is published.`)
    onClose()
  }
  return (
    <BarPanel title={`Publish version ${next}?`} onClose={onClose}>
      <p>Version {next} for open incidents, from now on. Elapsed time is kept, and no severity is derived again.</p>
      <ChangeList changes={changes} />
      {impact === null && <Skeleton heights={[20]} label="Looking at open incidents" />}
      {impact?.ok === false && <Message tone="warning">What it changes among open incidents can't be told now: {impact.problem.text}</Message>}
      {impact?.ok === true && <Impact impact={impact.answer} />}
      {problem !== null && <Message tone={problem.kind === 'movedOn' ? 'warning' : 'error'}>{problem.text}</Message>}
      <div className="row">
        <Button appearance="primary" isLoading={isBusy} onClick={() => void publish()}>
          Publish version {next}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </BarPanel>
  )
}

function Impact({ impact }: { impact: PolicyImpact }) {
  const { edit } = useDraft()
  const zone = useZone()
  const dueWords = (due: DueNow | null): string => {
    if (typeof due === 'number') return `due ${instantWords(due, impact.now, zone)}`
    return due === null ? 'no goal' : due === 'overdueAtOnce' ? 'overdue at once' : due
  }
  const moved = impact.incidents.map(({ metric, due, was, ...incident }) => ({ ...incident, text: `${METRIC[metric].agent}: ${dueWords(due)} instead of ${dueWords(was)}.` }))
  const acting = edit.escalationRules.flatMap((rule) => {
    const hits = impact.rules[rule.id]?.hits ?? []
    return rule.on && hits.length > 0 ? [{ rule, hits }] : []
  })
  return (
    <>
      <Told words={impactWords(impact)} incidents={moved} />
      {acting.map(({ rule, hits }) => (
        <Told key={rule.id} words={`Escalation rule “${rule.name}” acts on ${counted(hits.length, 'open incident')} at once.`} incidents={hits} />
      ))}
    </>
  )
}

/** A sentence about open incidents, and which they are. */
function Told({ words, incidents }: { words: string; incidents: readonly { number: string; issueKey: string; text?: string }[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="stack">
      <p className="row">
        <span>{words}</span>
        {incidents.length > 0 && (
          <Button spacing="compact" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide them' : 'Show them'}
          </Button>
        )}
      </p>
      {isOpen && <IncidentLinks incidents={incidents} />}
    </div>
  )
}

/** "14 get a new due time; 2 are overdue at once." */
export function impactWords({ newDue, overdueAtOnce, looked }: PolicyImpact): string {
  if (looked === 0) return 'No incident is open.'
  const of = `Of ${counted(looked, 'open incident')}, `
  if (newDue === 0 && overdueAtOnce === 0) return `${of}none gets a new due time.`
  const due = newDue === 0 ? 'none gets a new due time' : `${newDue} ${newDue === 1 ? 'gets' : 'get'} a new due time`
  const overdue = overdueAtOnce === 0 ? 'none is overdue at once' : `${overdueAtOnce} ${overdueAtOnce === 1 ? 'is' : 'are'} overdue at once`
  return `${of}${due}; ${overdue}.`
}
