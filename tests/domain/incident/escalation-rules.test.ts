import { effectsOf } from '../../../src/domain/effects/effects-of'
import type { Event } from '../../../src/domain/incident/events'
import { ruleFacts } from '../../../src/domain/incident/escalation-rules'
import { DEFAULT_ESCALATION_RULES, defaultPolicy } from '../../../src/domain/policy/default-policy'
import type { EscalationRule, Policy, RuleFact } from '../../../src/domain/policy/policy'
import { nextDue } from '../../../src/domain/sla/next-due'
import { AGENT, APP, HIGHER, LEAD, REPORTER, TIER_ONE, TIER_TWO, command, policy, recordIncident } from '../../support/builders'
import { RECORDED, given, givenUnder, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { ASKED, CLOSED, RAISED, REVIEWED } from '../table/stories'

const DEFAULT = policy({ escalationRules: DEFAULT_ESCALATION_RULES })
const CRITICAL = recordIncident({ answers: { impact: 'everyone', urgency: 'high' } })
const rule = (facts: RuleFact[], over: Partial<EscalationRule> = {}): EscalationRule => ({ id: 'r', name: 'A rule', on: true, facts, action: 'escalate', reason: 'A rule says so.', ...over })
const under = (...rules: EscalationRule[]): Policy => policy({ escalationRules: rules })
const escalations = (events: Event[]): string[] => events.flatMap((event) => (event.type === 'Escalated' ? [`raised by ${event.ruleId ?? 'hand'}`] : event.type === 'GroupTold' ? [`told by ${event.ruleId}`] : []))
const story = (rules: Policy, ...steps: Step[]): string[] => escalations(told(steps, rules).history.flatMap((row) => row.events))

describe('The default rules', () => {
  it('raise S1 at recording', () => {
    const events = givenUnder(DEFAULT).when(CRITICAL, APP, 0).events()
    expect(events.at(-1)).toEqual({ type: 'Escalated', how: 'rule', ruleId: 'critical', reason: 'Its severity is S1 Critical.', at: minute(0), by: null })
  })
  it('or later, when it becomes S1', () => {
    expect(story(DEFAULT, RECORDED)).toEqual([])
    expect(story(DEFAULT, RECORDED, [command.override('S1'), AGENT, 5])).toEqual(['raised by critical'])
    expect(story(DEFAULT, [recordIncident({ answers: null }), APP, 0], [command.assessSeverity('everyone', 'high'), AGENT, 5])).toEqual(['raised by critical'])
  })
  it('raise S1 and S2 when three quarters of the time to restore are used, at that instant', () => {
    // S2: restore within 480 min.
    const story2 = givenUnder(DEFAULT, RECORDED, [command.actOnDue(), APP, 359.9])
    expect(nextDue(incidentOf(story2.story), DEFAULT, minute(359.9))).toBe(minute(360))
    expect(escalations(story2.when(command.actOnDue(), APP, 360).events())).toEqual(['raised by restore-running-out'])
    expect(story(DEFAULT, [recordIncident({ answers: null }), APP, 0], [command.actOnDue(), APP, 23 * 60])).toEqual([])
  })
  it('not while the clock stands, and by the time that was counted', () => {
    const paused = givenUnder(DEFAULT, RECORDED, ASKED)
    expect(nextDue(incidentOf(paused.story), DEFAULT, minute(20))).toBeNull()
    expect(escalations(givenUnder(DEFAULT, RECORDED, ASKED, [command.answer('e2-1'), REPORTER, 110]).when(command.actOnDue(), APP, 459).events())).toEqual([])
    expect(escalations(givenUnder(DEFAULT, RECORDED, ASKED, [command.answer('e2-1'), REPORTER, 110]).when(command.actOnDue(), APP, 460).events())).toEqual(['raised by restore-running-out'])
  })
  it('are the policy of a fresh installation', () => {
    expect(defaultPolicy(0).escalationRules).toEqual(DEFAULT_ESCALATION_RULES)
  })
})

describe('A rule', () => {
  it('acts once an incident, also after it was returned', () => {
    expect(story(DEFAULT, [CRITICAL, APP, 0], [command.returnEscalation(), HIGHER, 5], [command.take(), TIER_ONE, 6], [command.override('S2'), AGENT, 7], [command.assessSeverity('everyone', 'high'), AGENT, 8])).toEqual(['raised by critical'])
  })
  it('speaks to nobody in a project that is off, and acts once it is on', () => {
    const { projects } = DEFAULT
    const off: Policy = { ...DEFAULT, projects: Object.fromEntries(Object.entries(projects).map(([id, setup]) => [id, { ...setup, on: false, offSpans: [{ from: minute(1), to: null }] }])) }
    const incident = told([RECORDED, [command.override('S1'), AGENT, 5]])
    expect(nextDue(incidentOf(incident), off, minute(10))).toBeNull()
    expect(nextDue(incidentOf(incident), DEFAULT, minute(10))).toBe(minute(0))
  })
  it('tells the group where it is raised already, with its own reason', () => {
    expect(story(DEFAULT, [CRITICAL, APP, 0], [command.actOnDue(), APP, 180])).toEqual(['raised by critical', 'told by restore-running-out'])
    expect(story(DEFAULT, RECORDED, RAISED, [command.override('S1'), AGENT, 12])).toEqual(['raised by hand', 'told by critical'])
  })
  it('only tells the group where that is its action', () => {
    const rules = under(rule([{ kind: 'tier', is: ['II'] }], { action: 'tellGroup' }))
    const { story: after } = givenUnder(rules, RECORDED, REVIEWED).when(command.transfer('II'), TIER_ONE, 9)
    expect(escalations(after.history.flatMap((row) => row.events))).toEqual(['told by r'])
    expect(after.incident?.escalation).toEqual({ kind: 'none' })
  })
  it('that is off does nothing', () => {
    expect(story(under(rule([{ kind: 'severity', is: ['S2'] }], { on: false })), RECORDED)).toEqual([])
  })
  it('without facts does nothing', () => {
    expect(story(under(rule([])), RECORDED)).toEqual([])
  })
  it('that an admin publishes hits what is open, at the next instant due', () => {
    const rules = { ...under(rule([{ kind: 'severity', is: ['S2'] }])), version: 3, publishedAt: minute(30) }
    const open = told([RECORDED, [command.actOnDue(), APP, 30]])
    expect(nextDue(incidentOf(open), rules, minute(30))).toBe(minute(30))
    expect(nextDue(incidentOf(told(CLOSED)), rules, minute(30))).toBeNull()
  })
  it('is not hidden by the command that ends what it was due for', () => {
    const rules = under(rule([{ kind: 'tier', is: ['I'] }, { kind: 'used', metric: 'holdI', percent: 100 }]))
    expect(escalations(givenUnder(rules, RECORDED, REVIEWED).when(command.transfer('II'), TIER_ONE, 61).events())).toEqual(['raised by r'])
    expect(escalations(givenUnder(rules, RECORDED, REVIEWED).when(command.transfer('II'), TIER_ONE, 59).events())).toEqual([])
  })
})

describe('The facts', () => {
  const facts = (at: number, ...steps: Step[]) => ruleFacts(incidentOf(told(steps)), policy(), minute(at))
  it('are what stands at that instant', () => {
    expect(facts(48, [recordIncident({ organizationIds: ['7'] }), APP, 0])).toMatchObject({
      severity: 'S2', tier: 'I', transfers: 0, reopened: 0, requestTypeId: '31', organizationIds: ['7'], used: { restore: 10, holdI: 80, firstResponse: 160 },
    })
  })
  it('count how often it moved and was opened again', () => {
    const moved: Step[] = [RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 5], [command.transfer('I'), TIER_TWO, 6], [command.propose(), LEAD, 7], [command.agree(), REPORTER, 8], [command.reopen(), REPORTER, 9]]
    expect(facts(10, ...moved)).toMatchObject({ transfers: 2, reopened: 1 })
    const rules = under(rule([{ kind: 'transfers', atLeast: 2 }], { id: 'moves' }), rule([{ kind: 'reopened', atLeast: 1 }], { id: 'again' }))
    expect(story(rules, ...moved)).toEqual(['raised by moves', 'told by again'])
  })
  it('name organisation, request type and the very words of the request', () => {
    const first: Step = [recordIncident({ organizationIds: ['7'], text: 'PRODUCTION is down: server-room on fire' }), APP, 0]
    expect(story(under(rule([{ kind: 'organization', is: ['7', '8'] }])), first)).toEqual(['raised by r'])
    expect(story(under(rule([{ kind: 'organization', is: ['8'] }])), first)).toEqual([])
    expect(story(under(rule([{ kind: 'requestType', is: ['31'] }])), first)).toEqual(['raised by r'])
    expect(story(under(rule([{ kind: 'words', any: ['nothing', 'Server Room'] }])), first)).toEqual(['raised by r'])
    expect(story(under(rule([{ kind: 'words', any: ['serve', 'prod.*', ''] }])), first)).toEqual([])
  })
  it('must all hold', () => {
    expect(story(under(rule([{ kind: 'severity', is: ['S2'] }, { kind: 'tier', is: ['II'] }])), RECORDED)).toEqual([])
  })
})

describe('Who is told', () => {
  it('the customer by a comment, the higher level by a note that mentions them', () => {
    const before = told([RECORDED], DEFAULT)
    const next = given(RECORDED).when(command.escalate(), AGENT, 10)
    const effects = effectsOf(before.incident, next.events(), next.state(), DEFAULT, minute(10))
    expect(effects).toContainEqual({ kind: 'comment', public: true, text: "We've raised this with our higher-level team." })
    expect(effects).toContainEqual({ kind: 'tellRole', role: 'higherLevel', text: 'Escalated as critical: The whole plant stands still.' })
    expect(effects).toContainEqual({ kind: 'status', to: 'escalated' })
  })
})
