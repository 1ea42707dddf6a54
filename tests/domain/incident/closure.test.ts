import { applyEvents } from '../../../src/domain/incident/evolve'
import { decide } from '../../../src/domain/incident/decide'
import type { Incident } from '../../../src/domain/incident/state'
import { APP, AGENT, HASH, LEAD, MEMBER, PARTICIPANT, PEOPLE, REPORTER, TERMS, TIER_ONE, TIER_TWO, command, policy, recordIncident } from '../../support/builders'
import { RECORDED, given, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const PROPOSED: Step = [command.propose(), TIER_ONE, 10]
const SAID: Step = [command.noLonger(), REPORTER, 10]

describe('Proposing closure', () => {
  it('asks the customer with words and their hash, and answers them for the first time', () => {
    given(RECORDED).when(command.propose(), TIER_ONE, 10).then(
      { type: 'ClosureProposed', side: 'desk', as: 'resolved', text: 'The export runs again.', textHash: HASH, byLead: false },
      { type: 'FirstResponseMet', commentId: null },
    )
  })
  it('is the owner\'s, once, with words', () => {
    given(RECORDED).when(command.propose(), TIER_TWO).refuses('NotOwningTier', { tier: 'I' })
    given(RECORDED, PROPOSED).when(command.propose(), LEAD).refuses('ClosureAlreadyProposed', { side: 'desk', at: minute(10) })
    given(RECORDED).when(command.propose(' '), TIER_ONE).refuses('TextMissing', { field: 'text' })
    given(RECORDED).when(command.propose(), REPORTER).refuses('OnlyDesk')
  })
  it('waits for a running session and for an open scope', () => {
    const base = incidentOf(told([RECORDED]))
    const running: Incident = { ...base, session: { kind: 'running', terms: TERMS, startedAt: minute(1), expiresAt: minute(60) } }
    const open: Incident = { ...base, scope: { kind: 'toDecide', reason: 'Payroll', at: minute(1) } }
    const refusal = (incident: Incident) => decide(incident, command.propose(), TIER_ONE, policy(), minute(2))
    expect(refusal(running)).toEqual({ ok: false, refusal: { code: 'SessionRunning' } })
    expect(refusal(open)).toEqual({ ok: false, refusal: { code: 'ScopeOpen' } })
  })
  it('settles what was still asked for', () => {
    const base = incidentOf(told([RECORDED]))
    const asked: Incident = {
      ...base,
      asks: { turn: 'them', items: [{ id: '1', kind: 'logs', what: 'Log', why: 'To see it', askedAt: minute(1), state: 'open', answerBy: null, reminded: false }] },
      holds: [{ kind: 'asks', from: minute(1), to: null, why: 'Evidence asked: log', waitsFor: 'logs' }],
    }
    const decision = decide(asked, command.propose(), TIER_ONE, policy(), minute(4))
    expect(decision.ok).toBe(true)
    const after = applyEvents(asked, decision.ok ? decision.value : [])
    expect(after.asks).toMatchObject({ turn: 'us', items: [{ state: 'withdrawn', at: minute(4) }] })
    expect(after.holds.map(({ kind, to }) => [kind, to])).toEqual([['asks', minute(4)], ['proposal', null]])
  })
})

describe('The customer answers', () => {
  it('agrees to the very words that were shown: closed', () => {
    const step = given(RECORDED, PROPOSED).when(command.agree(), REPORTER, 30)
    step.then({ type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'customerAgreed', as: 'resolved', proposer: PEOPLE.tierOne, agreed: PEOPLE.reporter } })
    expect(step.state().closure).toMatchObject({ kind: 'closed', at: minute(30), proposedAt: minute(10) })
  })
  it('may be a participant; a member only reads, an agent never agrees', () => {
    given(RECORDED, PROPOSED).when(command.agree(), PARTICIPANT, 30).then({
      type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'customerAgreed', as: 'resolved', proposer: PEOPLE.tierOne, agreed: PEOPLE.participant },
    })
    given(RECORDED, PROPOSED).when(command.agree(), MEMBER).refuses('MayOnlyRead')
    given(RECORDED, PROPOSED).when(command.agree(), LEAD).refuses('OnlyCustomer')
    given(RECORDED, PROPOSED).when(command.agree(), APP).refuses('OnlyCustomer')
  })
  it('agrees to nothing else', () => {
    given(RECORDED, PROPOSED).when(command.agree('b'.repeat(64)), REPORTER).refuses('ProposalChanged')
    given(RECORDED).when(command.agree(), REPORTER).refuses('NoProposal')
    given(RECORDED, SAID).when(command.agree(), REPORTER).refuses('ProposalOfOtherSide', { side: 'customer' })
  })
  it('takes two accounts: who proposed as an agent does not agree as a customer later', () => {
    given(RECORDED, PROPOSED).when(command.agree(), { side: 'customer', person: PEOPLE.tierOne, role: 'participant' }).refuses('OwnProposal')
  })
  it('declines with a reason: the proposal is over', () => {
    const step = given(RECORDED, PROPOSED).when(command.decline('stillHappens', 'Row 4,001 now.'), REPORTER, 30)
    step.then({ type: 'ClosureDeclined', side: 'customer', why: 'stillHappens', text: 'Row 4,001 now.' })
    expect(step.state()).toMatchObject({ closure: { kind: 'none' }, holds: [] })
  })
  it('says what else is wrong', () => {
    given(RECORDED, PROPOSED).when(command.decline('other', ' '), REPORTER).refuses('TextMissing', { field: 'text' })
    given(RECORDED).when(command.decline(), REPORTER).refuses('NoProposal')
    given(RECORDED, PROPOSED).when(command.decline(), MEMBER).refuses('MayOnlyRead')
  })
  it('a comment never agrees', () => {
    const wrote = given(RECORDED, PROPOSED).when({ name: 'noteJiraChange', change: { kind: 'customerWrote', at: minute(20), by: PEOPLE.reporter, commentId: '7' } }, APP, 20)
    expect(wrote.state().closure.kind).toBe('proposedByDesk')
  })
  it('the desk may withdraw what it proposed; the customer may not', () => {
    given(RECORDED, PROPOSED).when(command.withdraw(), TIER_ONE, 12).then({ type: 'ProposalWithdrawn', side: 'desk' })
    given(RECORDED, PROPOSED).when(command.withdraw(), REPORTER, 12).refuses('ProposalOfOtherSide', { side: 'desk' })
    given(RECORDED, PROPOSED).when(command.withdraw(), TIER_TWO, 12).refuses('NotOwningTier', { tier: 'I' })
    given(RECORDED).when(command.withdraw(), TIER_ONE).refuses('NoProposal')
  })
})

