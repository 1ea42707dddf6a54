import { CONSULTANT, LEAD, PACKET, PEOPLE, REPORTER, TIER_ONE, TIER_TWO, command } from '../../support/builders'
import { RECORDED, given, minute } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const REVIEWED: Step = [command.investigate(), TIER_ONE, 3]
const UP: Step = [command.transfer('II'), TIER_ONE, 20]
const UP_EVENT = {
  type: 'TierTransferred', from: 'I', to: 'II', reason: 'database expertise is needed', customerReason: 'database expertise is needed', packet: PACKET,
} as const

describe('Transferring to the other tier', () => {
  it('goes up with a reason, which the customer reads where no other words were chosen', () => {
    given(RECORDED, REVIEWED).when(command.transfer('II'), TIER_ONE).then(UP_EVENT)
    given(RECORDED, REVIEWED).when(command.transfer('II', 'the DBA is at tier II', 'a database expert should look'), TIER_ONE)
      .then({ ...UP_EVENT, reason: 'the DBA is at tier II', customerReason: 'a database expert should look' })
  })
  it('clears the assignee: nobody in particular has it', () => {
    given(RECORDED, REVIEWED, [command.take(), TIER_ONE, 4]).when(command.transfer('II'), TIER_ONE)
      .then(UP_EVENT, { type: 'AssigneeChanged', assignee: null, how: 'cleared' })
  })
  it('comes back, and may go again', () => {
    const state = given(RECORDED, REVIEWED, UP, [command.transfer('I', 'it needs a site visit'), TIER_TWO, 50]).when(command.transfer('II'), TIER_ONE, 80).state()
    expect(state.stays).toEqual([
      { tier: 'I', from: minute(0), to: minute(20) },
      { tier: 'II', from: minute(20), to: minute(50) },
      { tier: 'I', from: minute(50), to: minute(80) },
      { tier: 'II', from: minute(80), to: null },
    ])
  })
  it('is done by the tier that has it, or a lead', () => {
    given(RECORDED, REVIEWED).when(command.transfer('II'), TIER_TWO).refuses('NotOwningTier', { tier: 'I' })
    given(RECORDED, REVIEWED, UP).when(command.transfer('I'), TIER_ONE).refuses('NotOwningTier', { tier: 'II' })
    given(RECORDED, REVIEWED).when(command.transfer('II'), LEAD).then(UP_EVENT)
    given(RECORDED, REVIEWED).when(command.transfer('II'), REPORTER).refuses('OnlyDesk')
  })
  it('goes to the other tier, with a reason', () => {
    given(RECORDED, REVIEWED).when(command.transfer('I'), TIER_ONE).refuses('SameTier', { tier: 'I' })
    given(RECORDED, REVIEWED).when(command.transfer('II', ' '), TIER_ONE).refuses('TextMissing', { field: 'reason' })
  })
  it('gives tier II nothing that nobody has looked at', () => {
    given(RECORDED).when(command.transfer('II'), TIER_ONE).refuses('InvestigationMissing', { kind: 'any', for: 'transfer' })
    given(RECORDED, [command.investigate('full'), CONSULTANT, 2]).when(command.transfer('II'), TIER_ONE).then(UP_EVENT)
  })
  it('waits while closure is proposed', () => {
    given(RECORDED, REVIEWED, [command.propose(), TIER_ONE, 5]).when(command.transfer('II'), TIER_ONE)
      .refuses('ClosureAlreadyProposed', { side: 'desk', at: minute(5) })
    given(RECORDED, REVIEWED, [command.noLonger(), REPORTER, 5]).when(command.transfer('II'), TIER_ONE)
      .refuses('ClosureAlreadyProposed', { side: 'customer', at: minute(5) })
  })
  it('leaves the stage as it stands', () => {
    const state = given(RECORDED, REVIEWED).when(command.transfer('II'), TIER_ONE, 20).state()
    expect(state).toMatchObject({ stage: 'reviewed', work: { investigations: [{ by: PEOPLE.tierOne }] } })
  })
})
