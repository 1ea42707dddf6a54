import { effectsOf } from '../../../src/domain/effects/effects-of'
import type { Event, HistoryRow } from '../../../src/domain/incident/events'
import { applyEvents } from '../../../src/domain/incident/evolve'
import type { Incident } from '../../../src/domain/incident/state'
import type { Policy } from '../../../src/domain/policy/policy'
import { clocks } from '../../../src/domain/sla/clocks'
import { clockFigures } from '../../../src/domain/sla/figures'
import { customerView } from '../../../src/domain/views/customer'
import { EVERYBODY, HASH, MEMBER, PARTICIPANT, PEOPLE, REPORTER } from '../../support/builders'
import { INSIDE } from './acts'
import { MATRIX } from './model'

/** The invariants of security.md 8 that one incident can break, looked at from outside: history, snapshot, views. */
export interface Seen {
  history: HistoryRow[]
  incident: Incident
  now: number
  policy: Policy
}

type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>
const ofType = <Type extends Event['type']>(events: Event[], type: Type): EventOf<Type>[] => events.filter((event): event is EventOf<Type> => event.type === type)

const CUSTOMERS: ReadonlySet<string> = new Set([PEOPLE.reporter, PEOPLE.participant, PEOPLE.member])
const STAFF: readonly string[] = [PEOPLE.tierOne, PEOPLE.tierTwo, PEOPLE.consultant, PEOPLE.lead, PEOPLE.higher]
const HIGHER_LEVEL: ReadonlySet<string> = new Set(EVERYBODY.flatMap((who) => (who.side === 'desk' && who.roles.has('higherLevel') ? [who.person] : [])))
const LEADS: ReadonlySet<string> = new Set(EVERYBODY.flatMap((who) => (who.side === 'desk' && who.roles.has('lead') ? [who.person] : [])))

/** Plain, since these run some thousand times a course. */
const holds = (isSo: boolean, invariant: string, what: unknown): void => {
  if (!isSo) throw new Error(`${invariant} is broken: ${JSON.stringify(what)}`)
}

export const allHold = (seen: Seen): void => {
  const events = seen.history.flatMap((row) => row.events)
  foldOfItsEvents(seen)
  closedByAgreement(events)
  sessionsInsideApproval(events, seen)
  nothingInsideIsTold(seen)
  severityOfTheMatrix(seen)
  timeAddsUp(seen)
  holdsFollowFromTheState(seen)
  evidenceStays(events, seen)
  scopeIsAnswered(events)
}

/** I2: the snapshot is the fold of its rows; rows and events run without a gap. */
const foldOfItsEvents = ({ history, incident }: Seen): void => {
  const folded = history.reduce<Incident | null>((before, row) => applyEvents(before, row.events), null)
  holds(JSON.stringify(folded) === JSON.stringify(incident), 'I2', [folded, incident])
  holds(history.every(({ revision }, index) => revision === index + 1), 'I2', history)
  holds(incident.eventCount === history.flatMap((row) => row.events).length, 'I2', incident.eventCount)
}

/** I3: one proposal, two accounts, one of each side; or two of the desk, one a lead. */
const closedByAgreement = (events: Event[]): void => {
  let proposal: EventOf<'ClosureProposed'> | null = null
  for (const event of events) {
    if (event.type === 'ClosureProposed') {
      holds(proposal === null, 'I3', event)
      proposal = event
    }
    if (event.type === 'ClosureDeclined' || event.type === 'ProposalWithdrawn') proposal = null
    if (event.type !== 'IncidentClosed') continue
    if (proposal === null || event.by === null || proposal.by === null) throw new Error('Closed without a proposal or by nobody')
    const pair = [proposal.by, event.by]
    const { agreement } = event
    const customers = pair.filter((person) => CUSTOMERS.has(person)).length
    const sides = agreement.kind === 'withinDesk' ? customers === 0 && pair.some((person) => LEADS.has(person)) : customers === 1
    holds(proposal.by !== event.by && agreement.proposer === proposal.by && agreement.agreed === event.by && sides, 'I3', event)
    proposal = null
  }
}

/** I4: started only by the one named, after the approval of the one asked, within its time; over at revocation or expiry. */
const sessionsInsideApproval = (events: Event[], { incident, now }: Seen): void => {
  for (const started of ofType(events, 'SessionStarted')) {
    const asked = ofType(events, 'SessionAsked').find(({ terms }) => terms.id === started.sessionId)
    const approved = ofType(events, 'SessionApproved').find(({ sessionId }) => sessionId === started.sessionId)
    if (asked === undefined || approved === undefined) throw new Error('Started without being approved')
    const { terms, answerBy, expiresAt } = asked
    holds(started.by === terms.technician && approved.by === terms.approver && CUSTOMERS.has(terms.approver) && terms.textHash === HASH, 'I4', asked)
    holds(approved.at < answerBy && started.at < expiresAt, 'I4', [asked, approved, started])
    const ended = ofType(events, 'SessionEnded').filter(({ sessionId }) => sessionId === started.sessionId)
    holds(ended.every(({ at }) => at <= expiresAt), 'I4', ended)
  }
  const { session } = incident
  if (session.kind === 'running' || session.kind === 'approved') holds(now < session.expiresAt, 'I4', session)
}

const AUDIENCES = [REPORTER, PARTICIPANT, MEMBER] as const

