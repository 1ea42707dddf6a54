import { agentView } from '../../../src/domain/views/agent'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { customerView } from '../../../src/domain/views/customer'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import type { Who } from '../../../src/domain/incident/who'
import { chargeText } from '../../../src/domain/effects/consent-text'
import { APP, CHARGE, FILE, HASH, HIGHER, LEAD, MEMBER, PARTICIPANT, PEOPLE, REPORTER, TERMS, TIER_ONE, command, policy, recordIncident } from '../../support/builders'
import { RECORDED, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { APPROVED, ASKED, CHARGED, CLOSED, ITEM_ID, PROPOSED, QUESTIONED, RAISED, ROBOT, SESSION_ASKED, STARTED } from '../table/stories'

const agent = (who: Who, ...steps: Step[]): AgentView => {
  const story = told(steps)
  return agentView(incidentOf(story), story.history, who, policy(), story.now)
}
const customer = (who: Who, at: number, ...steps: Step[]): CustomerView => {
  const story = told(steps)
  return customerView(incidentOf(story), story.history, who, policy(), minute(at))
}
const TAKEN: Step = [command.take(), TIER_ONE, 2]
const wrote = (at: number): Step => [{ name: 'noteJiraChange', change: { kind: 'customerWrote', at: minute(at), by: PEOPLE.reporter, commentId: 'w' } }, APP, at]

describe('The next step, as screens.md 4.1 has it', () => {
  it.each<[string, Who, Step[], Partial<AgentView['nextStep']>]>([
    ['evidence asked', TIER_ONE, [RECORDED, TAKEN, ASKED], { kind: 'remind', commands: ['stillMissing', 'withdrawEvidence'] }],
    ['once they wrote', TIER_ONE, [RECORDED, TAKEN, ASKED, wrote(20)], { kind: 'stillMissing', commands: ['stillMissing', 'withdrawEvidence'] }],
    ['session asked', TIER_ONE, [RECORDED, TAKEN, SESSION_ASKED], { kind: 'withdrawSession', commands: ['withdrawSession', 'stillMissing'] }],
    ['session approved', TIER_ONE, [RECORDED, TAKEN, SESSION_ASKED, APPROVED], { kind: 'startSession', commands: ['startSession', 'withdrawSession'] }],
    ['session running', TIER_ONE, [RECORDED, TAKEN, SESSION_ASKED, APPROVED, STARTED], { kind: 'endSession', commands: ['endSession'] }],
    ['scope to decide', HIGHER, [RECORDED, QUESTIONED], { kind: 'decideScope', why: "Payroll isn't in the contract.", commands: ['decideScope'] }],
    ['charge asked', HIGHER, [RECORDED, QUESTIONED, CHARGED], { kind: 'decideAgain', why: "Waiting for the customer's answer.", commands: ['decideScope'] }],
    ['out of scope', TIER_ONE, [RECORDED, QUESTIONED, [command.decide({ kind: 'returned', reason: 'Not ours.' }), HIGHER, 20]], { kind: 'proposeClosure', why: 'The customer has the reason.', commands: ['proposeClosure'] }],
    ['proposed, no eligible customer', LEAD, [ROBOT, PROPOSED], { kind: 'closeWithinDesk', commands: ['closeWithinDesk', 'withdrawProposal'] }],
    ['raised, for the higher level', HIGHER, [RECORDED, RAISED], { kind: 'returnEscalation', why: 'The whole plant stands still.', commands: ['returnEscalation'] }],
    ['raised, for the tier: its own work', TIER_ONE, [RECORDED, TAKEN, RAISED], { kind: 'recordInvestigation' }],
    ['closed', TIER_ONE, CLOSED, { kind: 'closed', commands: [] }],
    ['scope to decide, for the tier', TIER_ONE, [RECORDED, QUESTIONED], { kind: 'decideScope', commands: [], why: 'Only the higher level can do this. Hand it to them, or ask a lead.' }],
  ])('%s', (_name, who, steps, wanted) => {
    expect(agent(who, ...steps).nextStep).toMatchObject(wanted)
  })
})

describe('What an agent sees', () => {
  it('of evidence: what was asked, answered and how', () => {
    const seen = agent(TIER_ONE, RECORDED, [command.ask({}, {}, {}), TIER_ONE, 10], [command.answer('e2-1', FILE), REPORTER, 20], [command.answer('e2-2'), REPORTER, 21], [command.answer('e2-3', { kind: 'notPossible', reason: 'It is deleted.' }), REPORTER, 22])
    expect(seen.evidence.map((item) => [item.state, item.answerText])).toEqual([['answered', null], ['answered', 'It says ORA-00060.'], ['notPossible', 'It is deleted.']])
    expect(seen.evidence[0]).toMatchObject({ fileName: 'app.log', sizeBytes: 2_400_000, sha256: 'c'.repeat(64) })
    expect(seen.history.slice(0, 3).map(({ text, detail }) => [text, detail])).toEqual([
      ["The customer can't provide an evidence item", 'It is deleted.'],
      ['The customer answered an evidence item', 'It says ORA-00060.'],
      ['The customer delivered a file', `app.log, 2.3 MB, SHA-256 ${'c'.repeat(64)}`],
    ])
  })
  it('that the customer wrote since', () => {
    expect([agent(TIER_ONE, RECORDED, ASKED).customerWroteSince, agent(TIER_ONE, RECORDED, ASKED, wrote(20)).customerWroteSince, agent(TIER_ONE, RECORDED, wrote(20)).customerWroteSince]).toEqual([false, true, false])
    expect([agent(TIER_ONE, RECORDED, ASKED).turn, agent(TIER_ONE, RECORDED, ASKED, wrote(20)).turn]).toEqual(['them', 'us'])
  })
  it('of scope and escalation: what, why and since when', () => {
    expect(agent(TIER_ONE, RECORDED, QUESTIONED).scope).toEqual({ kind: 'toDecide', reason: "Payroll isn't in the contract.", charge: null, at: minute(10) })
    expect(agent(TIER_ONE, RECORDED, QUESTIONED, CHARGED).scope).toEqual({ kind: 'chargeAsked', reason: null, charge: CHARGE, at: minute(20) })
    expect(agent(TIER_ONE, RECORDED, RAISED, [command.returnEscalation(), HIGHER, 15]).escalation).toEqual({ kind: 'returned', reason: 'The vendor has it now.', at: minute(15) })
  })
  it('how often it was opened again, and an overridden severity beside the derived one', () => {
    expect(agent(TIER_ONE, ...CLOSED, [command.reopen(), REPORTER, 30])).toMatchObject({ reopenedCount: 1, transferCount: 0 })
    expect(agent(TIER_ONE, RECORDED, [command.override('S1'), TIER_ONE, 5]).severity).toEqual({ kind: 'overridden', severity: 'S1', impact: 'several', urgency: 'high', reason: 'A board meeting depends on it.' })
  })
  it('the text that was approved, in the history', () => {
    expect(agent(TIER_ONE, RECORDED, SESSION_ASKED, APPROVED).history.find(({ kind, text }) => kind === 'session' && text.includes('asked'))?.detail).toBe(TERMS.text)
  })
})

describe('What a customer sees', () => {
  it('a session in each of its states, without a name', () => {
    const { who, tool, purpose, may, text, textHash } = TERMS
    expect(customer(REPORTER, 20, RECORDED, SESSION_ASKED).session).toEqual({ kind: 'asked', who, tool, purpose, may, text, textHash, answerBy: minute(70), expiresAt: minute(130) })
    expect(customer(REPORTER, 25, RECORDED, SESSION_ASKED, APPROVED).session).toEqual({ kind: 'approved', tool, at: minute(20), expiresAt: minute(130) })
    expect(customer(REPORTER, 35, RECORDED, SESSION_ASKED, APPROVED, STARTED).session).toEqual({ kind: 'running', tool, startedAt: minute(30), expiresAt: minute(130) })
  })
  it('how it ended, also where nobody has acted on it yet', () => {
    const how = (at: number, ...steps: Step[]): unknown => {
      const { session } = customer(REPORTER, at, RECORDED, SESSION_ASKED, ...steps)
      return session.kind === 'ended' ? session.how : session.kind
    }
    expect([how(70), how(130, APPROVED), how(130, APPROVED, STARTED)]).toEqual(['notAnswered', 'notStarted', 'timeOver'])
    expect([how(40, [command.declineSession(), REPORTER, 20]), how(40, APPROVED, [command.revoke(), MEMBER, 25]), how(40, APPROVED, STARTED, [command.revoke(), MEMBER, 35]), how(50, APPROVED, STARTED, [command.end(), TIER_ONE, 40]), how(40, [command.withdrawSession(), TIER_ONE, 20])]).toEqual(['declined', 'takenBack', 'revoked', 'done', 'withdrawn'])
    expect(customer(REPORTER, 70, RECORDED, SESSION_ASKED).turn).toBe('us')
  })
  it('evidence: open first by when it is wanted, done last', () => {
    const steps: Step[] = [RECORDED, [command.ask({ what: 'A', answerBy: null }, { what: 'B', answerBy: minute(90) }, { what: 'C', answerBy: minute(60) }, { what: 'D' }), TIER_ONE, 10], [command.answer('e2-4', FILE), REPORTER, 20]]
    expect(customer(REPORTER, 25, ...steps).evidence.map(({ what, state }) => [what, state])).toEqual([['C', 'open'], ['B', 'open'], ['A', 'open'], ['D', 'answered']])
    expect(customer(REPORTER, 25, ...steps).evidence.at(-1)).toMatchObject({ fileName: 'app.log', sizeBytes: 2_400_000, sha256: 'c'.repeat(64) })
  })
  it('a charge with the words that are approved, and the scope in plain words', () => {
    expect(customer(REPORTER, 25, RECORDED, QUESTIONED, CHARGED)).toMatchObject({ scope: { kind: 'waitingForAnswer' }, charge: { charge: CHARGE, text: chargeText(CHARGE), textHash: HASH, at: minute(20) } })
    expect(customer(REPORTER, 35, RECORDED, QUESTIONED, CHARGED, [command.accept(), REPORTER, 30])).toMatchObject({ scope: { kind: 'charged', charge: CHARGE }, charge: null })
    expect(customer(REPORTER, 35, RECORDED, QUESTIONED, CHARGED, [command.declineCharge(''), REPORTER, 30]).scope).toEqual({ kind: 'notCovered', reason: 'The charge of 120.00 EUR was not approved.' })
    expect(customer(REPORTER, 15, RECORDED, QUESTIONED).scope).toEqual({ kind: 'checking' })
    expect(JSON.stringify(customer(REPORTER, 15, RECORDED, QUESTIONED))).not.toContain("isn't in the contract")
  })
  it('what they may do: the reporter consents, a participant answers, a member stops', () => {
    const steps: Step[] = [RECORDED, ASKED, [command.askSession(70, 130), TIER_ONE, 20]]
    const may = (who: Who, at: number, ...more: Step[]): string[] => Object.entries(customer(who, at, ...steps, ...more).offers).flatMap(([name, { ok }]) => (ok ? [name] : []))
    expect(may(REPORTER, 30)).toEqual(['sayNoLongerAnIssue', 'answerEvidence', 'approveSession', 'declineSession'])
    expect(may(PARTICIPANT, 30)).toEqual(['sayNoLongerAnIssue', 'answerEvidence'])
    expect(may(MEMBER, 30)).toEqual([])
    expect(may(MEMBER, 40, [command.approve(), REPORTER, 35])).toEqual(['revokeSession'])
  })
  it("whose turn it is: what only the reporter may answer is nobody else's turn", () => {
    const turns = (...steps: Step[]): string[] => [REPORTER, PARTICIPANT, MEMBER].map((who) => customer(who, 45, RECORDED, ...steps).turn)
    expect(turns(SESSION_ASKED)).toEqual(['you', 'reporter', 'reporter'])
    expect(turns(SESSION_ASKED, [command.ask(), TIER_ONE, 22])).toEqual(['you', 'you', 'reporter'])
    expect(turns(SESSION_ASKED, [command.propose(), TIER_ONE, 25])).toEqual(['you', 'you', 'reporter'])
    expect(turns(QUESTIONED, CHARGED)).toEqual(['you', 'reporter', 'reporter'])
  })
  it('several things that were asked are told as they were asked', () => {
    const asked = command.ask({ what: 'A photo of the label.' }, { what: 'Whether the other scanner reads it' })
    const seen = customer(REPORTER, 30, RECORDED, [asked, TIER_ONE, 20])
    expect(seen.happened.map(({ text }) => text)).toContain('We asked you for 2 things: A photo of the label; Whether the other scanner reads it.')
  })
  it('until when they may open it again', () => {
    const until = (at: number): unknown => {
      const { closure } = customer(REPORTER, at, ...CLOSED)
      return closure.kind === 'closed' ? closure.reopenUntil : closure.kind
    }
    expect([until(30), until(20 + 14 * 1_440), until(21 + 14 * 1_440)]).toEqual([minute(20 + 14 * 1_440), minute(20 + 14 * 1_440), null])
  })
  it('what they agreed to, with the words that they read', () => {
    const seen = customer(REPORTER, 60, RECORDED, SESSION_ASKED, APPROVED, [command.withdrawSession(), TIER_ONE, 25], [command.question(), TIER_ONE, 30], [command.charge(), HIGHER, 35], [command.accept(), REPORTER, 40])
    expect(seen.agreements).toEqual([{ at: minute(40), what: 'Charge', text: chargeText(CHARGE) }, { at: minute(20), what: 'Remote session', text: TERMS.text }])
  })
  it('what happened, by who reads', () => {
    const steps: Step[] = [RECORDED, ASKED, [command.answer(ITEM_ID), REPORTER, 15], [command.askSession(70, 130), TIER_ONE, 20], [command.approve(), REPORTER, 25], [command.revoke(), MEMBER, 28], [command.question(), TIER_ONE, 30], [command.charge(), HIGHER, 35], [command.declineCharge(), REPORTER, 40]]
    const lines = (who: Who): string[] => customer(who, 50, ...steps).happened.map(({ text }) => text)
    expect(lines(REPORTER)).toEqual([
      "You didn't approve the charge.", 'We asked you about a charge of 120.00 EUR.', "We're checking whether this is covered by your contract.",
      'Somebody on your side took back the permission for a remote session.', 'You allowed a remote session with UltraVNC.', 'We asked you to allow a remote session with UltraVNC.',
      'You answered: Application log.', 'We gave our first answer.', 'We asked you for this: Application log.', "We've recorded this as RC-010142.",
    ])
    expect(lines(MEMBER)).toContain('The reporter allowed a remote session with UltraVNC.')
    expect(lines(MEMBER)).toContain('You took back the permission for a remote session.')
  })
  it('that it is escalated, and not why', () => {
    const seen = customer(REPORTER, 20, RECORDED, RAISED)
    expect(seen.escalated).toBe(true)
    expect(JSON.stringify(seen)).not.toContain('plant')
  })
  it('nothing of organisations or the text that rules look at', () => {
    expect(JSON.stringify(customer(REPORTER, 1, [recordIncident({ organizationIds: ['org-7'], text: 'Only rules read this.' }), APP, 0]))).not.toMatch(/org-7|Only rules/)
  })
})
