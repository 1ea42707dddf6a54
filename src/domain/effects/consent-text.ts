import { tierOf } from '../incident/state'
import type { Charge, Incident } from '../incident/state'
import type { Instant } from '../time'
import { asClause, asSentence, instantWords, tierWords } from '../words'

/**
 * The words that a customer approves, whole: what they say is what was agreed, so each fact that voids an approval when
 * it changes is in them. Their SHA-256 is made where hashing is, and frozen with them.
 */
export interface AskedTerms {
  tool: string
  purpose: string
  /** What the technician may do. */
  may: string
  expiresAt: Instant
}

/** Who connects, as a customer may know it: no name. */
export const technicianWords = (incident: Incident): string => `a ${tierWords(tierOf(incident))} specialist`

/** `technician`: `technicianWords` of the incident; `timeZone`: the reporter's. */
export const sessionText = ({ tool, purpose, may, expiresAt }: AskedTerms, technician: string, timeZone: string | null): string =>
  [
    `Who: ${technician}, with ${tool}`,
    `Why: ${asClause(purpose)}`,
    `May: ${asClause(may)}`,
    `Until: ${instantWords(expiresAt, timeZone)}`,
    'You can stop it here at any moment.',
  ].join('\n')

export const chargeText = (charge: Charge): string =>
  `This isn't in your contract. It costs ${charge.amount}: ${asSentence(charge.for)} We begin once you approve this.`
