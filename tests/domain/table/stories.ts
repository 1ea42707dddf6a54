import { APP, CHARGE, CONSULTANT, HIGHER, PEOPLE, REPORTER, TIER_ONE, command, recordIncident } from '../../support/builders'
import { RECORDED } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'

/** Courses that several rows begin with; each step at its own minute. */
export { RECORDED }
export const REVIEWED: Step = [command.investigate(), TIER_ONE, 3]
export const HANDED: Step = [command.handToDesk(), TIER_ONE, 4]
export const FULL: Step = [command.investigate('full'), CONSULTANT, 5]
export const DIAGNOSED: Step = [command.diagnose('manual'), CONSULTANT, 6]
export const PROPOSED: Step = [command.propose(), TIER_ONE, 10]
export const SAID: Step = [command.noLonger(), REPORTER, 10]
export const AGREED: Step = [command.agree(), REPORTER, 20]
export const CLOSED: Step[] = [RECORDED, PROPOSED, AGREED]

/** Asked at minute 10: its id is made of the second row. */
export const ASKED: Step = [command.ask(), TIER_ONE, 10]
export const ITEM_ID = 'e2-1'

/** Asked at minute 10, to be answered by 70, over at 130. */
export const SESSION_ASKED: Step = [command.askSession(70, 130), TIER_ONE, 10]
export const SESSION_ID = 's2'
export const APPROVED: Step = [command.approve(), REPORTER, 20]
export const STARTED: Step = [command.start(), TIER_ONE, 30]

export const QUESTIONED: Step = [command.question(), TIER_ONE, 10]
export const CHARGED: Step = [command.charge(CHARGE), HIGHER, 20]
export const RAISED: Step = [command.escalate(), TIER_ONE, 10]

/** Nobody of the customer's side can agree or consent. */
export const ROBOT: Step = [recordIncident({ reporter: { person: null, eligible: false, timeZone: null }, channel: 'automatic' }), APP, 0]
/** The reporter is an agent. */
export const AGENTS_OWN: Step = [recordIncident({ reporter: { person: PEOPLE.agent, eligible: false, timeZone: null } }), APP, 0]
