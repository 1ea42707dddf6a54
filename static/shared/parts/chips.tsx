import peopleGroup from '@atlaskit/icon/core/people-group'
import type { Channel, Scope } from '../../../src/domain/incident/state'
import type { Severity, Tier } from '../../../src/domain/policy/policy'
import { SEVERITY_WORDS } from '../../../src/domain/policy/severity'
import type { ClockState } from '../../../src/domain/views/clock-view'
import { tierWords } from '../../../src/domain/words'
import type { Glyph } from '../icon'
import { Icon } from '../icon'
import type { LookerSide, Tone } from '../vocabulary'
import { CHANNEL, CLOCK_STATE, SCOPE, SEVERITY } from '../vocabulary'

/** Weight, not hue. */
export function SeverityChip({ severity, side }: { severity: Severity; side: LookerSide }) {
  return (
    <span className={`chip chip-${severity}`}>
      <Icon glyph={SEVERITY[severity].icon} small />
      {SEVERITY[severity][side]}
    </span>
  )
}

/** The same for an agent's rows: `chip-word` may be drawn out of sight where there is no room for more than `S2`. */
export function SeverityRowChip({ severity }: { severity: Severity }) {
  return (
    <span className={`chip chip-${severity}`}>
      <Icon glyph={SEVERITY[severity].icon} small />
      {severity}
      <span className="chip-word"> {SEVERITY_WORDS[severity]}</span>
    </span>
  )
}

/** A state in a word; the icon says it without the colour. */
export function Lozenge({ tone, icon, bold = false, children }: { tone: Tone; icon: Glyph; bold?: boolean; children: string }) {
  return (
    <span className={`lozenge lozenge-${tone}${bold ? ' lozenge-bold' : ''}`}>
      <Icon glyph={icon} small />
      {children}
    </span>
  )
}

/** A clock's state, as the desk reads it. */
export function ClockLozenge({ state }: { state: ClockState }) {
  const { tone, icon, agent } = CLOCK_STATE[state]
  return (
    <Lozenge tone={tone} icon={icon}>
      {agent}
    </Lozenge>
  )
}

/** The tier that has it, grey. */
export function TierTag({ tier }: { tier: Tier }) {
  return (
    <span className="tag">
      <Icon glyph={peopleGroup} small />
      {tierWords(tier)}
    </span>
  )
}

/** How the request came. */
export function ChannelFact({ channel }: { channel: Channel }) {
  return (
    <span className="fact">
      <Icon glyph={CHANNEL[channel].icon} small />
      {CHANNEL[channel].word}
    </span>
  )
}

/** Whether the contract covers it. */
export function ScopeFact({ scope }: { scope: Scope['kind'] }) {
  const { icon, drawn, word } = SCOPE[scope]
  if (drawn !== 'text') {
    return (
      <Lozenge tone="neutral" icon={icon} bold={drawn === 'boldLozenge'}>
        {word}
      </Lozenge>
    )
  }
  return (
    <span className="fact">
      <Icon glyph={icon} small />
      {word}
    </span>
  )
}
