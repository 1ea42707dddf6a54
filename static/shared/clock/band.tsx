import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { Instant } from '../../../src/domain/time'
import { clockTime, exactClockTime, shortInstant } from '../time'
import { useZone } from '../viewer'
import type { LookerSide } from '../vocabulary'
import { isStanding } from './measure-bar'
import type { Axis, BandMeasure, BandPiece } from './measure-band'
import { clip, measureBand, placeOn, placeWithin } from './measure-band'
import { leftWords, rangeWords } from './words'

/** A stop's label fits between the labels of start and end only when its middle is here, */
const LABEL_FROM_PERCENT = 14
const LABEL_TO_PERCENT = 84
/** and beside another's when as far from it. */
const LABEL_WIDTH_PERCENT = 22

const start = (percent: number) => ({ insetInlineStart: `${percent}%` })

interface TrackProps {
  band: BandMeasure
  axis: Axis
  /** Where the goal's line stands; null: it isn't marked. */
  goalAt: Instant | null
  /** The same of now. */
  nowAt: Instant | null
}

/** The drawn band: as much of it as the axis shows, with square ends where it goes on outside. */
export function BandTrack({ band, axis, goalAt, nowAt }: TrackProps) {
  const track = clip(axis, { from: band.startsAt, to: band.endsAt })
  const cut = `${band.startsAt < axis.from ? ' band-cut-start' : ''}${band.endsAt > axis.to ? ' band-cut-end' : ''}`
  return (
    <div className="band">
      {track && (
        <div className={`band-track${cut}`} style={{ ...start(track.fromPercent), width: `${track.widthPercent}%` }}>
          <BandPieces band={band} axis={{ from: Math.max(band.startsAt, axis.from), to: Math.min(band.endsAt, axis.to) }} />
        </div>
      )}
      <Mark look="band-goal" axis={axis} at={goalAt} />
      <Mark look="band-mark" axis={axis} at={nowAt} />
    </div>
  )
}

function BandPieces({ band, axis }: { band: BandMeasure; axis: Axis }) {
  return band.pieces.map((piece) => {
    const seen = clip(axis, piece)
    return seen && <span key={`${piece.kind} ${piece.from}`} className={`band-piece band-${piece.kind}`} style={{ ...start(seen.fromPercent), width: `${seen.widthPercent}%` }} />
  })
}

function Mark({ look, axis, at }: { look: string; axis: Axis; at: Instant | null }) {
  const percent = at === null ? null : placeWithin(axis, at)
  return percent !== null && <span className={look} style={start(percent)} />
}

/** The label of now above an axis, kept inside its ends. */
export function NowLabel({ axis, now }: { axis: Axis; now: Instant }) {
  const zone = useZone()
  const percent = placeWithin(axis, now)
  return (
    <div className="band-now">
      {percent !== null && <span style={{ insetInlineStart: `clamp(0px, ${percent}% - var(--now-width) / 2, 100% - var(--now-width))` }}>now {exactClockTime(now, zone)}</span>}
    </div>
  )
}

/** A clock's band on an axis of its own, with its instants beneath; a customer's has no ticking label, since its rows say the same. */
export function Band({ figures, now, side }: { figures: ClockFigures; now: Instant; side: LookerSide }) {
  const zone = useZone()
  const band = measureBand(figures, now)
  const axis = { from: band.startsAt, to: band.endsAt }
  const nowAt = figures.endedAt === null ? now : null
  const stops = labelledStops(band, axis)
  return (
    <div aria-hidden="true">
      {side === 'agent' && (nowAt === null ? <div className="band-now" /> : <NowLabel axis={axis} now={nowAt} />)}
      <BandTrack band={band} axis={axis} goalAt={figures.missed ? band.goalAt : null} nowAt={nowAt} />
      <div className="band-labels">
        <span>{shortInstant(figures.startedAt, now, zone)}</span>
        {stops.map(({ from, to, middlePercent }) => (
          <span key={from} className="band-pause" style={start(middlePercent)}>
            {stopLabel(figures, from, to, side, zone)}
          </span>
        ))}
        <span>{endLabel(figures, band.endsAt, now, side, zone)}</span>
      </div>
    </div>
  )
}

/** Stops whose labels fit, from the first on. */
function labelledStops(band: BandMeasure, axis: Axis): (BandPiece & { middlePercent: number })[] {
  const labelled: (BandPiece & { middlePercent: number })[] = []
  let freeFrom = LABEL_FROM_PERCENT
  for (const piece of band.pieces) {
    const middlePercent = (placeOn(axis, piece.from) + placeOn(axis, piece.to)) / 2
    if (piece.kind !== 'stopped' || middlePercent < freeFrom || middlePercent > LABEL_TO_PERCENT) continue
    labelled.push({ ...piece, middlePercent })
    freeFrom = middlePercent + LABEL_WIDTH_PERCENT
  }
  return labelled
}

/** No end is named while the clock stands still: it moves on by as long as it does. */
function endLabel(figures: ClockFigures, endsAt: Instant, now: Instant, side: LookerSide, zone: string): string {
  if (isStanding(figures)) return side === 'customer' || figures.missed ? '' : leftWords(figures)
  const end = shortInstant(endsAt, now, zone)
  return side === 'agent' && figures.dueAt !== null && figures.dueAt >= now ? `due ${end}` : end
}

/** `14:40–15:55`, `since 14:40` while it lasts; a customer's says that it stopped. */
function stopLabel(figures: ClockFigures, from: Instant, to: Instant, side: LookerSide, zone: string): string {
  const when = figures.stoppedSince === from ? `since ${clockTime(from, zone)}` : rangeWords(from, to, zone)
  return side === 'agent' ? when : `stopped ${when}`
}
