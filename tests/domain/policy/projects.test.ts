import type { Policy } from '../../../src/domain/policy/policy'
import { switched } from '../../../src/domain/policy/projects'
import { clocks, customerClocks } from '../../../src/domain/sla/clocks'
import { clockFigures } from '../../../src/domain/sla/figures'
import { nextDue } from '../../../src/domain/sla/next-due'
import { MINUTE_MS } from '../../../src/domain/time'
import type { Span } from '../../../src/domain/time'
import { APP, LEAD, PEOPLE, PROJECT, STATUS_IDS, command, policy, projectId } from '../../support/builders'
import { RECORDED, given, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const SETUP = { requestTypeIds: ['31'], statusMap: { ...STATUS_IDS } }
const OTHER = projectId('20000')
const withSpans = (offSpans: Span[], on = true): Policy => policy({ projects: { [PROJECT]: { on, ...SETUP, offSpans }, [OTHER]: { on: true, ...SETUP, offSpans: [{ from: minute(50), to: minute(60) }] } } })
const counted = (rules: Policy, at: number, ...steps: Step[]): number[] => clocks(incidentOf(told(steps)), rules).map((clock) => clockFigures(clock, minute(at)).elapsedMs / MINUTE_MS)

describe('Switching a project off', () => {
  it('keeps when it was off', () => {
    const on = switched(undefined, { on: true, ...SETUP }, minute(0))
    const off = switched(on, { on: false, ...SETUP }, minute(10))
    expect(off.offSpans).toEqual([{ from: minute(10), to: null }])
    expect(switched(off, { on: false, ...SETUP }, minute(20)).offSpans).toEqual(off.offSpans)
    expect(switched(off, { on: true, ...SETUP }, minute(30)).offSpans).toEqual([{ from: minute(10), to: minute(30) }])
    expect(switched(on, { on: true, ...SETUP }, minute(30)).offSpans).toEqual([])
  })
  it('stops all clocks, and says so to each side', () => {
    const rules = withSpans([{ from: minute(10), to: minute(30) }])
    expect(counted(rules, 40, RECORDED)).toEqual([20, 20, 20])
    const incident = incidentOf(told([RECORDED]))
    expect(clocks(incident, rules)[1]?.stops[0]?.why).toBe('The project is switched off')
    expect(customerClocks(incident, rules)[1]?.stops[0]?.why).toBe('We were not counting time for this kind of request')
  })
  it('lets nothing fall due while it is off', () => {
    const rules = withSpans([{ from: minute(10), to: null }], false)
    expect(nextDue(incidentOf(told([RECORDED])), rules, minute(20))).toBeNull()
    expect(counted(rules, 4_000, RECORDED)).toEqual([10, 10, 10])
  })
})

describe('An issue that is moved', () => {
  const moved = (at: number, to = OTHER): Step => [{ name: 'noteJiraChange', change: { kind: 'moved', at: minute(at), projectId: to } }, APP, at]
  it('keeps its number and what it was', () => {
    const { incident } = given(RECORDED, moved(20)).story
    expect(incident).toMatchObject({ number: 'RC-010142', projectId: OTHER, projectSince: minute(20), stage: 'recorded' })
    given(RECORDED, moved(20)).when(moved(25)[0], APP, 25).refuses('NothingToDo')
  })
  it('stands still in a project that nobody has switched on', () => {
    expect(counted(policy(), 400, RECORDED, moved(20))).toEqual([20, 20, 20])
    given(RECORDED, moved(20)).when(command.take(), LEAD, 30).then({ type: 'AssigneeChanged', assignee: PEOPLE.lead, how: 'taken' })
  })
  it('stands still when its new project is off, from when it came; what the old one was off is kept', () => {
    const rules = withSpans([{ from: minute(5), to: minute(10) }])
    const incident = incidentOf(told([RECORDED, moved(20)], rules))
    const figures = clocks(incident, rules).map((clock) => clockFigures(clock, minute(100)).elapsedMs / MINUTE_MS)
    // Off 5 to 10 in the old one, 50 to 60 in the new one.
    expect(figures).toEqual([85, 85, 85])
    // A time at which the new one was off before it came is none of its.
    expect(counted(withSpans([]), 100, RECORDED, moved(55))).toEqual([95, 95, 95])
  })
  it('is told of late: what happened there meanwhile is the new project, not the old one', () => {
    // Moved at 20, told at 70; the old one was switched off from 50 on.
    const rules = withSpans([{ from: minute(5), to: minute(10) }, { from: minute(50), to: null }], false)
    const late: Step = [{ name: 'noteJiraChange', change: { kind: 'moved', at: minute(20), projectId: OTHER } }, APP, 70]
    const { incident } = told([RECORDED, late], { ...rules, projects: { ...rules.projects, [PROJECT]: { ...rules.projects[PROJECT], on: true } as never } })
    expect(incident).toMatchObject({ projectSince: minute(20), holds: [{ kind: 'projectOff', from: minute(5), to: minute(10) }] })
  })
  it('goes on when it comes back', () => {
    expect(counted(policy(), 400, RECORDED, moved(20), moved(120, PROJECT))).toEqual([300, 300, 300])
  })
})
