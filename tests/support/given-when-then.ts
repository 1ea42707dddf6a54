import { decide } from '../../src/domain/incident/decide'
import type { Command } from '../../src/domain/incident/commands'
import type { Event, EventBody, HistoryRow } from '../../src/domain/incident/events'
import { applyEvents } from '../../src/domain/incident/evolve'
import type { Refusal, RefusalCode } from '../../src/domain/incident/refusal'
import type { Incident } from '../../src/domain/incident/state'
import type { Who } from '../../src/domain/incident/who'
import type { Policy } from '../../src/domain/policy/policy'
import type { Result } from '../../src/domain/result'
import { MINUTE_MS } from '../../src/domain/time'
import type { Instant } from '../../src/domain/time'
import { APP, CREATED_AT, policy as defaultRules, recordIncident } from './builders'

/** One step of a story: who gives which command, and how many minutes after the issue was created. */
export type Step = [command: Command, who: Who, minute?: number]

/** An incident with the rows that made it, as the store would hold it. */
export interface Story {
  incident: Incident | null
  history: HistoryRow[]
  now: Instant
}

export const NOTHING: Story = { incident: null, history: [], now: CREATED_AT }

export const minute = (count: number): Instant => CREATED_AT + count * MINUTE_MS

/** The story after a step, with whatever `decide` gave it; a refusal leaves it as it was. */
export const after = (story: Story, [command, who, at]: Step, policy: Policy = defaultRules()): { story: Story; result: Result<Event[], Refusal> } => {
  const now = at === undefined ? story.now : minute(at)
  const result = decide(story.incident, command, who, policy, now)
  if (!result.ok) return { story: { ...story, now }, result }
  const incident = applyEvents(story.incident, result.value)
  return { story: { incident, history: [...story.history, { revision: incident.revision, events: result.value }], now }, result }
}

/** A story told step by step; a step that is refused fails the test that tells it. */
export const told = (steps: Step[], policy: Policy = defaultRules()): Story =>
  steps.reduce<Story>((story, step) => {
    const next = after(story, step, policy)
    if (!next.result.ok) throw new Error(`${step[0].name} was refused: ${JSON.stringify(next.result.refusal)}`)
    return next.story
  }, NOTHING)

/** The incident of a story that has been recorded. */
export const incidentOf = (story: Story): Incident => {
  if (story.incident === null) throw new Error('Nothing was recorded in this story')
  return story.incident
}

export const RECORDED: Step = [recordIncident(), APP, 0]

/** What an event says, without when and by whom. */
const bodyOf = ({ at: _at, by: _by, ...body }: Event): EventBody => body as EventBody

/**
 * `given(...steps).when(command, who, minute).then(...events)` or `.refuses('Code')`. Events are compared by what they
 * say; thresholds that fell due meanwhile are left out unless the test asks for them with `thenExactly`.
 */
export const given = (...steps: Step[]) => givenUnder(defaultRules(), ...steps)

export const givenUnder = (policy: Policy, ...steps: Step[]) => {
  const story = told(steps, policy)
  return {
    story,
    when: (command: Command, who: Who, at?: number) => {
      const next = after(story, at === undefined ? [command, who] : [command, who, at], policy)
      const events = (): Event[] => {
        if (!next.result.ok) throw new Error(`Refused: ${JSON.stringify(next.result.refusal)}`)
        return next.result.value
      }
      return {
        result: next.result,
        story: next.story,
        /** The state after it. */
        state: (): Incident => incidentOf(next.story),
        events,
        then: (...bodies: EventBody[]): void => {
          expect(events().map(bodyOf).filter(({ type }) => type !== 'ThresholdReached')).toEqual(bodies)
        },
        thenExactly: (...wanted: Event[]): void => {
          expect(events()).toEqual(wanted)
        },
        refuses: (code: RefusalCode, data: Record<string, unknown> = {}): void => {
          expect(next.result).toEqual({ ok: false, refusal: { code, ...data } })
        },
      }
    },
  }
}
