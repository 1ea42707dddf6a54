import { never } from '../../result'
import { theirTurn, turnAfter } from '../asks'
import type { Event } from '../events'
import type { Incident, RemoteSession } from '../state'

export type SessionEvent = Extract<Event, { type: 'SessionAsked' | 'SessionApproved' | 'SessionStarted' | 'SessionEnded' }>

export const sessionChanged = (incident: Incident, event: SessionEvent): Incident => {
  const after = { ...incident, session: sessionAfter(incident.session, event) }
  return event.type === 'SessionAsked' ? theirTurn(after, event.at) : turnAfter(after, event.at)
}

const sessionAfter = (session: RemoteSession, event: SessionEvent): RemoteSession => {
  const { at } = event
  switch (event.type) {
    case 'SessionAsked':
      return { kind: 'asked', terms: event.terms, answerBy: event.answerBy, expiresAt: event.expiresAt }
    case 'SessionApproved':
      if (session.kind !== 'asked') throw new Error('A session was approved that nobody asked for')
      return { kind: 'approved', terms: session.terms, at, expiresAt: session.expiresAt }
    case 'SessionStarted':
      if (session.kind !== 'approved') throw new Error('A session was started without approval')
      return { kind: 'running', terms: session.terms, startedAt: at, expiresAt: session.expiresAt }
    case 'SessionEnded':
      if (session.kind === 'none' || session.kind === 'ended') throw new Error('A session ended that was not there')
      return { kind: 'ended', terms: session.terms, how: event.how, was: session.kind, at }
    default:
      return never(event)
  }
}
