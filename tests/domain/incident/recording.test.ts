import { APP, CREATED_AT, EVERY_ROLE, PEOPLE, TIER_TWO_REQUEST_TYPE, command, policy, projectId, recordIncident } from '../../support/builders'
import { RECORDED, given, givenUnder, minute } from '../../support/given-when-then'

describe('Recording', () => {
  it('gives a number derived from the issue, severity from the answers, and tier I', () => {
    const { incident } = given(RECORDED).story
    expect(incident).toMatchObject({
      number: 'RC-010142',
      severity: { kind: 'derived', impact: 'several', urgency: 'high', severity: 'S2', policyVersion: 2 },
      stage: 'recorded',
      stays: [{ tier: 'I', from: CREATED_AT, to: null }],
      revision: 1,
      eventCount: 1,
    })
  })

  it('starts its clocks when the issue was created, however late it is recorded', () => {
    const { incident } = given([recordIncident(), APP, 40]).story
    expect(incident).toMatchObject({ createdAt: CREATED_AT, recordedAt: minute(40), cycles: [{ number: 1, from: CREATED_AT, to: null }] })
  })

  it('tells at once what had fallen due before it was recorded', () => {
    const events = given().when(recordIncident(), APP, 40).events()
    // S2: first response within 30 minutes; warnings at 15 and 22.5, at risk at 22.5 as well.
    expect(events.filter((event) => event.type === 'ThresholdReached')).toHaveLength(5)
    expect(events.at(-1)).toMatchObject({ type: 'ThresholdReached' })
  })

  it('takes the default pair where nobody chose, and says that it is not assessed', () => {
    const { incident } = given([recordIncident({ answers: null, channel: 'email' }), APP, 0]).story
    expect(incident).toMatchObject({ severity: { kind: 'notAssessed', severity: 'S3' }, channel: 'email' })
  })

  it('starts at tier II where the policy says so for the request type', () => {
    const { incident } = given([recordIncident({ requestTypeId: TIER_TWO_REQUEST_TYPE }), APP, 0]).story
    expect(incident?.stays).toEqual([{ tier: 'II', from: CREATED_AT, to: null }])
  })

  it('pads a short issue id and keeps a long one', () => {
    const wide = policy({ numberPrefix: 'MSP', numberWidth: 3 })
    expect(givenUnder(wide, RECORDED).story.incident?.number).toBe('MSP-10142')
  })

  it('happens once', () => {
    given(RECORDED).when(recordIncident(), APP).refuses('AlreadyRecorded')
  })

  it('needs the request type to be switched on in this project', () => {
    given().when(recordIncident({ requestTypeId: '99' }), APP).refuses('NotTracked')
    given().when(recordIncident({ requestTypeId: null }), APP).refuses('NotTracked')
    given().when(recordIncident({ projectId: projectId('20000') }), APP).refuses('NotTracked')
    const off = policy()
    const projects = Object.fromEntries(Object.entries(off.projects).map(([id, setup]) => [id, { ...setup, on: false }]))
    givenUnder({ ...off, projects }).when(recordIncident(), APP).refuses('NotTracked')
  })

  it("is the app's alone", () => {
    given().when(recordIncident(), EVERY_ROLE).refuses('OnlyApp')
  })

  it('comes before everything else', () => {
    given().when(command.take(), EVERY_ROLE).refuses('NotFound')
  })

  it('keeps who reported it and who has it in Jira', () => {
    const { incident } = given([recordIncident({ assignee: PEOPLE.tierOne }), APP, 0]).story
    expect(incident).toMatchObject({ assignee: PEOPLE.tierOne, reporter: { person: PEOPLE.reporter, eligible: true } })
  })
})

describe('Assessing the severity', () => {
  it('derives it anew from impact and urgency', () => {
    given(RECORDED)
      .when(command.assessSeverity('everyone', 'high'), EVERY_ROLE, 5)
      .then({ type: 'SeverityAssessed', impact: 'everyone', urgency: 'high', severity: 'S1', policyVersion: 2 })
  })

  it('is refused where neither impact nor urgency changes', () => {
    given(RECORDED).when(command.assessSeverity('several', 'high'), EVERY_ROLE).refuses('SameSeverity')
  })

  it('is possible with the same severity in the end: the pair is another', () => {
    const assessed = given(RECORDED).when(command.assessSeverity('everyone', 'medium'), EVERY_ROLE, 5)
    assessed.then({ type: 'SeverityAssessed', impact: 'everyone', urgency: 'medium', severity: 'S2', policyVersion: 2 })
    expect(assessed.state().severityChanges).toHaveLength(1)
  })

  it('assesses what came without answers, also when it stays as it was', () => {
    const state = given([recordIncident({ answers: null }), APP, 0]).when(command.assessSeverity('several', 'medium'), EVERY_ROLE, 5).state()
    expect(state.severity).toMatchObject({ kind: 'derived', severity: 'S3' })
  })

  it('keeps each change, so that goals can follow it', () => {
    const state = given(RECORDED).when(command.assessSeverity('everyone', 'high'), EVERY_ROLE, 5).state()
    expect(state.severityChanges.map(({ severity, at }) => [severity, at])).toEqual([['S2', CREATED_AT], ['S1', minute(5)]])
  })

  it('is for agents, of whichever tier, and not for customers', () => {
    const story = given(RECORDED)
    story.when(command.assessSeverity('justMe', 'low'), { side: 'desk', person: PEOPLE.agent, roles: new Set() }).then({
      type: 'SeverityAssessed', impact: 'justMe', urgency: 'low', severity: 'S4', policyVersion: 2,
    })
    story.when(command.assessSeverity('justMe', 'low'), { side: 'customer', person: PEOPLE.reporter, role: 'reporter' }).refuses('OnlyDesk')
  })

  it('makes due at once what a tighter goal has passed already', () => {
    const events = given(RECORDED).when(command.assessSeverity('everyone', 'high'), EVERY_ROLE, 14).events()
    const acted = events.filter((event) => event.type === 'ThresholdReached')
    // S1 first response 15 min: 14 minutes are past both warnings and at risk; S1 tier I hold 30 min: none.
    expect(acted.map((event) => event.at)).toEqual([minute(14), minute(14), minute(14)])
  })
})
