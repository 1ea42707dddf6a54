import { useState } from 'react'
import type { HistoryLine } from '../../../src/domain/views/agent-view'
import { Button } from '../../shared/parts/button'
import { now } from '../../shared/server-time'
import { sameDay, shortInstant } from '../../shared/time'
import { useZone } from '../../shared/viewer'
import { useNames } from './names'

const NEWEST = 3

/** The newest three lines, clocks' warnings left out; all of them, with the words behind each, on demand. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const [all, setAll] = useState(false)
  const nameOf = useNames()
  const zone = useZone()
  const nowAt = now()
  const shown = all ? lines : lines.filter(({ isWarning }) => !isWarning).slice(0, NEWEST)
  const wide = shown.some(({ at }) => !sameDay(at, nowAt, zone))
  return (
    <section aria-labelledby="history">
      <div className="section-head">
        <h3 id="history">History</h3>
        {(all || shown.length < lines.length) && (
          <Button look="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Newest only' : `All ${lines.length}`}
          </Button>
        )}
      </div>
      <ul className={wide ? 'history history-all' : 'history'}>
        {shown.map(({ at, by, text, detail }, place) => (
          <li key={`${at} ${place}`}>
            <span className="subtle tabular">{shortInstant(at, nowAt, zone)}</span>
            <span>
              {text}
              {all && by !== null && <span className="subtle"> by {nameOf(by)}</span>}
              {all && detail !== null && <span className="words subtle">{`\n${detail}`}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
