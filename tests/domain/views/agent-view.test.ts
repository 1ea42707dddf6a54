import { agentView } from '../../../src/domain/views/agent'
import type { AgentView } from '../../../src/domain/views/agent-view'
import type { Who } from '../../../src/domain/incident/who'
import { APP, CONSULTANT, EVERY_ROLE, LEAD, PEOPLE, REPORTER, TERMS, TIER_ONE, TIER_TWO, command, policy, recordIncident } from '../../support/builders'
import { RECORDED, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { APPROVED, SESSION_ASKED } from '../table/stories'

const view = (who: Who, ...steps: Step[]): AgentView => {
  const story = told(steps)
  return agentView(incidentOf(story), story.history, who, policy(), story.now)
}

const TAKEN: Step = [command.take(), TIER_ONE, 2]
const REVIEWED: Step = [command.investigate(), TIER_ONE, 3]
const HANDED: Step = [command.handToDesk(), TIER_ONE, 4]
const FULL: Step = [command.investigate('full'), CONSULTANT, 5]
const DIAGNOSED: Step = [command.diagnose('manual', 'A lock.'), CONSULTANT, 6]
const UNTIL_DIAGNOSED = [RECORDED, TAKEN, REVIEWED, HANDED, FULL, DIAGNOSED]

describe('The next step', () => {
  it.each<[string, Who, Step[], Partial<AgentView['nextStep']>]>([
    ['recorded', TIER_ONE, [RECORDED, TAKEN], { kind: 'recordInvestigation', why: 'A Tier I specialist looks first.', commands: ['recordInvestigation'] }],
    ['reviewed', TIER_ONE, [RECORDED, TAKEN, REVIEWED], { kind: 'handToDesk', why: 'The investigation is complete.', commands: ['handToDesk'] }],
    ['with the desk', CONSULTANT, [RECORDED, TAKEN, REVIEWED, HANDED], { kind: 'addInvestigation', why: 'No automatic diagnosis came.', commands: ['recordInvestigation', 'addDiagnosis'] }],
    ['investigated', CONSULTANT, [RECORDED, TAKEN, REVIEWED, HANDED, FULL], { kind: 'addDiagnosis', commands: ['addDiagnosis'] }],
    ['diagnosed', TIER_ONE, UNTIL_DIAGNOSED, { kind: 'recordRemediation', title: 'Record a remediation attempt', why: 'The diagnosis is added. Nothing has been tried yet.' }],
    ['an attempt failed', TIER_ONE, [...UNTIL_DIAGNOSED, [command.remediate('manual', 'failed'), TIER_ONE, 7]], { kind: 'recordRemediation', commands: ['recordRemediation', 'transferTier'] }],
    ['an attempt worked', TIER_ONE, [...UNTIL_DIAGNOSED, [command.remediate(), TIER_ONE, 7]], { kind: 'proposeClosure', commands: ['proposeClosure'] }],
    ['not assessed', TIER_ONE, [[recordIncident({ answers: null, channel: 'email' }), APP, 0]], { kind: 'assessSeverity', why: 'It came by e-mail: nobody chose impact and urgency.', commands: ['assessSeverity'] }],
    ['nobody has it', TIER_TWO, [RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 5]], { kind: 'take', why: 'Tier II has it, nobody in particular.', commands: ['take'] }],
    ['closure proposed', TIER_ONE, [RECORDED, TAKEN, [command.propose(), TIER_ONE, 5]], { kind: 'withdrawProposal', why: "Waiting for the customer's answer.", commands: ['withdrawProposal'] }],
    ['no longer an issue', TIER_ONE, [RECORDED, [command.noLonger(), REPORTER, 5]], { kind: 'answerNoLonger', why: 'It works again.', commands: ['agreeNoLonger', 'declineNoLonger'] }],
    ['closed', TIER_ONE, [RECORDED, [command.noLonger(), REPORTER, 5], [command.agreeNoLonger(), TIER_ONE, 6]], { kind: 'closed', commands: [] }],
  ])('%s', (_name, who, steps, wanted) => {
    expect(view(who, ...steps).nextStep).toMatchObject(wanted)
  })

  describe('after the customer declined closure', () => {
    const worked: Step = [command.remediate(), TIER_ONE, 7]
    const declined = (...decline: Parameters<typeof command.decline>): Step[] => [...UNTIL_DIAGNOSED, worked, [command.propose(), TIER_ONE, 8], [command.decline(...decline), REPORTER, 9]]

    it('holds what they said, and wants another attempt where the last one only seemed to work', () => {
      expect(view(TIER_ONE, ...declined('stillHappens', 'Row 4,000 again')).nextStep).toMatchObject({
        kind: 'recordRemediation', commands: ['recordRemediation', 'transferTier'], declined: 'The customer says: it still happens: Row 4,000 again.',
      })
    })

    it.each<[Parameters<typeof command.decline>, string]>([
      [['stillHappens', ' '], 'The customer says: it still happens.'],
      [['other', 'The printer smokes!'], 'The customer says: The printer smokes!'],
    ])('%j', (decline, words) => {
      expect(view(TIER_ONE, ...declined(...decline)).nextStep.declined).toBe(words)
    })

    it('whoever could not test it yet has not said that it failed', () => {
      expect(view(TIER_ONE, ...declined('notTested')).nextStep).toMatchObject({ kind: 'proposeClosure', declined: "The customer says: they couldn't test it yet." })
    })

    it('stands until something is proposed anew', () => {
      const again: Step[] = [...declined('stillHappens', 'Row 4,000 again'), [command.remediate(), TIER_ONE, 10]]
      expect(view(TIER_ONE, ...again).nextStep).toMatchObject({ kind: 'proposeClosure', declined: 'The customer says: it still happens: Row 4,000 again.' })
      expect(view(TIER_ONE, ...again, [command.propose(), TIER_ONE, 11]).nextStep).toMatchObject({ kind: 'withdrawProposal', declined: null })
      expect(view(TIER_ONE, ...again, [command.propose(), TIER_ONE, 11], [command.withdraw(), TIER_ONE, 12]).nextStep.declined).toBeNull()
    })
  })

  it('gives the reason instead of buttons to whoever may not do it', () => {
    expect(view(TIER_TWO, RECORDED).nextStep).toMatchObject({
      kind: 'recordInvestigation', commands: [], why: 'Only Tier I can do this: they have the incident. A lead can, too.',
    })
  })

  it('a refusal with a way out keeps its button: the diagnosis that waits for an investigation', () => {
    const { offers } = view({ ...EVERY_ROLE }, RECORDED, REVIEWED, HANDED)
    expect(offers.addDiagnosis).toEqual({ ok: true })
    expect(view(TIER_ONE, RECORDED).offers.handToDesk).toMatchObject({ ok: false, wayOut: 'recordInvestigation' })
  })

  it('says so where the reporter cannot agree', () => {
    const robot: Step = [recordIncident({ reporter: { person: null, eligible: false, timeZone: null } }), APP, 0]
    expect(view(LEAD, robot, [command.propose(), TIER_ONE, 1]).nextStep).toMatchObject({
      kind: 'closeWithinDesk', why: 'No customer can agree: a second agent closes it, one of you a lead.', commands: ['closeWithinDesk', 'withdrawProposal'],
    })
  })
})

