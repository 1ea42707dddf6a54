import { AGENT, APP, CONSULTANT, EVERY_ROLE, LEAD, PEOPLE, REPORTER, TIER_ONE, TIER_TWO, command } from '../../support/builders'
import { RECORDED, given } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const REVIEWED: Step = [command.investigate(), TIER_ONE, 3]
const HANDED: Step = [command.handToDesk(), TIER_ONE, 4]
const FULL: Step = [command.investigate('full'), CONSULTANT, 6]
const DIAGNOSED: Step = [command.diagnose(), CONSULTANT, 8]

describe('Taking', () => {
  it('makes an agent of the owning tier the assignee', () => {
    given(RECORDED).when(command.take(), TIER_ONE).then({ type: 'AssigneeChanged', assignee: PEOPLE.tierOne, how: 'taken' })
  })
  it('is open to a lead', () => {
    given(RECORDED).when(command.take(), LEAD).then({ type: 'AssigneeChanged', assignee: PEOPLE.lead, how: 'taken' })
  })
  it('takes over from somebody else', () => {
    given(RECORDED, [command.take(), LEAD, 1]).when(command.take(), TIER_ONE).then({ type: 'AssigneeChanged', assignee: PEOPLE.tierOne, how: 'taken' })
  })
  it('is not for the other tier', () => {
    given(RECORDED).when(command.take(), TIER_TWO).refuses('NotOwningTier', { tier: 'I' })
  })
  it('is done once', () => {
    given(RECORDED, [command.take(), TIER_ONE, 1]).when(command.take(), TIER_ONE).refuses('AlreadyYours')
  })
  it('is not for customers, nor for the app', () => {
    given(RECORDED).when(command.take(), REPORTER).refuses('OnlyDesk')
    given(RECORDED).when(command.take(), APP).refuses('OnlyDesk')
  })
})

describe('Investigating', () => {
  it('makes an incident reviewed with the first preliminary investigation of the owner', () => {
    const step = given(RECORDED).when(command.investigate(), TIER_ONE, 3)
    step.then({ type: 'InvestigationRecorded', kind: 'preliminary', text: 'The export stops at row 4,000.' })
    expect(step.state()).toMatchObject({ stage: 'reviewed', work: { investigations: [{ kind: 'preliminary', by: PEOPLE.tierOne, revision: 2 }] } })
  })
  it('leaves the stage to the preliminary one: a consultant may come first', () => {
    expect(given(RECORDED).when(command.investigate('full'), CONSULTANT).state().stage).toBe('recorded')
  })
  it('keeps preliminary to the owner and full to a consultant', () => {
    given(RECORDED).when(command.investigate('preliminary'), TIER_TWO).refuses('NotOwningTier', { tier: 'I' })
    given(RECORDED).when(command.investigate('full'), TIER_ONE).refuses('OnlyRole', { roles: ['consultant'] })
  })
  it('needs words', () => {
    given(RECORDED).when(command.investigate('preliminary', '  '), TIER_ONE).refuses('TextMissing', { field: 'text' })
  })
})

describe('Handing to the service desk', () => {
  it('follows the review', () => {
    given(RECORDED, REVIEWED).when(command.handToDesk(), TIER_ONE).then({ type: 'HandedToDesk' })
  })
  it('waits for the review', () => {
    given(RECORDED).when(command.handToDesk(), TIER_ONE).refuses('NotReviewed')
  })
  it('happens once', () => {
    given(RECORDED, REVIEWED, HANDED).when(command.handToDesk(), TIER_ONE).refuses('AlreadyWithDesk')
  })
  it('is the owner who does it, also where tier II has it from the start', () => {
    given(RECORDED, REVIEWED).when(command.handToDesk(), TIER_TWO).refuses('NotOwningTier', { tier: 'I' })
  })
})

