import { effectsOf } from '../domain/effects/effects-of'
import type { Command } from '../domain/incident/commands'
import { decide } from '../domain/incident/decide'
import { applyEvents } from '../domain/incident/evolve'
import type { Refusal } from '../domain/incident/refusal'
import type { Incident } from '../domain/incident/state'
import type { Policy } from '../domain/policy/policy'
import { nextDue } from '../domain/sla/next-due'
import { deliver } from './deliver'
import type { CommandGrant } from './grant'
import { newOutboxRow } from './outbox-row'
import type { Ports } from './ports'
import type { StoredIncident } from './store-port'
import { StoreUnavailable } from './ports'
import { loadOrRecord } from './record'

/** Whoever loses that often meets more than a race; "busy" tells the caller to try again. */
const ATTEMPTS_MAX = 6
const RACE_RETRY_AFTER_MS = 1_000

export type Handled =
  | { kind: 'done'; incident: Incident; policy: Policy }
  | { kind: 'refused'; refusal: Refusal; incident: Incident; policy: Policy }
  /** Gone, or not switched on. */
  | { kind: 'notTracked' }

export interface Request {
  /** Names the incident too: a command goes nowhere else than where it was granted. */
  grant: CommandGrant
  command: Command
}

/**
 * The one write path: load, decide, commit on condition that nobody was faster, deliver, answer. A lost race reloads
 * and decides again. Nothing is written unless the whole command is (I6, I13).
 * @throws JiraUnavailable, StoreUnavailable, RowUnreadable, RowTooLarge; each before the commit
 */
export async function handleCommand(ports: Ports, { grant, command }: Request): Promise<Handled> {
  const { policy } = grant
  if (policy === null) return { kind: 'notTracked' }
  let stored = await loadOrRecord(ports, grant.issueId, policy)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    if (stored === null) return { kind: 'notTracked' }
    const outcome = await decideAndCommit(ports, stored, grant, command, policy)
    if (outcome !== 'lostRace') return outcome
    ports.log.line('command.lostRace', { command: command.name, issueId: grant.issueId, attempt })
    stored = await ports.store.loadIncident(grant.issueId)
  }
  throw new StoreUnavailable('command.race', RACE_RETRY_AFTER_MS)
}

async function decideAndCommit(ports: Ports, stored: StoredIncident, grant: CommandGrant, command: Command, policy: Policy): Promise<Handled | 'lostRace'> {
  const before = stored.incident
  const now = ports.clock.now()
  const decided = decide(before, command, grant.who, policy, now)
  if (!decided.ok) return { kind: 'refused', refusal: decided.refusal, incident: before, policy }
  const events = decided.value
  if (events.length === 0) return { kind: 'done', incident: before, policy }

  const incident = applyEvents(before, events)
  const effects = effectsOf(before, events, incident, policy, now)
  const outbox = effects.length === 0 ? null : newOutboxRow(incident.issueId, incident.revision, effects, stored.lastOutbox, now)
  const committed = await ports.store.commit({
    incident,
    history: { revision: incident.revision, events },
    outbox,
    lastOutbox: outbox?.revision ?? stored.lastOutbox,
    nextDueAt: nextDue(incident, policy, now),
  })
  if (committed === 'lostRace') return 'lostRace'
  if (outbox !== null) await deliver(ports, outbox, policy)
  return { kind: 'done', incident, policy }
}
