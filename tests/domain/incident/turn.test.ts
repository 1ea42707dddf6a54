import type { Incident } from '../../../src/domain/incident/state'
import { derivedStatus } from '../../../src/domain/incident/status'
import { turnOf } from '../../../src/domain/incident/turn'
import { agentView } from '../../../src/domain/views/agent'
import { customerView } from '../../../src/domain/views/customer'
import { projectionOf } from '../../../src/app/effects/projection'
import { LEAD, REPORTER, TIER_ONE, command, policy } from '../../support/builders'
import { RECORDED, incidentOf, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

const incidentAfter = (...steps: Step[]): Incident => incidentOf(told([RECORDED, ...steps]))
const PROPOSED: Step = [command.propose(), TIER_ONE, 5]
const NO_LONGER: Step = [command.noLonger(), REPORTER, 5]
const asked: Incident = { ...incidentAfter(), asks: { items: [], turn: 'them' } }

describe('Whose turn it is', () => {
  it.each<[string, Incident, 'us' | 'them']>([
    ['nothing asked, nothing proposed', incidentAfter(), 'us'],
    ['something asked', asked, 'them'],
    ['closure proposed by the desk', incidentAfter(PROPOSED), 'them'],
    ['declined by the customer', incidentAfter(PROPOSED, [command.decline(), REPORTER, 6]), 'us'],
    ['no longer an issue, says the customer', incidentAfter(NO_LONGER), 'us'],
    ['closed', incidentAfter(PROPOSED, [command.agree(), REPORTER, 6]), 'us'],
  ])('%s: everybody says the same', (_name, incident, turn) => {
    const { history, now } = told([RECORDED])
    expect(turnOf(incident)).toBe(turn)
    expect(projectionOf(incident, policy(), now).property.turn).toBe(turn)
    expect(agentView(incident, history, LEAD, policy(), now).turn).toBe(turn)
    expect(customerView(incident, history, REPORTER, policy(), now).turn).toBe(turn === 'them' ? 'you' : 'us')
    expect(derivedStatus(incident) === 'waitingForCustomer').toBe(turn === 'them')
  })
})