describe('It is no longer an issue', () => {
  it('the customer says so, the desk agrees: closed', () => {
    given(RECORDED).when(command.noLonger(), REPORTER, 10).then({ type: 'ClosureProposed', side: 'customer', words: 'It works again.' })
    given(RECORDED, SAID).when(command.agreeNoLonger(), TIER_ONE, 20).then({
      type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'noLongerAnIssue', proposer: PEOPLE.reporter, agreed: PEOPLE.tierOne },
    })
  })
  it('the desk declines with a reason, which answers the customer', () => {
    given(RECORDED, SAID).when(command.declineNoLonger(), TIER_ONE, 20).then(
      { type: 'ClosureDeclined', side: 'desk', reason: 'We still see errors on our side.' },
      { type: 'FirstResponseMet', commentId: null },
    )
    given(RECORDED, SAID).when(command.declineNoLonger(' '), TIER_ONE, 20).refuses('TextMissing', { field: 'reason' })
  })
  it('is said once, and by those who may act', () => {
    given(RECORDED, SAID).when(command.noLonger(), PARTICIPANT).refuses('ClosureAlreadyProposed', { side: 'customer', at: minute(10) })
    given(RECORDED, PROPOSED).when(command.noLonger(), REPORTER).refuses('ClosureAlreadyProposed', { side: 'desk', at: minute(10) })
    given(RECORDED).when(command.noLonger(), MEMBER).refuses('MayOnlyRead')
    given(RECORDED).when(command.noLonger(), AGENT).refuses('OnlyCustomer')
  })
  it('only whoever said it takes it back', () => {
    given(RECORDED, SAID).when(command.withdraw(), REPORTER, 12).then({ type: 'ProposalWithdrawn', side: 'customer' })
    given(RECORDED, SAID).when(command.withdraw(), PARTICIPANT, 12).refuses('NotYourProposal')
    given(RECORDED, SAID).when(command.withdraw(), TIER_ONE, 12).refuses('ProposalOfOtherSide', { side: 'customer' })
  })
  it('is agreed to by the owner, and not by whoever said it', () => {
    given(RECORDED, SAID).when(command.agreeNoLonger(), TIER_TWO).refuses('NotOwningTier', { tier: 'I' })
    given(RECORDED, SAID).when(command.agreeNoLonger(), { side: 'desk', person: PEOPLE.reporter, roles: new Set(['lead'] as const) }).refuses('OwnProposal')
    given(RECORDED).when(command.agreeNoLonger(), TIER_ONE).refuses('NoProposal')
    given(RECORDED, PROPOSED).when(command.declineNoLonger(), TIER_ONE).refuses('ProposalOfOtherSide', { side: 'desk' })
  })
})

describe('A closed incident', () => {
  const closed = given(RECORDED, PROPOSED, [command.agree(), REPORTER, 30])
  const everyCommand = [
    command.assessSeverity('everyone', 'high'), command.take(), command.investigate(), command.handToDesk(), command.diagnose('automatic'),
    command.remediate('automatic'), command.transfer('II'), command.propose(), command.withdraw(), command.agreeNoLonger(), command.declineNoLonger(),
  ]
  it.each(everyCommand.map((one) => [one.name, one] as const))('refuses %s', (_name, one) => {
    closed.when(one, LEAD, 40).refuses('IncidentClosed', { closedAt: minute(30) })
  })
  it('refuses the customer, too', () => {
    for (const one of [command.agree(), command.decline(), command.noLonger(), command.withdraw()]) {
      closed.when(one, REPORTER, 40).refuses('IncidentClosed', { closedAt: minute(30) })
    }
  })
  it('still notes what the customer writes', () => {
    closed.when({ name: 'noteJiraChange', change: { kind: 'customerWrote', at: minute(50), by: null, commentId: '9' } }, APP, 50).then({ type: 'CustomerWrote', commentId: '9' }, { type: 'ClosedNoticeGiven' })
  })
  it('has nothing fall due any more', () => {
    closed.when(command.actOnDue(), APP, 10_000).refuses('NothingToDo')
  })
  it('was closed for an automatic reporter in no way: nobody could agree', () => {
    const robot = given([recordIncident({ reporter: { person: null, eligible: false, timeZone: null } }), APP, 0], PROPOSED)
    robot.when(command.agree(), LEAD).refuses('OnlyCustomer')
  })
})
