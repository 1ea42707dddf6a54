import { never } from '../../result'
import type { Instant } from '../../time'
import { theirTurn, turnAfter } from '../asks'
import type { Event } from '../events'
import type { Hold, Incident, Scope } from '../state'

export type ScopeEvent = Extract<Event, { type: 'ScopeQuestioned' | 'ScopeDecided' | 'ChargeAsked' | 'ChargeAnswered' }>

/** The state after an event of the scope's machine; its own hold follows, and the turn where a charge is asked or no longer. */
export const scopeChanged = (incident: Incident, event: ScopeEvent): Incident => {
  const held = scopeHeld({ ...incident, scope: scopeAfter(incident.scope, event) }, event.at)
  return event.type === 'ChargeAsked' ? theirTurn(held, event.at) : turnAfter(held, event.at)
}

const scopeAfter = (scope: Scope, event: ScopeEvent): Scope => {
  const { at } = event
  switch (event.type) {
    case 'ScopeQuestioned':
      return { kind: 'toDecide', reason: event.reason, at }
    case 'ScopeDecided':
      return event.decision.kind === 'returned' ? { ...event.decision, at } : event.decision
    case 'ChargeAsked':
      return { kind: 'chargeAsked', charge: event.charge, approver: event.approver, textHash: event.textHash, at }
    case 'ChargeAnswered':
      if (scope.kind !== 'chargeAsked') throw new Error('A charge was answered that nobody asked')
      return event.accepted ? { kind: 'chargeAccepted', charge: scope.charge, at } : { kind: 'returned', reason: event.reason, at }
    default:
      return never(event)
  }
}

/** What the desk waits for while the scope holds the clocks; null: it does not. */
const heldFor = (scope: Scope): string | null => {
  switch (scope.kind) {
    case 'toDecide':
      return 'Scope to decide'
    case 'returned':
      return 'Out of scope'
    case 'in':
    case 'goodwill':
    case 'chargeAsked':
    case 'chargeAccepted':
      return null
    default:
      return never(scope)
  }
}

/** Opens, keeps or lifts the scope's hold, as the scope stands now. */
export const scopeHeld = (incident: Incident, at: Instant): Incident => {
  const why = heldFor(incident.scope)
  const isOpen = (hold: Hold): boolean => hold.kind === 'scope' && hold.to === null
  if (incident.holds.some((hold) => isOpen(hold) && hold.why === why)) return incident
  const lifted = incident.holds.map((hold) => (isOpen(hold) ? { ...hold, to: Math.max(at, hold.from) } : hold))
  return { ...incident, holds: why === null ? lifted : [...lifted, { kind: 'scope', from: at, to: null, why, waitsFor: null }] }
}
