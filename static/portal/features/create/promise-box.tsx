import { useEffect, useId, useRef, useState } from 'react'
import chevronDown from '@atlaskit/icon/core/chevron-down'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import type { Promise_ } from '../../../../src/api/answers'
import type { Severity } from '../../../../src/domain/policy/policy'
import type { Instant } from '../../../../src/domain/time'
import { Icon } from '../../../shared/icon'
import { useSpeak } from '../../../shared/parts/announcer'
import { Button } from '../../../shared/parts/button'
import { SeverityChip } from '../../../shared/parts/chips'
import { durationWords, instantWords } from '../../../shared/time'
import { useWhen, type When } from '../../parts/use-when'
import { shortTime } from '../../parts/words'
import { HowWeDecide } from './how-we-decide'
import { promisedSeverity, promisedTimes, type Answers } from './promise'

/** What sending this now would promise; the times move on by the minute until it is sent. */
export function PromiseBox({ rules, answers }: { rules: Promise_; answers: Answers }) {
  const [open, setOpen] = useState(false)
  const detailId = useId()
  const when = useWhen()
  const severity = promisedSeverity(rules, answers)
  useSpokenPromise(rules, severity, when)
  return (
    <section className="promise-box" aria-label="What we promise">
      <div className="promise-head">
        {severity
          ? <h2 className="promise-title">We'll treat this as <SeverityChip severity={severity} side="customer" /></h2>
          : <p className="subtle">Answer both questions to see what we promise.</p>}
        <Button look="link" aria-expanded={open} aria-controls={open ? detailId : undefined} onClick={() => setOpen(!open)}>
          <Icon glyph={open ? chevronDown : chevronRight} small />
          How we decide
        </Button>
      </div>
      {severity && <Times rules={rules} severity={severity} when={when} />}
      {open && <div id={detailId}><HowWeDecide rules={rules} answers={answers} /></div>}
    </section>
  )
}

function Times({ rules, severity, when }: { rules: Promise_; severity: Severity; when: When }) {
  return (
    <dl className="promise-times">
      {promisedTimes(rules, severity, when.now).map(({ metric, name, goalMs, dueAt }) => (
        <div key={metric}>
          <dt className="small subtle">{name}</dt>
          <dd>
            <span className="promise-due tabular">by {dueText(dueAt, when)}</span>
            <span className="subtle">within {durationWords(goalMs, { seconds: false })}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const dueText = (dueAt: Instant, when: When): string => shortTime(dueAt, when)

/** Speaks a new severity once; the minutes that tick are not spoken. */
function useSpokenPromise(rules: Promise_, severity: Severity | null, when: When): void {
  const speak = useSpeak()
  const spoken = useRef<Severity | null>(null)
  useEffect(() => {
    if (severity === spoken.current) return
    spoken.current = severity
    if (severity === null) return
    const times = promisedTimes(rules, severity, when.now).map(({ name, dueAt }) => `${name} by ${instantWords(dueAt, when.now, when.zone)}.`)
    speak(`We'll treat this as ${rules.severityWords[severity]}. ${times.join(' ')}`)
  })
}

/** Our rules didn't load: said once, and never in the way of sending. */
export function UnknownPromise({ again }: { again: () => void }) {
  return (
    <section className="promise-box" aria-label="What we promise">
      <div className="promise-head">
        <p role="status" className="subtle">We can't show times now. You can still send this.</p>
        <Button look="link" onClick={again}>Try again</Button>
      </div>
    </section>
  )
}
