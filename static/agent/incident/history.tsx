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
  const shown = all ? lines : lines.filter(({ isWarning }) => !isWarning).slice(0, NEWEST)
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
      <HistoryLines lines={shown} whole={all} />
    </section>
  )
}

/** `whole`: with who did it, and the words behind it. */
export function HistoryLines({ lines, whole }: { lines: readonly HistoryLine[]; whole: boolean }) {
  const nameOf = useNames()
  const zone = useZone()
  const nowAt = now()
  const wide = lines.some(({ at }) => !sameDay(at, nowAt, zone))
  return (
    <ul className={wide ? 'history history-all' : 'history'}>
      {lines.map(({ at, by, text, detail }, place) => (
        <li key={`${at} ${place}`}>
          <span className="subtle tabular">{shortInstant(at, nowAt, zone)}</span>
          <span>
            {text}
            {whole && by !== null && <span className="subtle"> by {nameOf(by)}</span>}
            {whole && detail !== null && <span className="words subtle">{`\n${detail}`}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
