import { useEffect, useRef, type ReactNode } from 'react'
import checkCircle from '@atlaskit/icon/core/check-circle'
import lockLocked from '@atlaskit/icon/core/lock-locked'
import type { Instant } from '../../../../../src/domain/time'
import { Icon } from '../../../../shared/icon'
import { instantWords, relativeWords, sameDay } from '../../../../shared/time'
import { useWhen } from '../../../parts/use-when'

/** One numbered thing that is asked; `place` null: the reader can't answer it, so it doesn't count among theirs. */
export function AskCard({ place, title, aside, children }: { place: number | null; title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <li className="ask">
      <div className="ask-head">
        {place === null ? <Icon glyph={lockLocked} /> : <span className="ask-place tabular" aria-hidden="true">{place}</span>}
        <h3 className="ask-title words">{title}</h3>
        {aside}
      </div>
      <div className="ask-body">{children}</div>
    </li>
  )
}

/** "Answer by today 17:00 (in 2 h 10 min)": what falls today is the one to look at. */
export function AnswerBy({ at }: { at: Instant }) {
  const { now, zone } = useWhen()
  if (at < now) return <span className="ask-aside subtle">We asked for it by {instantWords(at, now, zone)}</span>
  const today = sameDay(at, now, zone)
  return (
    <span className="ask-aside subtle">
      <span className={today ? 'strong ask-due' : undefined}>Answer by {instantWords(at, now, zone)}</span>
      {today && <span className="tabular"> ({relativeWords(at, now)})</span>}
    </span>
  )
}

/** Who, why, what, until when: a label and its words a row. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, words: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt className="subtle">{name}</dt>
          <dd className="words">{words}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a card became once it was answered; `focused`: it was answered just now, in this frame. */
export function ReceiptRow({ title, focused, children }: { title: string; focused: boolean; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focused) heading.current?.focus()
  }, [focused])
  return (
    <li className="ask">
      <div className="ask-head">
        <Icon glyph={checkCircle} />
        <h3 ref={heading} tabIndex={-1} className="ask-title words">{title}</h3>
      </div>
      {children !== undefined && <div className="ask-body">{children}</div>}
    </li>
  )
}
