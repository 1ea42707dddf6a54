import { chargeText, sessionText, technicianWords } from '../../../src/domain/effects/consent-text'
import type { Effect } from '../../../src/domain/effects/effect'
import { effectsOf } from '../../../src/domain/effects/effects-of'
import type { JiraChange } from '../../../src/domain/incident/commands'
import { APP, CHARGE, FILE, HIGHER, PEOPLE, REPORTER, TERMS, TIER_ONE, command, policy } from '../../support/builders'
import { RECORDED, after, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { APPROVED, ASKED, CHARGED, CLOSED, ITEM_ID, QUESTIONED, SESSION_ASKED, STARTED } from '../table/stories'

/** The effects of the last of these steps. */
const effects = (...steps: Step[]): Effect[] => {
  const last = steps.at(-1)
  if (last === undefined) throw new Error('No step')
  const before = told(steps.slice(0, -1))
  const next = after(before, last)
  if (!next.result.ok) throw new Error(JSON.stringify(next.result.refusal))
  return effectsOf(before.incident, next.result.value, incidentOf(next.story), policy(), next.story.now)
}
const comments = (...steps: Step[]): string[] => effects(...steps).flatMap((effect) => (effect.kind === 'comment' && effect.public ? [effect.text] : []))
const notes = (...steps: Step[]): string[] => effects(...steps).flatMap((effect) => (effect.kind === 'comment' && !effect.public ? [effect.text] : []))
const toldHigherLevel = (...steps: Step[]): string[] => effects(...steps).flatMap((effect) => (effect.kind === 'tellRole' ? [`${effect.role}: ${effect.text}`] : []))
const statuses = (...steps: Step[]): string[] => effects(...steps).flatMap((effect) => (effect.kind === 'status' ? [effect.to] : []))
const note = (change: JiraChange, at: number): Step => [{ name: 'noteJiraChange', change }, APP, at]
const wrote = (at: number): Step => note({ kind: 'customerWrote', at: minute(at), by: PEOPLE.reporter, commentId: `w${at}` }, at)

describe('What the customer reads of what is asked', () => {
  it('how many things, and where they find them', () => {
    expect(comments(RECORDED, [command.ask({}, {}), TIER_ONE, 10])).toEqual(["We need 2 things from you. You'll find them on your request."])
    expect(comments(RECORDED, ASKED)).toEqual(["We need 1 thing from you. You'll find it on your request."])
  })
  it('what is still missing: evidence, a session, a charge', () => {
    expect(comments(RECORDED, ASKED, [command.askSession(70, 130), TIER_ONE, 20], [command.stillMissing(), TIER_ONE, 30])).toEqual([
      'We still need: application log; your answer about a remote session with UltraVNC.',
    ])
    expect(comments(RECORDED, QUESTIONED, CHARGED, [command.stillMissing(), TIER_ONE, 30])).toEqual(['We still need: your answer about the charge of 120.00 EUR.'])
  })
  it('reminds both sides when a date passes; only the agent where the customer wrote meanwhile', () => {
    const dated: Step = [command.ask({ answerBy: minute(40) }), TIER_ONE, 10]
    const due: Step = [command.actOnDue(), APP, 45]
    expect(comments(RECORDED, dated, due)).toEqual(['We still need: application log.'])
    expect(notes(RECORDED, dated, due)).toEqual(['Asked for, and its date has passed: Application log.'])
    expect([comments(RECORDED, dated, wrote(20), due), notes(RECORDED, dated, wrote(20), due).length]).toEqual([[], 1])
  })
  it('a session', () => {
    expect(comments(RECORDED, SESSION_ASKED)).toEqual(['May we connect to your computer? Answer on your request.'])
    for (const steps of [[SESSION_ASKED, APPROVED], [SESSION_ASKED, APPROVED, STARTED], [ASKED, [command.answer(ITEM_ID, FILE), REPORTER, 20]]] as Step[][]) expect(comments(RECORDED, ...steps)).toEqual([])
  })
  it('the scope, each decision in its words', () => {
    const decided = (...steps: Step[]): string[] => comments(RECORDED, QUESTIONED, ...steps)
    expect(comments(RECORDED, QUESTIONED)).toEqual(["We're checking whether this is covered by your contract."])
    expect(decided([command.decide({ kind: 'in' }), HIGHER, 20])).toEqual(['This is covered.'])
    expect(decided([command.decide({ kind: 'goodwill' }), HIGHER, 20])).toEqual(["This isn't in your contract; we'll do it all the same."])
    expect(decided(CHARGED)).toEqual(["This isn't in your contract. It would cost 120.00 EUR: answer on your request."])
    expect(decided([command.decide({ kind: 'returned', reason: 'payroll is not ours' }), HIGHER, 20])).toEqual(["This isn't covered by your contract: payroll is not ours."])
    expect(decided(CHARGED, [command.accept(), REPORTER, 30])).toEqual([])
  })
  it('that it is open again, and once how to open what is closed', () => {
    expect(comments(...CLOSED, [command.reopen(), REPORTER, 30])).toEqual(['Open again: RC-010142.'])
    expect(comments(...CLOSED, wrote(30))).toEqual(['This is closed. You can open it again on your request until Tue 8 Dec 2026.'])
    expect(comments(...CLOSED, wrote(30), wrote(40))).toEqual([])
    expect(comments(...CLOSED, wrote(30 * 1_440))).toEqual(['This is closed. Raise a new request and name RC-010142.'])
    // Closed a second time, it is told again.
    expect(comments(...CLOSED, wrote(30), [command.reopen(), REPORTER, 40], [command.propose(), TIER_ONE, 50], [command.agree(), REPORTER, 60], wrote(70))).toHaveLength(1)
  })
  it('a severity that was set by hand', () => {
    expect(comments(RECORDED, [command.override('S1'), TIER_ONE, 5])[0]).toContain('We now treat this as Critical.')
  })
})

describe('What the higher level reads', () => {
  it('why the scope is to be decided, also when it is so again', () => {
    expect(toldHigherLevel(RECORDED, QUESTIONED)).toEqual(["higherLevel: Scope to decide: Payroll isn't in the contract."])
    const other = { person: PEOPLE.participant, eligible: true, timeZone: null }
    expect(toldHigherLevel(RECORDED, QUESTIONED, CHARGED, note({ kind: 'reporterChanged', at: minute(30), reporter: other }, 30))).toHaveLength(1)
    expect(toldHigherLevel(RECORDED, QUESTIONED, CHARGED, [command.noLonger(), REPORTER, 30])).toHaveLength(1)
  })
})

describe('The status', () => {
  it("is the customer's while something is asked, and goes back", () => {
    expect(statuses(RECORDED, ASKED)).toEqual(['waitingForCustomer'])
    expect(statuses(RECORDED, ASKED, wrote(20))).toEqual(['waitingForSupport'])
    expect(statuses(RECORDED, ASKED, wrote(20), [command.stillMissing(), TIER_ONE, 30])).toEqual(['waitingForCustomer'])
  })
  it('is escalated while the scope is open or it is raised, unless the customer is waited for', () => {
    expect(statuses(RECORDED, QUESTIONED)).toEqual(['escalated'])
    expect(statuses(RECORDED, QUESTIONED, CHARGED)).toEqual(['waitingForCustomer'])
    expect(statuses(RECORDED, [command.escalate(), TIER_ONE, 5])).toEqual(['escalated'])
    expect(statuses(RECORDED, [command.escalate(), TIER_ONE, 5], [command.returnEscalation(), HIGHER, 6])).toEqual(['waitingForSupport'])
    expect(statuses(...CLOSED, [command.reopen(), REPORTER, 30])).toEqual(['waitingForSupport'])
  })
})

describe('The words that a customer approves', () => {
  it('name who, with what, why, what they may do and until when', () => {
    const { tool, purpose, may } = TERMS
    expect(sessionText({ tool, purpose, may, expiresAt: minute(130) }, technicianWords(incidentOf(told([RECORDED]))), 'Europe/Berlin')).toBe(
      'Who: a Tier I specialist, with UltraVNC\nWhy: to see the error on your screen\nMay: see your screen, use mouse and keyboard\nUntil: Tue 24 Nov 2026, 11:00 CET\nYou can stop it here at any moment.',
    )
  })
  it('change with each fact that would void them', () => {
    const facts = { tool: 'UltraVNC', purpose: 'p', may: 'm', expiresAt: minute(130) }
    const texts = [sessionText(facts, 'x', null), sessionText({ ...facts, tool: 'Citrix GoToAssist' }, 'x', null), sessionText({ ...facts, purpose: 'q' }, 'x', null), sessionText({ ...facts, may: 'n' }, 'x', null), sessionText({ ...facts, expiresAt: minute(131) }, 'x', null), sessionText(facts, 'y', null)]
    expect(new Set(texts).size).toBe(texts.length)
  })
  it('name the amount of a charge and what it is for', () => {
    expect(chargeText(CHARGE)).toBe("This isn't in your contract. It costs 120.00 EUR: A visit on site. We begin once you approve this.")
  })
})
