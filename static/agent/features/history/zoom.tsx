import chevronLeft from '@atlaskit/icon/core/chevron-left'
import chevronRight from '@atlaskit/icon/core/chevron-right'
import type { Instant, Millis } from '../../../../src/domain/time'
import type { Axis } from '../../../shared/clock/measure-band'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { stretchWords } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import type { Zoom } from './axis'
import { Toggle } from './toggle'

/** How much time is drawn, and how many times as much earlier. */
export interface Shown {
  lengthMs: Millis | null
  back: number
}

interface Props {
  zooms: readonly Zoom[]
  shown: Shown
  mostBack: number
  axis: Axis
  now: Instant
  onShown: (shown: Shown) => void
}

/** Buttons for the length of the axis, where there is a choice; where it isn't the whole, one can step along it. The stretch is said in words. */
export function ZoomButtons({ zooms, shown, mostBack, axis, now, onShown }: Props) {
  const zone = useZone()
  const { lengthMs, back } = shown
  return (
    <div className="zoom">
      {zooms.length > 1 && (
        <div className="toggles" role="group" aria-label="How much time is shown" aria-describedby="time-shown">
          {zooms.map((zoom) => (
            <Toggle key={zoom.word} pressed={zoom.lengthMs === lengthMs} onPress={() => onShown({ lengthMs: zoom.lengthMs, back: 0 })}>
              {zoom.word}
            </Toggle>
          ))}
        </div>
      )}
      {lengthMs !== null && (
        <div className="zoom-steps">
          <Step word="Earlier" glyph={chevronLeft} possible={back < mostBack} onPress={() => onShown({ lengthMs, back: back + 1 })} />
          <Step word="Later" glyph={chevronRight} possible={back > 0} onPress={() => onShown({ lengthMs, back: back - 1 })} />
        </div>
      )}
      <p id="time-shown" className="zoom-stretch small subtle tabular">
        {stretchWords(axis.from, axis.to, now, zone)}
      </p>
    </div>
  )
}

/** At an end it stays where it is, and so does the focus; it says that it leads nowhere. */
function Step({ word, glyph, possible, onPress }: { word: string; glyph: typeof chevronLeft; possible: boolean; onPress: () => void }) {
  return (
    <Button aria-disabled={possible ? undefined : true} onClick={() => possible && onPress()}>
      {word === 'Earlier' && <Icon glyph={glyph} small />}
      {word}
      {word === 'Later' && <Icon glyph={glyph} small />}
    </Button>
  )
}
