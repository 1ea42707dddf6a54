import type { Command, JiraChange } from '../../../src/domain/incident/commands'
import { offers } from '../../../src/domain/incident/offers'
import { turnOf } from '../../../src/domain/incident/turn'
import { nextDue } from '../../../src/domain/sla/next-due'
import { APP, HIGHER, LEAD, PEOPLE, REPORTER, TIER_ONE, command, policy } from '../../support/builders'
import { RECORDED, given, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { APPROVED, ASKED, CHARGED, CLOSED, ITEM_ID, PROPOSED, QUESTIONED, SESSION_ASKED, SESSION_ID, STARTED } from '../table/stories'

const note = (change: JiraChange): Command => ({ name: 'noteJiraChange', change })
const NEW_REPORTER = { person: PEOPLE.participant, eligible: true, timeZone: null }
const FILE_ID = '900'
const reporterChanged = (at: number): Step => [note({ kind: 'reporterChanged', at: minute(at), reporter: NEW_REPORTER }), APP, at]

describe('A session that runs out', () => {
  it.each<[string, Step[], number, string]>([
    ['unanswered', [SESSION_ASKED], 70, 'asked'],
    ['unused', [SESSION_ASKED, APPROVED], 130, 'approved'],
    ['still running', [SESSION_ASKED, APPROVED, STARTED], 130, 'running'],
  ])('%s ends at its instant, however late anybody looks', (_name, steps, at, was) => {
    const story = given(RECORDED, ...steps)
    expect(nextDue(incidentOf(story.story), policy({ goals: { S1: {}, S2: {}, S3: {}, S4: {} } }), minute(40))).toBe(minute(at))
    const late = story.when(command.actOnDue(), APP, 500)
    expect(late.events()[0]).toEqual({ type: 'SessionEnded', sessionId: SESSION_ID, how: 'expired', reason: '', at: minute(at), by: null })
    expect(late.state().session).toMatchObject({ kind: 'ended', how: 'expired', was, at: minute(at) })
  })
  it('ends before whatever else happens then', () => {
    const events = given(RECORDED, SESSION_ASKED, APPROVED, STARTED).when(command.propose(), TIER_ONE, 140).events()
    expect(events.slice(0, 2).map(({ type, at }) => [type, at])).toEqual([['SessionEnded', minute(130)], ['ClosureProposed', minute(140)]])
  })
  it('is offered no more from that instant on, though nobody has acted', () => {
    const incident = incidentOf(told([RECORDED, SESSION_ASKED, APPROVED]))
    const rules = policy()
    expect(offers(incident, TIER_ONE, rules, minute(129.9)).startSession).toEqual({ ok: true })
    expect(offers(incident, TIER_ONE, rules, minute(130)).startSession).toMatchObject({ ok: false, refusal: { code: 'SessionExpired' } })
    expect(offers(incident, TIER_ONE, rules, minute(130)).askSession).toEqual({ ok: true })
  })
})

describe('Whose turn it is', () => {
  it("the customer's while they are waited for or asked whether it is solved; ours once it is closed", () => {
    const turn = (...steps: Step[]) => turnOf(incidentOf(told([RECORDED, ...steps])))
    expect([turn(), turn(ASKED), turn(SESSION_ASKED), turn(QUESTIONED), turn(QUESTIONED, CHARGED), turn(PROPOSED)]).toEqual(['us', 'them', 'them', 'us', 'them', 'them'])
    expect([turn(SESSION_ASKED, APPROVED), turn(PROPOSED, [command.agree(), REPORTER, 20]), turn([command.noLonger(), REPORTER, 10])]).toEqual(['us', 'us', 'us'])
  })
})

describe('Proposing closure settles', () => {
  it('open items, a session asked, and leaves what was answered', () => {
    const two: Step = [command.ask({}, {}), TIER_ONE, 10]
    const { incident } = given(RECORDED, two, [command.answer('e2-1'), REPORTER, 15], [command.askSession(70, 130), TIER_ONE, 20], [command.propose(), TIER_ONE, 30]).story
    expect(incident).toMatchObject({ asks: { turn: 'us', items: [{ state: 'answered' }, { state: 'withdrawn' }] }, session: { kind: 'ended', how: 'withdrawn', was: 'asked' } })
    expect(incident?.holds.filter(({ kind, to }) => kind === 'asks' && to === null)).toEqual([])
  })
  it('a session approved', () => {
    expect(given(RECORDED, SESSION_ASKED, APPROVED, [command.propose(), TIER_ONE, 30]).story.incident?.session).toMatchObject({ kind: 'ended', how: 'withdrawn', was: 'approved' })
  })
  it("a charge asked, by the customer's word: to be decided again, and the clocks wait for that", () => {
    const { incident } = given(RECORDED, QUESTIONED, CHARGED, [command.noLonger(), REPORTER, 30]).story
    expect(incident).toMatchObject({ scope: { kind: 'toDecide', reason: 'A charge was asked: A visit on site' }, asks: { turn: 'us' } })
    expect(incident?.holds.filter(({ to }) => to === null).map(({ kind }) => kind)).toEqual(['scope', 'proposal'])
  })
})

describe('A new reporter', () => {
  it('voids a session, whoever approved it; a running one ends now', () => {
    for (const steps of [[SESSION_ASKED], [SESSION_ASKED, APPROVED], [SESSION_ASKED, APPROVED, STARTED]]) {
      expect(given(RECORDED, ...steps, reporterChanged(40)).story.incident?.session).toMatchObject({ kind: 'ended', at: minute(40) })
    }
    given(RECORDED, SESSION_ASKED, reporterChanged(40)).when(command.approve(), REPORTER, 41).refuses('NoSession')
    given(RECORDED, SESSION_ASKED, reporterChanged(40)).when(command.approve(), { side: 'customer', person: PEOPLE.participant, role: 'reporter' }, 41).refuses('NoSession')
  })
  it('voids a charge: to be decided anew', () => {
    const story = given(RECORDED, QUESTIONED, CHARGED, reporterChanged(30))
    expect(story.story.incident?.scope.kind).toBe('toDecide')
    story.when(command.accept(), REPORTER, 31).refuses('NoCharge')
    story.when(command.charge(), HIGHER, 31).then({ type: 'ChargeAsked', charge: { amount: '120.00 EUR', for: 'A visit on site' }, approver: PEOPLE.participant, textHash: 'a'.repeat(64) })
  })
  it('leaves evidence asked, and whose turn it is', () => {
    expect(given(RECORDED, ASKED, reporterChanged(30)).story.incident?.asks).toMatchObject({ turn: 'them', items: [{ state: 'open' }] })
  })
})

describe("A file that comes as an answer is no message of the customer's", () => {
  const two: Step = [command.ask({}, {}), TIER_ONE, 10]
  const attached = (at: number, attachmentId = FILE_ID): Step => [note({ kind: 'customerAttached', at: minute(at), by: PEOPLE.reporter, attachmentId }), APP, at]
  const answeredBy = (at: number, itemId = 'e2-1', attachmentId = FILE_ID): Step => [command.answer(itemId, { kind: 'file', attachmentId, fileName: 'app.log', sizeBytes: 9, sha256: 'c'.repeat(64) }), REPORTER, at]
  const wrote = (at: number): Step => [note({ kind: 'customerWrote', at: minute(at), by: PEOPLE.reporter, commentId: `w${at}` }), APP, at]
  const turn = (...steps: Step[]) => {
    const { asks, holds } = incidentOf(told([RECORDED, two, ...steps]))
    return [asks.turn, holds.some(({ kind, to }) => kind === 'asks' && to === null)]
  }
  it('whichever of the two Jira tells first: what is left is still waited for', () => {
    expect(turn(answeredBy(15))).toEqual(['them', true])
    given(RECORDED, two, answeredBy(15)).when(attached(16)[0], APP, 16).refuses('NothingToDo')
    expect(turn(attached(15))).toEqual(['us', false])
    expect(turn(attached(15), answeredBy(16))).toEqual(['them', true])
  })
  it('several at once, each for its own item', () => {
    expect(turn(attached(15), attached(15.1, '901'), answeredBy(16))).toEqual(['us', false])
    const three: Step = [command.ask({}), TIER_ONE, 11]
    expect(turn(three, attached(15), attached(15.1, '901'), answeredBy(16), answeredBy(17, 'e2-2', '901'))).toEqual(['them', true])
    expect(turn(attached(15), attached(15.1, '901'), answeredBy(16), answeredBy(17, 'e2-2', '901'))).toEqual(['us', false])
  })
  it('where they wrote besides, it stays our turn', () => {
    expect(turn(wrote(14), attached(15), answeredBy(16))).toEqual(['us', false])
    expect(turn(attached(15), wrote(15.5), answeredBy(16))).toEqual(['us', false])
  })
})

describe('On a closed incident', () => {
  it('a word is noted and answered once; it opens nothing', () => {
    const wrote = (at: number): Command => note({ kind: 'customerWrote', at: minute(at), by: PEOPLE.reporter, commentId: `w${at}` })
    const first = given(...CLOSED).when(wrote(30), APP, 30)
    first.then({ type: 'CustomerWrote', commentId: 'w30' }, { type: 'ClosedNoticeGiven' })
    expect(first.state().closure.kind).toBe('closed')
    given(...CLOSED, [wrote(30), APP, 30]).when(wrote(40), APP, 40).then({ type: 'CustomerWrote', commentId: 'w40' })
    given(...CLOSED).when(note({ kind: 'customerAttached', at: minute(30), by: null, attachmentId: '5' }), APP, 30).then({ type: 'CustomerAttached', attachmentId: '5' }, { type: 'ClosedNoticeGiven' })
  })
})

describe('Opened again', () => {
  it('stands at its old tier, with the desk; scope and escalation as they stood', () => {
    const story = given(RECORDED, [command.escalate(), TIER_ONE, 2], [command.question(), TIER_ONE, 3], [command.decide({ kind: 'goodwill' }), HIGHER, 4], [command.investigate(), TIER_ONE, 5], [command.transfer('II'), TIER_ONE, 6], [command.propose(), LEAD, 7], [command.agree(), REPORTER, 8], [command.reopen(), REPORTER, 50])
    expect(story.story.incident).toMatchObject({ stage: 'withDesk', escalation: { kind: 'raised' }, scope: { kind: 'goodwill' }, closure: { kind: 'none' }, cycles: [{ number: 1 }, { number: 2, from: minute(50), to: null }] })
    expect(story.story.incident?.stays.at(-1)).toEqual({ tier: 'II', from: minute(50), to: null })
  })
  it('waits for what was still asked: a charge that nobody answered', () => {
    // Decided after the customer said that it is no longer an issue, so that the closing did not settle it.
    const story = given(RECORDED, QUESTIONED, [command.noLonger(), REPORTER, 15], CHARGED, [command.agreeNoLonger(), TIER_ONE, 30], [command.reopen(), REPORTER, 40])
    const { incident } = story.story
    expect(incident).toMatchObject({ scope: { kind: 'chargeAsked' }, asks: { turn: 'them' } })
    expect(incident?.holds.filter(({ to }) => to === null)).toMatchObject([{ kind: 'asks', from: minute(40), waitsFor: 'charge' }])
    expect(story.when(command.accept(), REPORTER, 50).state().holds.filter(({ to }) => to === null)).toEqual([])
  })
  it('warns anew in its new cycle', () => {
    const story = given(...CLOSED, [command.reopen(), REPORTER, 100])
    // S2: restore within 480 min, half of it is 240.
    const events = story.when(command.actOnDue(), APP, 340).events()
    expect(events).toContainEqual({ type: 'ThresholdReached', threshold: { metric: 'restore', cycle: 2, kind: 'warn', percent: 50 }, at: minute(340), by: null })
  })
})

describe('Evidence', () => {
  it('keeps what is open and the newest of the rest; all of it stands in history', () => {
    const steps: Step[] = [RECORDED]
    for (let round = 0; round < 25; round += 1) {
      const id = `e${2 + 2 * round}-1`
      steps.push([command.ask(), TIER_ONE, 10 + 2 * round], [command.answer(id), REPORTER, 11 + 2 * round])
    }
    const items = given(...steps, [command.ask(), TIER_ONE, 100]).story.incident?.asks.items ?? []
    expect([items.length, items.at(-1)?.state]).toEqual([11, 'open'])
  })
  it('is kept short once it is done: a snapshot is held at 16 KB', () => {
    const long: Step = [command.ask({ what: 'w'.repeat(500), why: 'y'.repeat(500) }), TIER_ONE, 10]
    const { incident } = given(RECORDED, long, [command.answer(ITEM_ID, { kind: 'notPossible', reason: 'r'.repeat(500) }), REPORTER, 15]).story
    expect(incident?.asks.items[0]).toMatchObject({ what: 'w'.repeat(200), why: '', reason: 'r'.repeat(200) })
  })
  it('has ids that never come twice', () => {
    const { incident } = given(RECORDED, ASKED, [command.answer(ITEM_ID), REPORTER, 15], [command.ask({}, {}), TIER_ONE, 20]).story
    expect(incident?.asks.items.map(({ id }) => id)).toEqual(['e2-1', 'e4-1', 'e4-2'])
  })
  it.each([
    ['one kind', command.ask({ kind: 'database' }, { kind: 'database' }), 'database'],
    ['several kinds', command.ask({ kind: 'database' }, { kind: 'logs' }), 'other'],
  ] as const)('of %s holds the clocks by a reason that is true of all of it', (_name, ask, waitsFor) => {
    expect(given(RECORDED, [ask, TIER_ONE, 10]).story.incident?.holds).toMatchObject([{ kind: 'asks', to: null, waitsFor }])
  })
})
