import type { HistoryRow } from '../../src/domain/incident/events'
import type { IssueId, PersonRef } from '../../src/domain/ids'
import { personRef } from '../../src/domain/ids'
import type { Incident } from '../../src/domain/incident/state'
import { isClosed } from '../../src/domain/incident/state'
import type { Policy } from '../../src/domain/policy/policy'
import type { Once, OutboxRow, PolicyDraft, PublishedVersion, Store, StoredIncident } from '../../src/app/store-port'

interface IncidentRow extends StoredIncident {
  nextDueAt: number | null
  /** What the first write carried and the second has not yet moved to rows of its own. */
  first: { history: HistoryRow; outbox: OutboxRow } | null
}

/** The store in memory: the same promises as KVS gives, in one process. Values are copied in and out, as storage does. */
export class MemoryStore implements Store {
  readonly incidents = new Map<IssueId, IncidentRow>()
  readonly historyRows = new Map<string, HistoryRow>()
  readonly outbox = new Map<string, OutboxRow>()
  readonly policies: Policy[] = []
  readonly publishers = new Map<number, PersonRef>()
  /** `draft` null: discarded or published; the revision stays. */
  draft: { revision: number; draft: Omit<PolicyDraft, 'revision'> | null } = { revision: 0, draft: null }
  readonly onces = new Map<string, { since: number; until: number; result: string | null }>()
  readonly people = new Map<PersonRef, string>()
  /** Tests that look at a broken-off recording leave it there. */
  finishes = true

  async loadIncident(issueId: IssueId): Promise<StoredIncident | null> {
    const row = this.incidents.get(issueId)
    if (row === undefined) return null
    this.finish(row)
    return copy({ incident: row.incident, lastOutbox: row.lastOutbox })
  }

  async createIncident(...[incident, history, outbox, nextDueAt]: Parameters<Store['createIncident']>): Promise<'created' | 'exists'> {
    if (this.incidents.has(incident.issueId)) return 'exists'
    const row: IncidentRow = copy({ incident, lastOutbox: outbox.revision, nextDueAt, first: { history, outbox } })
    this.incidents.set(incident.issueId, row)
    if (this.finishes) this.finish(row)
    return 'created'
  }

  private finish(row: IncidentRow): void {
    if (row.first === null) return
    this.historyRows.set(keyOf(row.incident.issueId, row.first.history.revision), row.first.history)
    this.outbox.set(row.first.outbox.key, row.first.outbox)
    row.first = null
  }

  async commit({ incident, history, outbox, lastOutbox, nextDueAt }: Parameters<Store['commit']>[0]): Promise<'committed' | 'lostRace'> {
    const row = this.incidents.get(incident.issueId)
    if (row === undefined || row.incident.revision !== incident.revision - 1) return 'lostRace'
    this.incidents.set(incident.issueId, copy({ incident, lastOutbox, nextDueAt, first: null }))
    this.historyRows.set(keyOf(incident.issueId, history.revision), copy(history))
    if (outbox !== null) this.outbox.set(outbox.key, copy(outbox))
    return 'committed'
  }

  async history(issueId: IssueId, revision: number): Promise<HistoryRow[]> {
    return Array.from({ length: revision }, (_, index) => this.historyRows.get(keyOf(issueId, index + 1))).flatMap((row) => (row === undefined ? [] : [copy(row)]))
  }

  async eraseIncident(incident: Incident, rows: HistoryRow[]): Promise<void> {
    for (const row of rows) this.historyRows.set(keyOf(incident.issueId, row.revision), copy(row))
    const found = this.incidents.get(incident.issueId)
    if (found !== undefined) this.incidents.set(incident.issueId, { ...found, incident: copy(incident), nextDueAt: null })
  }

  async dueBy(dueBy: number): Promise<{ issueId: IssueId; nextDueAt: number }[]> {
    return [...this.incidents.values()]
      .flatMap(({ incident, nextDueAt, first }) => (first !== null || isClosed(incident) || nextDueAt === null || nextDueAt > dueBy ? [] : [{ issueId: incident.issueId, nextDueAt }]))
      .sort((left, right) => left.nextDueAt - right.nextDueAt)
  }

  async unfinishedRecordings(limit: number): Promise<IssueId[]> {
    return [...this.incidents.values()].flatMap(({ incident, first }) => (first === null ? [] : [incident.issueId])).slice(0, limit)
  }

  async outboxRow(key: string): Promise<OutboxRow | null> {
    return copy(this.outbox.get(key) ?? null)
  }

