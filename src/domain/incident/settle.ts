import { never } from '../result'
import type { Instant } from '../time'
import { turnAfter } from './asks'
import type { EvidenceItem, Incident, RemoteSession } from './state'
import { scopeHeld } from './transitions/scope'

/** What is settled besides a session asked or approved and a charge asked (process.md "Commands", "Jira's own ways"). */
export interface Settling {
  /** Open evidence items are withdrawn: when a closure is proposed; not when the reporter changes. */
  items: boolean
  /** A running session ends: when the reporter changes, for it was theirs to allow. */
  runningSession: boolean
}

/** Settles what was still asked for; where nothing asked is left, the turn is ours and the clocks that waited go on. */
export const settle = (incident: Incident, at: Instant, settling: Settling): Incident => {
  const items = settling.items ? incident.asks.items.map((item) => withdrawn(item, at)) : incident.asks.items
  const session = settledSession(incident.session, at, settling.runningSession)
  const settled = settledCharge({ ...incident, asks: { ...incident.asks, items }, session }, at)
  return turnAfter(settled, at)
}

export const withdrawn = (item: EvidenceItem, at: Instant): EvidenceItem => {
  if (item.state !== 'open') return item
  const { id, kind, what, why, askedAt } = item
  return { id, kind, what, why, askedAt, state: 'withdrawn', at }
}

const settledSession = (session: RemoteSession, at: Instant, endRunning: boolean): RemoteSession => {
  switch (session.kind) {
    case 'none':
    case 'ended':
      return session
    case 'asked':
    case 'approved':
      return { kind: 'ended', terms: session.terms, how: 'withdrawn', was: session.kind, at }
    case 'running':
      return endRunning ? { kind: 'ended', terms: session.terms, how: 'done', was: 'running', at } : session
    default:
      return never(session)
  }
}

/** A charge that was asked is to be decided anew: the one who could accept it is no longer asked. */
const settledCharge = (incident: Incident, at: Instant): Incident => {
  const { scope } = incident
  if (scope.kind !== 'chargeAsked') return incident
  return scopeHeld({ ...incident, scope: { kind: 'toDecide', reason: `A charge was asked: ${scope.charge.for}`, at } }, at)
}