describe('Diagnosing', () => {
  it('a manual diagnosis waits for a consultant\'s investigation', () => {
    given(RECORDED, REVIEWED, HANDED).when(command.diagnose(), CONSULTANT).refuses('InvestigationMissing', { kind: 'consultant', for: 'diagnosis' })
  })
  it('a manual diagnosis follows it', () => {
    const step = given(RECORDED, REVIEWED, HANDED, FULL).when(command.diagnose(), CONSULTANT)
    step.then({ type: 'DiagnosisAdded', kind: 'manual', text: 'A lock is never released.', customerText: '' })
    expect(step.state().stage).toBe('diagnosed')
  })
  it('a manual diagnosis waits for the service desk', () => {
    given(RECORDED, REVIEWED, FULL).when(command.diagnose(), CONSULTANT).refuses('NotWithDesk')
  })
  it('a manual diagnosis is a consultant\'s', () => {
    given(RECORDED, REVIEWED, HANDED, FULL).when(command.diagnose(), TIER_ONE).refuses('OnlyRole', { roles: ['consultant'] })
  })
  it('an automatic one comes at any stage, from automation or any agent', () => {
    given(RECORDED).when(command.diagnose('automatic'), APP).then({ type: 'DiagnosisAdded', kind: 'automatic', text: 'A lock is never released.', customerText: '' })
    given(RECORDED).when(command.diagnose('automatic'), AGENT).then({ type: 'DiagnosisAdded', kind: 'automatic', text: 'A lock is never released.', customerText: '' })
    given(RECORDED).when(command.diagnose('automatic'), REPORTER).refuses('OnlyDesk')
  })
  it('an early automatic one makes it diagnosed once the desk has it', () => {
    const early = given(RECORDED, [command.diagnose('automatic'), APP, 1], REVIEWED)
    expect(early.story.incident?.stage).toBe('reviewed')
    expect(early.when(command.handToDesk(), TIER_ONE).state().stage).toBe('diagnosed')
  })
  it('answers the customer only where the customer may read it', () => {
    const told = given(RECORDED, REVIEWED, HANDED, FULL)
    expect(told.when(command.diagnose('manual', ''), CONSULTANT, 9).state().firstResponseMetAt).toBeNull()
    expect(told.when(command.diagnose('manual', 'A lock was never released.'), CONSULTANT, 9).events().map(({ type }) => type)).toContain('FirstResponseMet')
  })
})

describe('Remediating', () => {
  const ready: Step[] = [RECORDED, REVIEWED, HANDED, FULL, DIAGNOSED]
  it('records each attempt with its outcome', () => {
    const state = given(...ready, [command.remediate('manual', 'failed'), CONSULTANT, 9]).when(command.remediate('manual', 'worked'), TIER_ONE, 12).state()
    expect(state.work.remediations.map(({ outcome, by }) => [outcome, by])).toEqual([['failed', PEOPLE.consultant], ['worked', PEOPLE.tierOne]])
  })
  it('waits for a diagnosis', () => {
    given(RECORDED, REVIEWED, HANDED, FULL).when(command.remediate(), CONSULTANT).refuses('NotDiagnosed')
    given(RECORDED, REVIEWED, HANDED, FULL).when(command.remediate('automatic'), APP).refuses('NotDiagnosed')
  })
  it('a manual attempt waits for a consultant\'s investigation', () => {
    given(RECORDED, REVIEWED, HANDED, [command.diagnose('automatic'), APP, 5]).when(command.remediate(), TIER_ONE)
      .refuses('InvestigationMissing', { kind: 'consultant', for: 'remediation' })
  })
  it('an automatic attempt does not', () => {
    given(RECORDED, REVIEWED, HANDED, [command.diagnose('automatic'), APP, 5]).when(command.remediate('automatic', 'partly'), APP)
      .then({ type: 'RemediationRecorded', kind: 'automatic', text: 'Killed the session.', outcome: 'partly' })
  })
  it('a manual attempt is a consultant\'s or the owner\'s', () => {
    given(...ready).when(command.remediate(), AGENT).refuses('OnlyRole', { roles: ['consultant', 'tierI', 'lead'] })
    given(...ready).when(command.remediate(), LEAD).then({ type: 'RemediationRecorded', kind: 'manual', text: 'Killed the session.', outcome: 'worked' })
    given(...ready).when(command.remediate(), EVERY_ROLE).then({ type: 'RemediationRecorded', kind: 'manual', text: 'Killed the session.', outcome: 'worked' })
  })
})
