import type { ClockFigures } from '../../../src/domain/views/clock-view'

/** What the looks of one or more bands mean; only looks that occur. `rules`: small print at its end. */
export function BandLegend({ figures, marksGoals = false, rules }: { figures: readonly ClockFigures[]; marksGoals?: boolean; rules?: string }) {
  const swatches: [look: string, word: string, shown: boolean][] = [
    ['band-counted', 'Counted', true],
    ['band-stopped', 'Paused', figures.some(({ steps }) => steps.some(({ counts }) => !counts))],
    ['band-over', 'Over the goal', figures.some(({ missed }) => missed)],
    ['', restWords(figures), figures.some(({ missed }) => !missed)],
    ['swatch-goal', 'Goal', marksGoals],
  ]
  return (
    <div className="band-legend">
      {swatches
        .filter(([, , shown]) => shown)
        .map(([look, word]) => (
          <span key={word}>
            <span className={`swatch ${look}`} aria-hidden="true" />
            {word}
          </span>
        ))}
      {rules !== undefined && <span className="band-rules">{rules}</span>}
    </div>
  )
}

/** What is left of a goal: still to come while the clock is open, not needed once it has ended. */
function restWords(figures: readonly ClockFigures[]): string {
  const kept = figures.filter(({ missed }) => !missed)
  if (kept.every(({ endedAt }) => endedAt === null)) return 'Still to come'
  return kept.every(({ endedAt }) => endedAt !== null) ? 'Not needed' : 'Still to come, or not needed'
}
