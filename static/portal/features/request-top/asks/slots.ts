import type { Charge } from '../../../../../src/domain/incident/state'
import type { CustomerCommandName, CustomerView } from '../../../../../src/domain/views/customer-view'
import { DAY_MS, type Instant } from '../../../../../src/domain/time'

export type EvidenceItem = CustomerView['evidence'][number]
export type OpenItem = Extract<EvidenceItem, { state: 'open' }>
export type DoneItem = Exclude<EvidenceItem, OpenItem>

/** What was pressed in this frame: its cards stay where they were asked, as receipts, until the frame is loaded anew. */
export interface Given {
  evidence: readonly OpenItem[]
  charge: { charge: Charge; accepted: boolean; at: Instant } | null
  /** Key of the card that was pressed last: its receipt takes the focus. */
  last: string | null
}
export const NOTHING_GIVEN: Given = { evidence: [], charge: null, last: null }

/** One card of the top, in its place. `open`: still asked. */
export type Slot = { key: string; open: boolean } & (
  | { kind: 'session' }
  | { kind: 'charge' }
  /** `item`: as it was asked. */
  | { kind: 'evidence'; item: OpenItem }
)

export const SESSION = 'session'
export const CHARGE = 'charge'

/** How a session ended, or that there was none, is news for a day; later it stands below, in what has happened. */
const SESSION_NEWS_MS = DAY_MS

/** Cards in the order of screens.md 5.2: session, charge, evidence, the earliest first. A running session stands above them. */
export function slotsOf(view: CustomerView, given: Given, now: Instant): Slot[] {
  const slots: Slot[] = []
  if (showsSession(view.session, now)) slots.push({ kind: 'session', key: SESSION, open: view.session.kind === 'asked' })
  if (view.charge !== null || given.charge !== null) slots.push({ kind: 'charge', key: CHARGE, open: view.charge !== null })
  const open = view.evidence.filter((item): item is OpenItem => item.state === 'open')
  const openIds = new Set(open.map(({ id }) => id))
  const answeredHere = given.evidence.filter(({ id }) => !openIds.has(id))
  const evidence = [...open, ...answeredHere].sort(byDate).map((item): Slot => ({ kind: 'evidence', key: evidenceKey(item.id), open: openIds.has(item.id), item }))
  return [...slots, ...evidence]
}

export const evidenceKey = (id: string): string => `evidence ${id}`

/** Items that are done and not drawn as receipts, the newest first. */
export function doneItems(view: CustomerView, given: Given): DoneItem[] {
  const drawn = new Set(given.evidence.map(({ id }) => id))
  return view.evidence
    .filter((item): item is DoneItem => item.state !== 'open' && !drawn.has(item.id))
    .sort((a, b) => b.at - a.at)
}

/** The commands that answer a card: who has none of them reads along. */
const ANSWERS: Record<Slot['kind'], readonly CustomerCommandName[]> = {
  session: ['approveSession', 'declineSession'],
  charge: ['acceptCharge', 'declineCharge'],
  evidence: ['answerEvidence'],
}

export const mayAnswer = (view: CustomerView, slot: Slot): boolean => slot.open && ANSWERS[slot.kind].some((name) => view.offers[name].ok)

function showsSession(session: CustomerView['session'], now: Instant): boolean {
  switch (session.kind) {
    case 'asked':
    case 'approved':
      return true
    case 'ended':
      return now - session.at < SESSION_NEWS_MS
    case 'none':
    case 'running':
      return false
  }
}

function byDate(a: OpenItem, b: OpenItem): number {
  const dates = (a.answerBy ?? Number.POSITIVE_INFINITY) - (b.answerBy ?? Number.POSITIVE_INFINITY)
  // Two without a date differ by NaN.
  return dates || a.askedAt - b.askedAt || a.id.localeCompare(b.id, 'en', { numeric: true })
}
