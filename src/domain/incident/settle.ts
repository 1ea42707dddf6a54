import { never } from '../result'
import type { Instant } from '../time'
import { cutToBytes } from '../words'
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
  const items = settling.items ? kept(incident.asks.items.map((item) => withdrawn(item, at))) : incident.asks.items
  const session = settledSession(incident.session, at, settling.runningSession)
  const settled = settledCharge({ ...incident, asks: { ...incident.asks, items }, session }, at)
  return turnAfter(settled, at)
}

/** How many done items a snapshot holds, the newest, beside all that are open; every item stands in history. */
const DONE_KEPT = 10

export const kept = (items: EvidenceItem[]): EvidenceItem[] => {
  let surplus = items.filter(({ state }) => state !== 'open').length - DONE_KEPT
  return items.filter((item) => item.state === 'open' || surplus-- <= 0)
}

/** What a snapshot keeps of a text that nobody is asked to answer any more; the whole of it stands in history. */
export const DONE_TEXT_MAX_BYTES = 200

/** What stays of an item that is done: its reason was for asking. */
export const shortened = ({ id, kind, what, askedAt }: EvidenceItem): Pick<EvidenceItem, 'id' | 'kind' | 'what' | 'why' | 'askedAt'> => ({
  id,
  kind,
  what: cutToBytes(what, DONE_TEXT_MAX_BYTES),
  why: '',
  askedAt,
})

export const withdrawn = (item: EvidenceItem, at: Instant): EvidenceItem => {
  return item.state === 'open' ? { ...shortened(item), state: 'withdrawn', at } : item
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
