import type { Event } from '../../../src/domain/incident/events'
import { nextDue } from '../../../src/domain/sla/next-due'
import { APP, LEAD, PEOPLE, REPORTER, TIER_ONE, command, policy } from '../../support/builders'
import { RECORDED, given, givenUnder, incidentOf, minute } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

// S2: first response 30 min, restore 480 min, tier I hold 60 min; warnings at 50 and 75 %, at risk at 25 % left, 2 h at most.
const ANSWERED: Step = [{ name: 'noteJiraChange', change: { kind: 'agentReplied', at: minute(2), by: PEOPLE.tierOne, commentId: '1' } }, APP, 2]

const reached = (events: Event[]): string[] =>
  events.flatMap((event) => (event.type === 'ThresholdReached' ? [`${event.threshold.metric} ${event.threshold.kind} ${event.threshold.percent}`] : []))

describe('Acting on what is due', () => {
  it('does nothing early', () => {
    given(RECORDED).when(command.actOnDue(), APP, 14.99).refuses('NothingToDo')
  })
  it('acts at the very instant, with the instant at which it was reached', () => {
    given(RECORDED).when(command.actOnDue(), APP, 15).thenExactly({
      type: 'ThresholdReached', threshold: { metric: 'firstResponse', cycle: 1, kind: 'warn', percent: 50 }, at: minute(15), by: null,
    })
  })
  it('acts once', () => {
    given(RECORDED, [command.actOnDue(), APP, 15]).when(command.actOnDue(), APP, 15).refuses('NothingToDo')
  })
  it('does everything that is due when it comes late, earliest first', () => {
    const step = given(RECORDED).when(command.actOnDue(), APP, 47)
    expect(reached(step.events())).toEqual([
      'firstResponse warn 50', 'firstResponse warn 75', 'firstResponse atRisk 0', 'firstResponse breach 0', 'holdI warn 50', 'holdI warn 75', 'holdI atRisk 0',
    ])
  })
  it("is the app's", () => {
    given(RECORDED).when(command.actOnDue(), LEAD, 20).refuses('OnlyApp')
  })
  it('is not hidden by a command that ends a clock', () => {
    const events = given(RECORDED, ANSWERED, [command.investigate(), TIER_ONE, 3]).when(command.transfer('II'), TIER_ONE, 62).events()
    expect(reached(events)).toEqual(['holdI warn 50', 'holdI warn 75', 'holdI atRisk 0', 'holdI breach 0'])
  })
  it('holds while closure is proposed, and acts at once when it is declined', () => {
    const proposed = given(RECORDED, ANSWERED, [command.propose(), TIER_ONE, 20])
    proposed.when(command.actOnDue(), APP, 300).refuses('NothingToDo')
    expect(nextDue(incidentOf(proposed.story), policy(), minute(20))).toBeNull()
    const declined = proposed.when(command.decline(), REPORTER, 300)
    expect(reached(declined.events())).toEqual(['holdI warn 50', 'holdI warn 75', 'holdI atRisk 0', 'holdI breach 0', 'restore warn 50'])
  })
  it('is over with the incident', () => {
    const closed = given(RECORDED, ANSWERED, [command.propose(), TIER_ONE, 20], [command.agree(), REPORTER, 600])
    expect(reached(closed.story.history.flatMap((row) => row.events))).toEqual([])
    expect(nextDue(incidentOf(closed.story), policy(), minute(600))).toBeNull()
  })
  it('what fired stays: a looser goal does not fire again', () => {
    const story = given(RECORDED, [command.actOnDue(), APP, 15], [command.assessSeverity('several', 'medium'), LEAD, 16])
    // S3: first response 120 min; half of it is 60 min.
    const late = story.when(command.actOnDue(), APP, 90)
    expect(reached(late.events())).not.toContain('firstResponse warn 50')
    expect(reached(late.events())).toContain('firstResponse warn 75')
  })
  it('what fell due under the goal of then acts, though the goal was loosened before anybody looked', () => {
    const step = given(RECORDED).when(command.assessSeverity('several', 'medium'), LEAD, 16)
    expect(reached(step.events())).toEqual(['firstResponse warn 50'])
    expect(step.events().find((event) => event.type === 'ThresholdReached')?.at).toBe(minute(15))
  })
})

describe('The next due instant', () => {
  it('is the earliest threshold that has not acted', () => {
    const story = given(RECORDED)
    expect(nextDue(incidentOf(story.story), policy(), minute(0))).toBe(minute(15))
    expect(nextDue(story.when(command.actOnDue(), APP, 15).state(), policy(), minute(15))).toBe(minute(22.5))
  })
  it('stays in the past while nobody has acted', () => {
    expect(nextDue(incidentOf(given(RECORDED).story), policy(), minute(40))).toBe(minute(15))
  })
  it('follows a new policy from the instant it was published', () => {
    const rules = policy()
    const tighter = policy({ version: 3, publishedAt: minute(14), goals: { ...rules.goals, S2: rules.goals.S1 } })
    const { incident } = given(RECORDED).story
    expect(incident === null ? null : nextDue(incident, tighter, minute(14))).toBe(minute(14))
    expect(incident === null ? null : nextDue(incident, { ...tighter, publishedAt: minute(3) }, minute(3))).toBe(minute(7.5))
  })
  it('is none where the policy has no goals', () => {
    const rules = policy({ goals: { S1: {}, S2: {}, S3: {}, S4: {} } })
    expect(nextDue(incidentOf(givenUnder(rules, RECORDED).story), rules, minute(0))).toBeNull()
  })
})
