import type { Instant } from '../../time'
import { theirTurn } from '../asks'
import type { Event } from '../events'
import { settle } from '../settle'
import { tierOf } from '../state'
import type { Cycle, Hold, Incident, TierStay } from '../state'
import { scopeHeld } from './scope'

type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>

export const proposed = (incident: Incident, event: EventOf<'ClosureProposed'>): Incident => {
  if (event.by === null) throw new Error('A closure is proposed by a person')
  const settled = settle(incident, event.at, { items: true, runningSession: false })
  const hold = (why: string): Hold => ({ kind: 'proposal', from: event.at, to: null, why, waitsFor: null })
  if (event.side === 'customer') {
    return {
      ...settled,
      closure: { kind: 'proposedByCustomer', by: event.by, words: event.words, at: event.at },
      holds: [...settled.holds, hold('The customer said that it is no longer an issue')],
    }
  }
  const { as, text, textHash, byLead } = event
  return {
    ...settled,
    closure: { kind: 'proposedByDesk', as, text, textHash, by: event.by, byLead, tier: tierOf(incident), at: event.at },
    holds: [...settled.holds, hold('Closure proposed: waiting for agreement')],
  }
}

/** As if the clocks had not stopped: the hold goes, and with it the time it held. */
export const proposalOver = (incident: Incident): Incident => ({
  ...incident,
  closure: { kind: 'none' },
  holds: incident.holds.filter((hold) => hold.kind !== 'proposal' || hold.to !== null),
})

export const closed = (incident: Incident, event: EventOf<'IncidentClosed'>): Incident => ({
  ...finished(incident, event.at, event.proposedAt),
  closure: { kind: 'closed', at: event.at, proposedAt: event.proposedAt, agreement: event.agreement, noticeGiven: false },
})

/** All clocks end: restore service at the proposal's instant, the rest with the incident. */
export const finished = (incident: Incident, at: Instant, restoreEndsAt: Instant): Incident => ({
  ...incident,
  stays: ended<TierStay>(incident.stays, at),
  cycles: ended<Cycle>(incident.cycles, restoreEndsAt),
  holds: incident.holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold)),
})

/**
 * Open at its old tier, with the desk; scope and escalation as they stood. Restore service begins a new cycle, the hold
 * goes on, first response is over.
 */
export const reopened = (incident: Incident, { at }: EventOf<'IncidentReopened'>): Incident => {
  const open: Incident = {
    ...incident,
    closure: { kind: 'none' },
    stage: 'withDesk',
    stays: [...incident.stays, { tier: tierOf(incident), from: at, to: null }],
    cycles: [...incident.cycles, { number: incident.cycles.length + 1, from: at, to: null }],
  }
  const held = scopeHeld(open, at)
  // A charge asked after the customer's own proposal is not settled by it, and waits on.
  return held.asks.turn === 'them' ? theirTurn(held, at) : held
}

export const ended = <T extends { to: Instant | null }>(spans: T[], at: Instant): T[] =>
  spans.map((span) => (span.to === null ? { ...span, to: at } : span))