/** I5: neither a word of the desk's nor a name of theirs is in what a customer receives; each audience in its turn. */
const nothingInsideIsTold = ({ history, incident, now, policy }: Seen): void => {
  const view = JSON.stringify(customerView(incident, history, AUDIENCES[incident.revision % AUDIENCES.length] ?? REPORTER, policy, now))
  holds([INSIDE, ...STAFF].every((inside) => !view.includes(inside)), 'I5', view)
}

/** I7 */
const severityOfTheMatrix = ({ incident: { severity, severityChanges } }: Seen): void => {
  const derived = severity.kind === 'overridden' ? severity.derived : severity.kind === 'derived' ? severity : null
  holds(severityChanges.at(-1)?.severity === severity.severity, 'I7', severityChanges)
  holds(derived === null || derived.severity === MATRIX[`${derived.impact}/${derived.urgency}`], 'I7', severity)
  holds(severity.kind !== 'overridden' || severity.reason !== '', 'I7', severity)
  holds(severity.kind !== 'notAssessed' || severity.severity === 'S3', 'I7', severity)
}

/** I8: counted and stopped time are the clock's wall time; what is closed between two cycles is neither. */
const timeAddsUp = ({ incident, now, policy }: Seen): void => {
  for (const clock of clocks(incident, policy)) {
    const { steps, elapsedMs } = clockFigures(clock, now)
    const end = Math.max(clock.startedAt, Math.min(now, clock.endedAt ?? now))
    const lengths = steps.map(({ from, to, counts }) => ({ counts, ms: (to ?? end) - from }))
    const sum = (of: (length: { counts: boolean; ms: number }) => boolean): number => lengths.filter(of).reduce((total, { ms }) => total + ms, 0)
    holds(lengths.every(({ ms }) => ms >= 0) && sum(() => true) === end - clock.startedAt && sum(({ counts }) => counts) === elapsedMs, 'I8', [clock, steps])
  }
  const { cycles } = incident
  holds(cycles.every(({ from }, index) => index === 0 || from >= (cycles[index - 1]?.to ?? Number.POSITIVE_INFINITY)), 'I8', cycles)
}

/** I8: what holds the clocks now is what the table says of this state, no more and no less; each kind holds once. */
const holdsFollowFromTheState = ({ incident }: Seen): void => {
  const { asks, session, scope, closure } = incident
  const isOpen = closure.kind !== 'closed'
  const asked = asks.items.some(({ state }) => state === 'open') || session.kind === 'asked' || scope.kind === 'chargeAsked'
  const wanted = [
    ...(isOpen && asks.turn === 'them' ? ['asks'] : []),
    ...(isOpen && (scope.kind === 'toDecide' || scope.kind === 'returned') ? ['scope'] : []),
    ...(closure.kind === 'proposedByDesk' || closure.kind === 'proposedByCustomer' ? ['proposal'] : []),
  ]
  holds(asks.turn === 'us' || asked, 'I8', asks)
  holds(JSON.stringify(incident.holds.flatMap(({ kind, to }) => (to === null ? [kind] : [])).sort()) === JSON.stringify(wanted.sort()), 'I8', [incident.holds, wanted])
}

/** I16: each item is answered once at most, by a customer, and its file's hash and size stay as they were. */
const evidenceStays = (events: Event[], { incident }: Seen): void => {
  const answers = ofType(events, 'EvidenceAnswered')
  const asked = ofType(events, 'EvidenceAsked').flatMap(({ items }) => items.map(({ id }) => id))
  holds(new Set(asked).size === asked.length && new Set(answers.map(({ itemId }) => itemId)).size === answers.length, 'I16', [asked, answers])
  for (const { itemId, by, answer } of answers) {
    holds(asked.includes(itemId) && CUSTOMERS.has(by ?? ''), 'I16', itemId)
    const kept = incident.asks.items.find(({ id }) => id === itemId)
    if (answer.kind !== 'file' || kept === undefined) continue
    holds(kept.state === 'answered' && kept.with === 'file' && kept.sha256 === answer.sha256 && kept.sizeBytes === answer.sizeBytes && kept.attachmentId === answer.attachmentId, 'I16', kept)
  }
}

/** I17: a decision has its decider and its reason; a charge its approver's own answer. The notice is `noticed`'s. */
const scopeIsAnswered = (events: Event[]): void => {
  let approver: string | null = null
  for (const event of events) {
    if (event.type === 'ScopeDecided' || event.type === 'ChargeAsked') holds(HIGHER_LEVEL.has(event.by ?? ''), 'I17', event)
    if (event.type === 'ScopeDecided' && event.decision.kind === 'returned') holds(event.decision.reason !== '', 'I17', event)
    if (event.type === 'ChargeAsked') {
      holds(event.charge.for !== '' && event.approver !== event.by, 'I17', event)
      approver = event.approver
    }
    if (event.type === 'ChargeAnswered') {
      holds(approver !== null && event.by === approver, 'I17', event)
      approver = null
    }
  }
}

/** I17 and I10: the customer is told of what was just decided. */
export const noticed = (before: Incident | null, row: HistoryRow, { incident, now, policy }: Seen): void => {
  const decisions = row.events.filter(({ type }) => type === 'ScopeDecided' || type === 'ChargeAsked' || type === 'TierTransferred').length
  const told = effectsOf(before, row.events, incident, policy, now).filter((effect) => effect.kind === 'comment' && effect.public).length
  holds(told >= decisions, 'I17', row)
}