  async claimOutbox(key: string, until: number, now: number): Promise<OutboxRow | null> {
    const row = this.outbox.get(key)
    if (row === undefined || row.claimedUntil > now) return null
    const claimed = { ...row, claimedUntil: until, attempts: row.attempts + 1 }
    this.outbox.set(key, claimed)
    return copy(claimed)
  }

  async releaseOutbox(row: OutboxRow, to: { done: number; claimedUntil: number }): Promise<void> {
    if (this.outbox.get(row.key)?.claimedUntil === row.claimedUntil) this.outbox.set(row.key, copy({ ...row, ...to }))
  }

  async deleteOutbox(key: string): Promise<void> {
    this.outbox.delete(key)
  }

  async outboxUnclaimed(now: number, limit: number): Promise<OutboxRow[]> {
    return copy([...this.outbox.values()].filter(({ claimedUntil }) => claimedUntil <= now).sort((left, right) => left.claimedUntil - right.claimedUntil)).slice(0, limit)
  }

  async activePolicy(): Promise<Policy | null> {
    return copy(this.policies.at(-1) ?? null)
  }

  async publishPolicy(policy: Policy, by?: { person: PersonRef; draft?: number }): Promise<'published' | 'lostRace'> {
    if (policy.version !== (this.policies.at(-1)?.version ?? 0) + 1) return 'lostRace'
    if (by?.draft !== undefined && by.draft !== this.draft.revision) return 'lostRace'
    this.policies.push(copy(policy))
    if (by !== undefined) this.publishers.set(policy.version, by.person)
    if (by?.draft !== undefined) this.draft = { revision: by.draft + 1, draft: null }
    return 'published'
  }

  async policyVersions(versions: number[]): Promise<PublishedVersion[]> {
    const found = this.policies.filter(({ version }) => versions.includes(version))
    return copy(found.map((policy) => ({ policy, publishedBy: this.publishers.get(policy.version) ?? null }))).reverse()
  }

  async policyDraft(): Promise<PolicyDraft | null> {
    const { revision, draft } = this.draft
    return draft === null ? null : copy({ revision, ...draft })
  }

  async writeDraft(draft: Omit<PolicyDraft, 'revision'> | null, seen: number): Promise<'saved' | 'lostRace'> {
    if ((this.draft.draft === null ? 0 : this.draft.revision) !== seen) return 'lostRace'
    this.draft = { revision: this.draft.revision + 1, draft: copy(draft) }
    return 'saved'
  }

  async openIncidents(): Promise<IssueId[]> {
    return [...this.incidents.values()].flatMap(({ incident, first }) => (first !== null || isClosed(incident) ? [] : [incident.issueId]))
  }

  async rewriteDue(incident: Incident, lastOutbox: number | null, nextDueAt: number | null): Promise<'rewritten' | 'lostRace'> {
    const row = this.incidents.get(incident.issueId)
    if (row === undefined || row.incident.revision !== incident.revision) return 'lostRace'
    this.incidents.set(incident.issueId, copy({ incident, lastOutbox, nextDueAt, first: null }))
    return 'rewritten'
  }

  async beginOnce(key: string, now: number, until: number): Promise<Once> {
    const theirs = this.onces.get(key)
    if (theirs !== undefined && theirs.until > now) return theirs.result === null ? { kind: 'underWay' } : { kind: 'done', result: theirs.result }
    const since = theirs?.result === null ? theirs.since : null
    this.onces.set(key, { since: since ?? now, until, result: null })
    return { kind: 'begun', since }
  }

  async finishOnce(key: string, result: string, until: number): Promise<void> {
    this.onces.set(key, { since: until, until, result })
  }

  async forgetOnce(key: string): Promise<void> {
    this.onces.delete(key)
  }

  async refOf(accountId: string): Promise<PersonRef> {
    const ref = personRef(`ref-of-${accountId}`)
    this.people.set(ref, accountId)
    return ref
  }

  async accountOf(ref: PersonRef): Promise<string | null> {
    return this.people.get(ref) ?? null
  }

  async accountsOf(refs: PersonRef[]): Promise<ReadonlyMap<PersonRef, string>> {
    return new Map(refs.flatMap((ref): [PersonRef, string][] => (this.people.has(ref) ? [[ref, this.people.get(ref) ?? '']] : [])))
  }
}

const keyOf = (issueId: IssueId, revision: number): string => `${issueId}:${revision}`
const copy = <Value>(value: Value): Value => structuredClone(value)
