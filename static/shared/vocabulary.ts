import automation from '@atlaskit/icon/core/automation'
import clock from '@atlaskit/icon/core/clock'
import email from '@atlaskit/icon/core/email'
import globe from '@atlaskit/icon/core/globe'
import phone from '@atlaskit/icon/core/phone'
import priorityHigh from '@atlaskit/icon/core/priority-high'
import priorityHighest from '@atlaskit/icon/core/priority-highest'
import priorityLow from '@atlaskit/icon/core/priority-low'
import priorityMedium from '@atlaskit/icon/core/priority-medium'
import questionCircle from '@atlaskit/icon/core/question-circle'
import shield from '@atlaskit/icon/core/shield'
import shieldStrikethrough from '@atlaskit/icon/core/shield-strikethrough'
import statusError from '@atlaskit/icon/core/status-error'
import statusSuccess from '@atlaskit/icon/core/status-success'
import statusWarning from '@atlaskit/icon/core/status-warning'
import videoPause from '@atlaskit/icon/core/video-pause'
import type { Channel, Outcome, Scope } from '../../src/domain/incident/state'
import type { Impact, Metric, Severity, Urgency } from '../../src/domain/policy/policy'
import type { ClockState } from '../../src/domain/views/clock-view'
import { METRIC_WORDS } from '../../src/domain/words'
import type { Glyph } from './icon'

/** The visual vocabulary (screens.md section 2): the one table from which screens take words, colour and icon. */
export type LookerSide = 'agent' | 'customer'
/** A lozenge's colour; only clocks have one of their own. */
export type Tone = 'information' | 'warning' | 'danger' | 'success' | 'neutral'

interface Term {
  icon: Glyph
  agent: string
  customer: string
}

/** Weight, not hue; the chip's class comes from the severity itself. */
export const SEVERITY: Record<Severity, Term & { word: string }> = {
  S1: { icon: priorityHighest, word: 'Critical', agent: 'S1 Critical', customer: 'Critical' },
  S2: { icon: priorityHigh, word: 'High', agent: 'S2 High', customer: 'High' },
  S3: { icon: priorityMedium, word: 'Medium', agent: 'S3 Medium', customer: 'Medium' },
  S4: { icon: priorityLow, word: 'Low', agent: 'S4 Low', customer: 'Low' },
}

/** How a clock stands, which is what colour is for. */
export const CLOCK_STATE: Record<ClockState, Term & { tone: Tone }> = {
  onTrack: { icon: clock, tone: 'information', agent: 'On track', customer: 'On time' },
  atRisk: { icon: statusWarning, tone: 'warning', agent: 'At risk', customer: 'May be late' },
  breached: { icon: statusError, tone: 'danger', agent: 'Breached', customer: 'We missed our time' },
  paused: { icon: videoPause, tone: 'neutral', agent: 'Paused', customer: 'Stopped while we wait' },
  met: { icon: statusSuccess, tone: 'success', agent: 'Met', customer: 'Kept' },
}

/** SLA metrics; a customer never sees how long a tier holds an incident, so it has no word for them. */
export const METRIC: Record<Metric, { agent: string; customer: string }> = {
  firstResponse: { agent: METRIC_WORDS.firstResponse, customer: 'First answer' },
  restore: { agent: METRIC_WORDS.restore, customer: 'Working again' },
  holdI: { agent: METRIC_WORDS.holdI, customer: '' },
  holdII: { agent: METRIC_WORDS.holdII, customer: '' },
}

/**
 * `drawn`: plain text for what is settled in the customer's favour, a lozenge for the rest. The desk's words: customers
 * read a whole sentence on their request.
 */
export const SCOPE: Record<Scope['kind'], { icon: Glyph; word: string; drawn: 'text' | 'lozenge' | 'boldLozenge' }> = {
  in: { icon: shield, drawn: 'text', word: 'In scope' },
  goodwill: { icon: shield, drawn: 'text', word: 'Goodwill' },
  chargeAccepted: { icon: shield, drawn: 'text', word: 'At a charge' },
  toDecide: { icon: questionCircle, drawn: 'lozenge', word: 'Scope to decide' },
  chargeAsked: { icon: questionCircle, drawn: 'lozenge', word: 'Charge asked' },
  returned: { icon: shieldStrikethrough, drawn: 'boldLozenge', word: 'Out of scope' },
}

/** How a request came; customers aren't told, since they know. */
export const CHANNEL: Record<Channel, { icon: Glyph; word: string }> = {
  portal: { icon: globe, word: 'Portal' },
  email: { icon: email, word: 'E-mail' },
  phone: { icon: phone, word: 'Phone' },
  automatic: { icon: automation, word: 'Automatic' },
}

/** The desk's own words; customers read those of the policy. */
export const IMPACT: Record<Impact, string> = { everyone: 'Everyone', several: 'Several', justMe: 'Just me' }
export const URGENCY: Record<Urgency, string> = { low: 'Low', medium: 'Medium', high: 'High' }
export const OUTCOME: Record<Outcome, string> = { worked: 'It worked', partly: 'It worked partly', failed: 'It failed' }
