import { ok, refused } from '../../result'
import type { Result } from '../../result'
import type { Policy } from '../../policy/policy'
import type { Instant } from '../../time'
import type { Command, CommandName } from '../commands'
import type { Event, EventBody } from '../events'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'

export type CommandOf<Name extends CommandName> = Extract<Command, { name: Name }>

/** Everything that a decision may look at. */
export interface Given<Name extends CommandName> {
  incident: Incident
  command: CommandOf<Name>
  who: Who
  policy: Policy
  now: Instant
}

export type Decision = Result<Event[], Refusal>

/** The events, unless a condition refuses. */
export const unless = (refusal: Refusal | null, events: () => Event[]): Decision =>
  refusal === null ? ok(events()) : refused(refusal)

/** An event of the one who gives the command, at this instant. */
export const happensNow = <Body extends EventBody>(
  { who, now }: { who: Who; now: Instant },
  body: Body,
): Body & { at: Instant; by: Event['by'] } => ({ ...body, at: now, by: who.side === 'app' ? null : who.person })
