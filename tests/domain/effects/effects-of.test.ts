import type { Effect } from '../../../src/domain/effects/effect'
import { effectsOf } from '../../../src/domain/effects/effects-of'
import type { Command } from '../../../src/domain/incident/commands'
import type { Who } from '../../../src/domain/incident/who'
import { APP, CONSULTANT, LEAD, PEOPLE, REPORTER, STATUS_IDS, TIER_ONE, TIER_TWO, command, policy, recordIncident } from '../../support/builders'
import { NOTHING, RECORDED, after, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const RULES = policy()
const REVIEWED: Step = [command.investigate(), TIER_ONE, 3]

/** The effects of the last of these steps. */
const effects = (...steps: Step[]): Effect[] => {
  const last = steps.at(-1)
  if (last === undefined) throw new Error('No step')
  const before = steps.length === 1 ? NOTHING : told(steps.slice(0, -1))
  const next = after(before, last)
  if (!next.result.ok) throw new Error(JSON.stringify(next.result.refusal))
  return effectsOf(before.incident, next.result.value, incidentOf(next.story), RULES, next.story.now)
}
const comments = (...steps: Step[]): string[] => effects(...steps).flatMap((effect) => (effect.kind === 'comment' ? [effect.text] : []))
const others = (...steps: Step[]): Effect[] => effects(...steps).filter(({ kind }) => kind !== 'comment')

describe('What the customer reads in the request', () => {
  it('the number, the severity in words, and both times in their zone', () => {
    expect(comments(RECORDED)).toEqual([
      "We've recorded this as RC-010142. We treat it as High: first answer by Tue 24 Nov 2026, 09:20 CET, working again by Tue 24 Nov 2026, 16:50 CET.",
    ])
  })
  it('UTC where the zone is not known', () => {
    const zoneless = recordIncident({ reporter: { person: PEOPLE.reporter, eligible: true, timeZone: null } })
    const odd = recordIncident({ reporter: { person: PEOPLE.reporter, eligible: true, timeZone: 'Mars/Olympus' } })
    for (const recording of [zoneless, odd]) expect(comments([recording, APP, 0])[0]).toContain('first answer by Tue 24 Nov 2026, 08:20 UTC')
  })
  it('promises nothing that has passed already', () => {
    expect(comments([recordIncident(), APP, 40])).toEqual([
      "We've recorded this as RC-010142. We treat it as High: working again by Tue 24 Nov 2026, 16:50 CET.",
    ])
  })
  it('a changed severity with its new times, and nothing where it stays', () => {
    expect(comments(RECORDED, [command.assessSeverity('everyone', 'high'), LEAD, 5])).toEqual([
      'We now treat this as Critical. New times: first answer by Tue 24 Nov 2026, 09:05 CET, working again by Tue 24 Nov 2026, 12:50 CET.',
    ])
    expect(comments(RECORDED, [command.assessSeverity('everyone', 'medium'), LEAD, 5])).toEqual([])
  })
  it('each transfer, with the reason', () => {
    expect(comments(RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 9])).toEqual([
      'Our Tier II specialists now have your incident, because database expertise is needed.',
    ])
    expect(comments(RECORDED, REVIEWED, [command.transfer('II', 'x', 'a database expert should look.'), TIER_ONE, 9])).toEqual([
      'Our Tier II specialists now have your incident, because a database expert should look.',
    ])
    expect(comments(RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 9], [command.transfer('I', 'it needs a site visit'), TIER_TWO, 12])).toEqual([
      'Our Tier I specialists now have your incident, because it needs a site visit.',
    ])
  })
  it('of a diagnosis only what is meant for them', () => {
    const ready: Step[] = [RECORDED, REVIEWED, [command.handToDesk(), TIER_ONE, 4], [command.investigate('full'), CONSULTANT, 5]]
    expect(comments(...ready, [command.diagnose('manual', 'A lock was never released.'), CONSULTANT, 6])).toEqual(['A lock was never released.'])
    expect(comments(...ready, [command.diagnose('manual', ''), CONSULTANT, 6])).toEqual([])
  })
  it('the question, and the thanks', () => {
    const proposed: Step = [command.propose('The export runs again'), TIER_ONE, 10]
    expect(comments(RECORDED, proposed)).toEqual(['We think this is solved: The export runs again. Tell us on your request whether you agree.'])
    expect(comments(RECORDED, proposed, [command.agree(), REPORTER, 20])).toEqual(['Closed together on Tue 24 Nov 2026. Thank you.'])
    expect(comments(RECORDED, proposed, [command.decline(), REPORTER, 20])).toEqual([])
  })
  it('why it is not over yet', () => {
    expect(comments(RECORDED, [command.noLonger(), REPORTER, 10], [command.declineNoLonger(), TIER_ONE, 20])).toEqual(['We still see errors on our side.'])
    expect(comments(RECORDED, [command.noLonger(), REPORTER, 10], [command.agreeNoLonger(), TIER_ONE, 20])).toEqual(['Closed together on Tue 24 Nov 2026. Thank you.'])
  })
  it('nothing of the desk\'s own work', () => {
    for (const step of [[command.take(), TIER_ONE, 5], REVIEWED] as Step[]) expect(comments(RECORDED, step)).toEqual([])
  })
})

