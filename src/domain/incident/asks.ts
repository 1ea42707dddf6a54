import { never } from '../result'
import type { Instant } from '../time'
import type { AskKind, Asks, Charge, EvidenceItem, Hold, Incident } from './state'

/** What the customer is asked for, and whose turn it is because of it (process.md "Clocks", "turn: them"). */
export type Asked =
  | { kind: 'evidence'; item: Extract<EvidenceItem, { state: 'open' }> }
  | { kind: 'session'; tool: string; answerBy: Instant }
  | { kind: 'charge'; charge: Charge }

/** Everything that is open to the customer's answer: evidence in the order it was asked, then a session, then a charge. */
export const askedNow = ({ asks, session, scope }: Incident): Asked[] => [
  ...asks.items.flatMap((item): Asked[] => (item.state === 'open' ? [{ kind: 'evidence', item }] : [])),
  ...(session.kind === 'asked' ? [{ kind: 'session' as const, tool: session.terms.tool, answerBy: session.answerBy }] : []),
  ...(scope.kind === 'chargeAsked' ? [{ kind: 'charge' as const, charge: scope.charge }] : []),
]

/** Something was asked just now, or asked for again: the customer's turn, and the clocks wait for it. */
export const theirTurn = (incident: Incident, at: Instant): Incident => waiting({ ...incident, asks: turned(incident.asks, 'them') }, at)

const turned = ({ items }: Asks, turn: Asks['turn'], wokenBy: string[] = []): Asks => ({ items, turn, ...(wokenBy.length === 0 ? {} : { wokenBy }) })

/**
 * The customer wrote or added a file: our turn, and the clocks go on; what was asked stays asked. A word from before it
 * was asked, told late, is no answer to it.
 */
export const heard = (incident: Incident, at: Instant): Incident => (at < waitingSince(incident.holds) ? incident : ourTurn(incident, at))

/** The same for a file, which may still turn out to be an answer: Jira tells of it before or after the answer that names it. */
export const heardFile = (incident: Incident, attachmentId: string, at: Instant): Incident => {
  const { turn, wokenBy = [] } = incident.asks
  // Whoever wrote besides has spoken, whatever the file is for.
  if (turn === 'us' && wokenBy.length === 0) return incident
  const after = heard(incident, at)
  return after.asks.turn === 'them' ? after : { ...after, asks: turned(after.asks, 'us', [...wokenBy, attachmentId].slice(-WOKEN_BY_KEPT)) }
}
/** As many as one customer attaches in one go. */
const WOKEN_BY_KEPT = 20

/** The file was an answer, not a message (process.md "Jira's own ways"): where nothing else woke us, the rest is still waited for. */
export const answeredByFile = (incident: Incident, attachmentId: string, at: Instant): Incident => {
  const { wokenBy = [] } = incident.asks
  if (!wokenBy.includes(attachmentId)) return incident
  const others = wokenBy.filter((id) => id !== attachmentId)
  return others.length === 0 ? theirTurn(incident, at) : { ...incident, asks: turned(incident.asks, 'us', others) }
}

/** Since when the customer is waited for without a gap, whatever for. */
const waitingSince = (holds: Hold[]): Instant => {
  const asks = holds.filter(({ kind }) => kind === 'asks')
  let since = asks.find(({ to }) => to === null)?.from ?? Number.NEGATIVE_INFINITY
  for (const hold of asks.toReversed()) {
    if (hold.to === since) since = hold.from
  }
  return since
}

const ourTurn = (incident: Incident, at: Instant): Incident => ({
  ...incident,
  asks: turned(incident.asks, 'us'),
  holds: lifted(incident.holds, at),
})

/** After an answer or a withdrawal: ours where nothing asked is left, else as it was, with what is still waited for. */
export const turnAfter = (incident: Incident, at: Instant): Incident => {
  if (askedNow(incident).length === 0) return ourTurn(incident, at)
  return incident.asks.turn === 'them' ? waiting(incident, at) : incident
}

/** One hold for as long as the same things are waited for, so that each stretch says what it waited for. */
const waiting = (incident: Incident, at: Instant): Incident => {
  const next = holdFor(askedNow(incident), at)
  const open = incident.holds.find((hold) => hold.kind === 'asks' && hold.to === null)
  if (open !== undefined && open.why === next.why && open.waitsFor === next.waitsFor) return incident
  return { ...incident, holds: [...lifted(incident.holds, at), next] }
}

const lifted = (holds: Hold[], at: Instant): Hold[] =>
  holds.map((hold) => (hold.kind === 'asks' && hold.to === null ? { ...hold, to: Math.max(at, hold.from) } : hold))

const holdFor = (asked: Asked[], at: Instant): Hold => {
  const first = asked[0]
  const more = asked.length > 1 ? ` and ${asked.length - 1} more` : ''
  return { kind: 'asks', from: at, to: null, why: first === undefined ? 'Waiting for the customer' : `${askedFor(first)}${more}`, waitsFor: kindOfAll(asked) }
}

/** As long as a reason in a clock's table may be; the whole text stands at what was asked. */
const WHAT_MAX = 80

const askedFor = (asked: Asked): string => {
  switch (asked.kind) {
    case 'evidence':
      return `Evidence asked: ${asked.item.what.length > WHAT_MAX ? `${asked.item.what.slice(0, WHAT_MAX)}…` : asked.item.what}`
    case 'session':
      return `Remote session asked: ${asked.tool}`
    case 'charge':
      return `Charge asked: ${asked.charge.amount}`
    default:
      return never(asked)
  }
}

/** One kind where all that is asked is of it, else that it is of several. */
const kindOfAll = (asked: Asked[]): AskKind | null => {
  const [first, ...others] = asked.map(kindOf)
  return first === undefined || others.every((kind) => kind === first) ? (first ?? null) : 'other'
}

const kindOf = (asked: Asked): AskKind => (asked.kind === 'evidence' ? asked.item.kind : asked.kind)
