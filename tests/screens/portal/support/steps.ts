import type { Command, NewEvidenceItem } from '../../../../src/domain/incident/commands'
import type { Who } from '../../../../src/domain/incident/who'
import type { Role } from '../../../../src/domain/policy/policy'
import { HASH, PEOPLE, REPORTER, TIER_ONE, command } from '../../../support/builders'
import { RECORDED, minute, type Step } from '../../../support/given-when-then'

/** An agent of the higher level, which decides scope. */
export const HIGHER: Who = { side: 'desk', person: PEOPLE.lead, roles: new Set<Role>(['higherLevel']) }

/** Stories of the portal's tests, in minutes after 07:50 UTC. */
export const REVIEWED: Step[] = [RECORDED, [command.investigate('preliminary'), TIER_ONE, 5]]

export const LOG: NewEvidenceItem = { kind: 'logs', what: 'Application log, 09:00 to 11:00', why: 'it shows the call that fails', answerBy: minute(120) }
export const DUMP: NewEvidenceItem = { kind: 'database', what: 'A copy of the payroll table', why: 'it shows the lock', answerBy: null }
export const askEvidence = (...items: NewEvidenceItem[]): Command => ({ name: 'askEvidence', items })

export const SESSION_TEXT = [
  'Who: a Tier I specialist, with Citrix GoToAssist',
  'Why: to see the error on your screen',
  'May: see your screen, use mouse and keyboard; no file transfer',
  'Until: Tue 24 Nov 2026, 11:00 CET',
  'You can stop it here at any moment.',
].join('\n')
export const askSession = (answerBy = minute(100), expiresAt = minute(130)): Command => ({
  name: 'askSession',
  tool: 'Citrix GoToAssist',
  purpose: 'to see the error on your screen',
  may: 'see your screen, use mouse and keyboard; no file transfer',
  answerBy,
  expiresAt,
  text: SESSION_TEXT,
  textHash: HASH,
})

/** Log and table asked at 08:10. */
export const TWO_ASKED: Step[] = [...REVIEWED, [askEvidence(DUMP, LOG), TIER_ONE, 20]]
/** A session asked at 08:10, to be answered by 09:30, until 10:00. */
export const SESSION_ASKED: Step[] = [...REVIEWED, [askSession(), TIER_ONE, 20]]
export const SESSION_ALLOWED: Step[] = [...SESSION_ASKED, [{ name: 'approveSession', textHash: HASH }, REPORTER, 25]]
export const SESSION_RUNNING: Step[] = [...SESSION_ALLOWED, [{ name: 'startSession' }, TIER_ONE, 30]]

export const SCOPE_ASKED: Step[] = [...REVIEWED, [{ name: 'questionScope', reason: 'Payroll' }, TIER_ONE, 10]]
export const decideScope = (decision: Extract<Command, { name: 'decideScope' }>['decision']): Command => ({ name: 'decideScope', decision })
export const CHARGE_ASKED: Step[] = [
  ...SCOPE_ASKED,
  [decideScope({ kind: 'charge', charge: { amount: '120.00 EUR', for: 'an hour of a payroll expert' }, textHash: HASH }), HIGHER, 20],
]