describe('What an agent sees', () => {
  it('the record with its words, oldest first', () => {
    const seen = view(TIER_ONE, ...UNTIL_DIAGNOSED, [command.remediate('manual', 'partly'), TIER_ONE, 7], [command.transfer('II'), TIER_ONE, 8])
    expect(seen.investigations.map(({ kind, by }) => [kind, by])).toEqual([['preliminary', PEOPLE.tierOne], ['full', PEOPLE.consultant]])
    expect(seen.diagnoses).toEqual([{ kind: 'manual', by: PEOPLE.consultant, at: minute(6), text: 'A lock is never released.', customerText: 'A lock.' }])
    expect(seen.remediations[0]).toMatchObject({ outcome: 'partly', text: 'Killed the session.' })
    expect(seen.transfers[0]).toMatchObject({ from: 'I', to: 'II', reason: 'database expertise is needed' })
    expect(seen).toMatchObject({ tier: 'II', tierSince: minute(8), transferCount: 1, assignee: null, turn: 'us' })
  })

  it('the history as finished sentences, newest first, with the words behind them', () => {
    const seen = view(TIER_ONE, ...UNTIL_DIAGNOSED)
    expect(seen.history.map(({ text }) => text)).toEqual([
      'First response given',
      'Manual diagnosis added',
      "Consultant's investigation recorded",
      'Handed to the service desk',
      'Preliminary investigation recorded',
      'Taken',
      'Recorded as RC-010142, S2 High, at Tier I',
    ])
    expect(seen.history[1]?.detail).toBe('A lock is never released.\n\nThe customer reads: A lock.')
    expect(seen.history[3]?.detail).toBeNull()
  })

  it('an approval with the words that were approved and their hash', () => {
    const seen = view(TIER_ONE, RECORDED, SESSION_ASKED, APPROVED)
    expect(seen.history[0]).toMatchObject({ text: 'The customer approved the remote session', detail: `${TERMS.text}\nSHA-256 ${TERMS.textHash}` })
  })

  it("which lines are clocks' warnings: a breach is none", () => {
    const seen = view(TIER_ONE, RECORDED, [command.actOnDue(), APP, 490])
    const warned = seen.history.filter(({ isWarning }) => isWarning).map(({ text }) => text)
    expect(warned).toEqual(expect.arrayContaining(['Restore service: 50 % of the goal used', 'Restore service is at risk']))
    expect(seen.history.filter(({ isWarning }) => !isWarning).map(({ text }) => text)).toEqual(expect.arrayContaining(['Restore service is breached']))
    expect(warned.some((text) => text.includes('breached'))).toBe(false)
  })

  it('all clocks, those that ended as well', () => {
    const seen = view(TIER_TWO, RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 5])
    expect(seen.clocks.map(({ metric, endedAt }) => [metric, endedAt])).toEqual([
      ['firstResponse', null], ['restore', null], ['holdI', minute(5)], ['holdII', null],
    ])
  })

  it('how it was closed', () => {
    expect(view(TIER_ONE, RECORDED, [command.propose(), TIER_ONE, 5], [command.agree(), REPORTER, 9]).closure)
      .toEqual({ kind: 'closed', at: minute(9), how: 'customerAgreed' })
  })
})