describe('What else follows', () => {
  const move = (at: number, toStatusId: string): Step => [{ name: 'noteJiraChange', change: { kind: 'statusMoved', at: minute(at), toStatusId } }, APP, at]

  it('projections, the status, and the first due instant when it is recorded', () => {
    expect(others(RECORDED)).toEqual([{ kind: 'project' }, { kind: 'status', to: 'waitingForSupport' }, { kind: 'queueDue', dueAt: minute(15) }])
  })
  it('comes in the order of delivery', () => {
    expect(effects(RECORDED).map(({ kind }) => kind)).toEqual(['comment', 'project', 'status', 'queueDue'])
  })
  it('the status only where it is another', () => {
    expect(others(RECORDED, REVIEWED)).toEqual([{ kind: 'project' }])
    expect(others(RECORDED, [command.propose(), TIER_ONE, 3])).toEqual([{ kind: 'project' }, { kind: 'status', to: 'waitingForCustomer' }])
    expect(others(RECORDED, [command.propose(), TIER_ONE, 3], [command.agree(), REPORTER, 4])).toEqual([{ kind: 'project' }, { kind: 'status', to: 'closed' }])
    expect(others(RECORDED, [command.noLonger(), REPORTER, 3])).toContainEqual({ kind: 'project' })
    expect(others(RECORDED, [command.noLonger(), REPORTER, 3])).not.toContainEqual(expect.objectContaining({ kind: 'status' }))
  })
  it('the status again where somebody moved it, and not where it is left alone', () => {
    expect(others(RECORDED, move(1, STATUS_IDS.closed))).toEqual([{ kind: 'project' }, { kind: 'status', to: 'waitingForSupport' }])
    const fought = [1, 2, 3, 4].map((at) => move(at, STATUS_IDS.closed))
    expect(others(RECORDED, ...fought)).toEqual([{ kind: 'project' }])
  })
  it('the assignee where the app changed it', () => {
    expect(others(RECORDED, [command.take(), TIER_ONE, 3])).toEqual([{ kind: 'project' }, { kind: 'assign', to: PEOPLE.tierOne }])
    expect(others(RECORDED, REVIEWED, [command.take(), TIER_ONE, 4], [command.transfer('II'), TIER_ONE, 5])).toContainEqual({ kind: 'assign', to: null })
    const inJira: Command = { name: 'noteJiraChange', change: { kind: 'assigneeChanged', at: minute(3), assignee: PEOPLE.tierOne } }
    expect(others(RECORDED, [inJira, APP as Who, 3])).toEqual([{ kind: 'project' }])
  })
  it('the next due instant where it moved and is near', () => {
    expect(others(RECORDED, [command.actOnDue(), APP, 15])).toEqual([{ kind: 'project' }, { kind: 'queueDue', dueAt: minute(22.5) }])
    // All of first response has acted at 30 minutes; then tier I's hold at 45 is 15 minutes away, restore is far.
    expect(others(RECORDED, [command.actOnDue(), APP, 30])).toEqual([{ kind: 'project' }, { kind: 'queueDue', dueAt: minute(45) }])
    expect(others(RECORDED, [command.assessSeverity('justMe', 'low'), LEAD, 5]).map(({ kind }) => kind)).toEqual(['project'])
  })
  it('nothing where the issue is gone', () => {
    expect(effects(RECORDED, [{ name: 'noteJiraChange', change: { kind: 'issueDeleted', at: minute(3) } }, APP, 3])).toEqual([])
  })
})
