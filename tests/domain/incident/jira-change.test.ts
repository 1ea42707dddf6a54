import type { JiraChange } from '../../../src/domain/incident/commands'
import type { Command } from '../../../src/domain/incident/commands'
import { applyEvents } from '../../../src/domain/incident/evolve'
import { decide } from '../../../src/domain/incident/decide'
import type { Incident } from '../../../src/domain/incident/state'
import { APP, LEAD, PEOPLE, REPORTER, STATUS_IDS, TERMS, TIER_ONE, command, policy } from '../../support/builders'
import { RECORDED, given, givenUnder, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const note = (change: JiraChange): Command => ({ name: 'noteJiraChange', change })
const replied = (at: number, by = PEOPLE.tierOne, commentId = '70'): Command => note({ kind: 'agentReplied', at: minute(at), by, commentId })
const wrote = (at: number, commentId = '71'): Command => note({ kind: 'customerWrote', at: minute(at), by: PEOPLE.reporter, commentId })
const moved = (at: number, toStatusId: string): Command => note({ kind: 'statusMoved', at: minute(at), toStatusId })

describe('An agent replies in Jira', () => {
  it('meets first response at the instant of the comment, not of the telling', () => {
    const step = given(RECORDED).when(replied(12), APP, 14)
    step.then({ type: 'FirstResponseMet', commentId: '70' })
    expect(step.state().firstResponseMetAt).toBe(minute(12))
  })
  it('meets it once; an earlier comment that is told later still counts', () => {
    given(RECORDED, [replied(12), APP, 14]).when(replied(13), APP, 15).refuses('NothingToDo')
    expect(given(RECORDED, [replied(12), APP, 14]).when(replied(5), APP, 16).state().firstResponseMetAt).toBe(minute(5))
  })
  it('does not meet it where the agent is the reporter', () => {
    given(RECORDED).when(replied(12, PEOPLE.reporter), APP, 13).refuses('NothingToDo')
  })
  it('is never later than now or earlier than the issue', () => {
    expect(given(RECORDED).when(replied(90), APP, 5).state().firstResponseMetAt).toBe(minute(5))
    expect(given(RECORDED).when(replied(-9), APP, 5).state().firstResponseMetAt).toBe(minute(0))
  })
  it('does not answer after the end', () => {
    const closed = given(RECORDED, [command.noLonger(), REPORTER, 1], [command.agreeNoLonger(), TIER_ONE, 2])
    closed.when(replied(5), APP, 6).refuses('NothingToDo')
    expect(closed.when(replied(1), APP, 6).state().firstResponseMetAt).toBe(minute(1))
  })
})

describe('The customer writes or adds a file in Jira', () => {
  it('shows in the history, and once however often it is told', () => {
    given(RECORDED).when(wrote(3), APP, 3).then({ type: 'CustomerWrote', commentId: '71' })
    given(RECORDED, [wrote(3), APP, 3]).when(wrote(3), APP, 4).refuses('NothingToDo')
    given(RECORDED).when(note({ kind: 'customerAttached', at: minute(3), by: null, attachmentId: '5' }), APP, 3).then({ type: 'CustomerAttached', attachmentId: '5' })
  })
  it('remembers what it noted through other comments, and not without end', () => {
    const steps = Array.from({ length: 30 }, (_unused, index): Step => [wrote(index / 10, `c${index}`), APP, index / 10])
    given(RECORDED, ...steps).when(wrote(2, 'c20'), APP, 4).refuses('NothingToDo')
    expect(given(RECORDED, ...steps).story.incident?.jira.notedIds).toEqual(steps.slice(10).map((_step, index) => `c${index + 10}`))
  })
  it('wakes the clocks that waited for it; what was asked stays asked', () => {
    const asked: Incident = {
      ...incidentOf(told([RECORDED])),
      asks: { turn: 'them', items: [{ id: '1', kind: 'logs', what: 'Log', why: 'To see it', askedAt: minute(5), state: 'open', answerBy: null, reminded: false }] },
      holds: [{ kind: 'asks', from: minute(5), to: null, why: 'Evidence asked: log', waitsFor: 'logs' }],
    }
    const decision = decide(asked, wrote(9), APP, policy(), minute(9))
    const after = applyEvents(asked, decision.ok ? decision.value : [])
    expect(after.asks).toMatchObject({ turn: 'us', items: [{ state: 'open' }] })
    expect(after.holds).toEqual([{ kind: 'asks', from: minute(5), to: minute(9), why: 'Evidence asked: log', waitsFor: 'logs' }])
  })
})

describe('A status is moved by hand', () => {
  const toClosed = (at: number): Step => [moved(at, STATUS_IDS.closed), APP, at]
  it('is put back', () => {
    given(RECORDED).when(moved(1, STATUS_IDS.closed), APP, 1).then({ type: 'StatusMovedByHand', toStatusId: STATUS_IDS.closed, answer: 'putBack' })
  })
  it('closes nothing', () => {
    expect(given(RECORDED, toClosed(1)).story.incident?.closure).toEqual({ kind: 'none' })
  })
  it('is nothing where it stands where it belongs, or the status is not mapped', () => {
    given(RECORDED).when(moved(1, STATUS_IDS.waitingForSupport), APP, 1).refuses('NothingToDo')
    const rules = policy()
    const unmapped = Object.fromEntries(
      Object.entries(rules.projects).map(([id, setup]) => [id, { ...setup, statusMap: { ...setup.statusMap, waitingForSupport: null } }]),
    )
    givenUnder({ ...rules, projects: unmapped }, RECORDED).when(moved(1, STATUS_IDS.closed), APP, 1).refuses('NothingToDo')
  })
  it('is put back three times in ten minutes, then left alone, once', () => {
    const fought = given(RECORDED, toClosed(1), toClosed(2), toClosed(3))
    fought.when(moved(4, STATUS_IDS.closed), APP, 4).then({ type: 'StatusMovedByHand', toStatusId: STATUS_IDS.closed, answer: 'leftAlone' })
    const left = given(RECORDED, toClosed(1), toClosed(2), toClosed(3), toClosed(4))
    expect(left.story.incident?.jira.statusLeftAlone).toBe(true)
    left.when(moved(5, STATUS_IDS.closed), APP, 5).refuses('NothingToDo')
    left.when(moved(9, STATUS_IDS.escalated), APP, 9).refuses('NothingToDo')
  })
  it('is put back again after it stood right', () => {
    const left = given(RECORDED, toClosed(1), toClosed(2), toClosed(3), toClosed(4))
    left.when(moved(6, STATUS_IDS.waitingForSupport), APP, 6).then({ type: 'StatusRightAgain' })
    given(RECORDED, toClosed(1), toClosed(2), toClosed(3), toClosed(4), [moved(6, STATUS_IDS.waitingForSupport), APP, 6])
      .when(moved(7, STATUS_IDS.closed), APP, 7).then({ type: 'StatusMovedByHand', toStatusId: STATUS_IDS.closed, answer: 'putBack' })
  })
  it('counts the last ten minutes only', () => {
    given(RECORDED, toClosed(1), toClosed(2), toClosed(3)).when(moved(11, STATUS_IDS.closed), APP, 11)
      .then({ type: 'StatusMovedByHand', toStatusId: STATUS_IDS.closed, answer: 'putBack' })
  })
  it('is compared with the status that the state derives', () => {
    given(RECORDED, [command.propose(), TIER_ONE, 1]).when(moved(2, STATUS_IDS.waitingForCustomer), APP, 2).refuses('NothingToDo')
    given(RECORDED, [command.propose(), TIER_ONE, 1], [command.agree(), REPORTER, 2]).when(moved(3, STATUS_IDS.waitingForSupport), APP, 3)
      .then({ type: 'StatusMovedByHand', toStatusId: STATUS_IDS.waitingForSupport, answer: 'putBack' })
  })
})

describe('Assignee, reporter, deletion', () => {
  it('follows the assignee, and says nothing twice', () => {
    const assigned = note({ kind: 'assigneeChanged', at: minute(2), assignee: PEOPLE.tierOne })
    given(RECORDED).when(assigned, APP, 2).then({ type: 'AssigneeChanged', assignee: PEOPLE.tierOne, how: 'inJira' })
    given(RECORDED, [command.take(), TIER_ONE, 1]).when(assigned, APP, 2).refuses('NothingToDo')
  })
  it('follows the reporter', () => {
    const reporter = { person: PEOPLE.participant, eligible: true, timeZone: null }
    const step = given(RECORDED).when(note({ kind: 'reporterChanged', at: minute(2), reporter }), APP, 2)
    step.then({ type: 'ReporterChanged', reporter })
    expect(step.state().reporter).toEqual(reporter)
  })
  it('a new reporter ends what was theirs to allow, and leaves evidence asked', () => {
    const base: Incident = {
      ...incidentOf(told([RECORDED])),
      asks: { turn: 'them', items: [{ id: '1', kind: 'logs', what: 'Log', why: '', askedAt: minute(1), state: 'open', answerBy: null, reminded: false }] },
      session: { kind: 'running', terms: TERMS, startedAt: minute(1), expiresAt: minute(60) },
    }
    const decision = decide(base, note({ kind: 'reporterChanged', at: minute(2), reporter: { person: null, eligible: false, timeZone: null } }), APP, policy(), minute(2))
    const after = applyEvents(base, decision.ok ? decision.value : [])
    expect(after).toMatchObject({ session: { kind: 'ended', at: minute(2) }, asks: { turn: 'them', items: [{ state: 'open' }] } })
  })
  it('a deleted issue ends its clocks and is there for nobody', () => {
    const gone = given(RECORDED, [note({ kind: 'issueDeleted', at: minute(5) }), APP, 5])
    expect(gone.story.incident).toMatchObject({ number: 'RC-010142', jira: { deleted: true }, stays: [{ to: minute(5) }], cycles: [{ to: minute(5) }] })
    gone.when(command.take(), LEAD).refuses('NotFound')
    gone.when(command.noLonger(), REPORTER).refuses('NotFound')
    gone.when(wrote(6), APP, 6).refuses('NothingToDo')
    gone.when(command.actOnDue(), APP, 5_000).refuses('NothingToDo')
  })
  it('is noted by the app only', () => {
    given(RECORDED).when(wrote(1), LEAD).refuses('OnlyApp')
  })
})
