import type { PersonRef } from '../ids'
import type { Role, Tier } from '../policy/policy'
import type { Refusal } from './refusal'
import { tierOf } from './state'
import type { Incident } from './state'
import type { Who } from './who'

/**
 * The conditions that commands share. Each gives the refusal that it stands for, or null. A command lists its own in the
 * order of process.md's table, by `firstOf`; both `decide` and `offers` ask that list.
 */
export const firstOf = (...refusals: (Refusal | null)[]): Refusal | null => refusals.find((one) => one !== null) ?? null

export const byDesk = (who: Who): Refusal | null => (who.side === 'desk' ? null : { code: 'OnlyDesk' })

/** Reporter or participant; a member of the organisation reads along. */
export const byCustomer = (who: Who): Refusal | null => {
  if (who.side !== 'customer') return { code: 'OnlyCustomer' }
  return who.role === 'member' ? { code: 'MayOnlyRead' } : null
}

/** Anybody of the customer's side, a member of the organisation included. */
export const byCustomerSide = (who: Who): Refusal | null => (who.side === 'customer' ? null : { code: 'OnlyCustomer' })

export const byApp = (who: Who): Refusal | null => (who.side === 'app' ? null : { code: 'OnlyApp' })

export const isOpen = ({ closure }: Incident): Refusal | null =>
  closure.kind === 'closed' ? { code: 'IncidentClosed', closedAt: closure.at } : null

const TIER_ROLE: Record<Tier, Role> = { I: 'tierI', II: 'tierII' }
export const roleOfTier = (tier: Tier): Role => TIER_ROLE[tier]

export const hasRole = (who: Who, role: Role): boolean => who.side === 'desk' && who.roles.has(role)

/** An agent with the role of the tier that has it, or a lead. */
export const isOwner = (incident: Incident, who: Who): boolean =>
  hasRole(who, roleOfTier(tierOf(incident))) || hasRole(who, 'lead')

export const byOwner = (incident: Incident, who: Who): Refusal | null =>
  isOwner(incident, who) ? null : { code: 'NotOwningTier', tier: tierOf(incident) }

export const byConsultant = (who: Who): Refusal | null =>
  hasRole(who, 'consultant') ? null : { code: 'OnlyRole', roles: ['consultant'] }

export const byHigherLevel = (who: Who): Refusal | null =>
  hasRole(who, 'higherLevel') ? null : { code: 'OnlyRole', roles: ['higherLevel'] }

/** Only a consultant records a full investigation, so a full one is a consultant's. */
export const consultantInvestigated = (incident: Incident): boolean =>
  incident.work.investigations.some((investigation) => investigation.kind === 'full')

export const noProposalOpen = ({ closure }: Incident): Refusal | null => {
  if (closure.kind === 'proposedByDesk') return { code: 'ClosureAlreadyProposed', side: 'desk', at: closure.at }
  if (closure.kind === 'proposedByCustomer') return { code: 'ClosureAlreadyProposed', side: 'customer', at: closure.at }
  return null
}

export const proposedByDesk = ({ closure }: Incident): Refusal | null => {
  if (closure.kind === 'proposedByDesk') return null
  return closure.kind === 'proposedByCustomer' ? { code: 'ProposalOfOtherSide', side: 'customer' } : { code: 'NoProposal' }
}

export const proposedByCustomer = ({ closure }: Incident): Refusal | null => {
  if (closure.kind === 'proposedByCustomer') return null
  return closure.kind === 'proposedByDesk' ? { code: 'ProposalOfOtherSide', side: 'desk' } : { code: 'NoProposal' }
}

/** An agreement needs two accounts, also where somebody changed sides in between. */
export const byAnotherThanProposer = ({ closure }: Incident, who: Who): Refusal | null => {
  const proposed = closure.kind === 'proposedByDesk' || closure.kind === 'proposedByCustomer'
  return proposed && who.side !== 'app' && closure.by === who.person ? { code: 'OwnProposal' } : null
}

export const noSessionRuns = ({ session }: Incident): Refusal | null =>
  session.kind === 'running' ? { code: 'SessionRunning' } : null

/** Someone who may consent, and is not the one who asks (security.md 3). */
export const reporterConsents = ({ reporter }: Incident, who: Who, to: 'session' | 'charge'): Refusal | null =>
  reporter.eligible && reporter.person !== null && !(who.side === 'desk' && who.person === reporter.person)
    ? null
    : { code: 'ReporterNotEligible', for: to }

export const textGiven = (field: string, text: string): Refusal | null =>
  text.trim() === '' ? { code: 'TextMissing', field } : null

/** Whoever gives a person's command; that it is a person was a condition of it. */
export const personOf = (who: Who): PersonRef => {
  if (who.side === 'app') throw new Error("A person's command was accepted from the app")
  return who.person
}
