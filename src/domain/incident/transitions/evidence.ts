import { never } from '../../result'
import { answeredByFile, theirTurn, turnAfter } from '../asks'
import type { Event } from '../events'
import { cutToBytes } from '../../words'
import { DONE_TEXT_MAX_BYTES, kept, shortened, withdrawn } from '../settle'
import type { EvidenceItem, Incident } from '../state'
import { noted } from './jira'

export type EvidenceEvent = Extract<
  Event,
  { type: 'EvidenceAsked' | 'EvidenceAnswered' | 'EvidenceWithdrawn' | 'StillMissingSaid' | 'EvidenceOverdue' }
>

export const evidenceChanged = (incident: Incident, event: EvidenceEvent): Incident => {
  switch (event.type) {
    case 'EvidenceAsked': {
      const items = event.items.map(({ id, kind, what, why, answerBy }): EvidenceItem => ({ id, kind, what, why, askedAt: event.at, state: 'open', answerBy, reminded: false }))
      return theirTurn(withItems(incident, [...incident.asks.items, ...items]), event.at)
    }
    case 'EvidenceAnswered': {
      const after = turnAfter(withItem(incident, event.itemId, (item) => answered(item, event)), event.at)
      // The file's own event from Jira comes, too: it is this answer, not a word of its own.
      return event.answer.kind === 'file' ? noted(answeredByFile(after, event.answer.attachmentId, event.at), event.answer.attachmentId) : after
    }
    case 'EvidenceWithdrawn':
      return turnAfter(withItem(incident, event.itemId, (item) => withdrawn(item, event.at)), event.at)
    case 'StillMissingSaid':
      return theirTurn(incident, event.at)
    case 'EvidenceOverdue':
      return withItem(incident, event.itemId, (item) => (item.state === 'open' ? { ...item, reminded: true } : item))
    default:
      return never(event)
  }
}

const answered = (item: EvidenceItem, { at, by, answer }: Extract<EvidenceEvent, { type: 'EvidenceAnswered' }>): EvidenceItem => {
  if (by === null) throw new Error('Evidence is answered by a person')
  const facts = { ...shortened(item), at, by }
  switch (answer.kind) {
    case 'text':
      return { ...facts, state: 'answered', with: 'text' }
    case 'file': {
      const { attachmentId, fileName, sizeBytes, sha256 } = answer
      return { ...facts, state: 'answered', with: 'file', attachmentId, fileName, sizeBytes, sha256 }
    }
    case 'notPossible':
      return { ...facts, state: 'notPossible', reason: cutToBytes(answer.reason, DONE_TEXT_MAX_BYTES) }
    default:
      return never(answer)
  }
}

const withItems = (incident: Incident, items: EvidenceItem[]): Incident => ({ ...incident, asks: { ...incident.asks, items: kept(items) } })

const withItem = (incident: Incident, id: string, change: (item: EvidenceItem) => EvidenceItem): Incident =>
  withItems(incident, incident.asks.items.map((item) => (item.id === id ? change(item) : item)))
