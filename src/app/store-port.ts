import type { PolicyEdit } from '../api/policy-input'
import type { Effect } from '../domain/effects/effect'
import type { IssueId, PersonRef } from '../domain/ids'
import type { HistoryRow } from '../domain/incident/events'
import type { Incident } from '../domain/incident/state'
import type { Policy } from '../domain/policy/policy'

export interface OutboxRow {
  /** `issueId:revision`; the effects' ids follow from it. */
  key: string
  issueId: IssueId
  revision: number
  effects: Effect[]
  /** Epoch ms until which whoever claimed it delivers alone. */
  claimedUntil: number
  /** Revision of the incident's outbox row made before this one: while that row exists, it goes first. null: none was. */
  previous: number | null
  /** How many effects, counted from the first, are known to be done. */
  done: number
  /** How often it was claimed anew. 0: the call that committed it delivers it, so nothing of it is doubtful. */
  attempts: number
}

/** A snapshot as loaded; `lastOutbox`: revision of its newest outbox row, delivered or not. */
export interface StoredIncident {
  incident: Incident
  lastOutbox: number | null
}

export interface PublishedVersion {
  policy: Policy
  /** null: the app itself (the first version), or published before this was kept. */
  publishedBy: PersonRef | null
}

/** What an admin works on until it is published; there is one for the whole site. */
export interface PolicyDraft {
  /** Grows with each save, also past a discarded draft, so that a stale screen never meets its own number again. */
  revision: number
  /** Version in force when the draft was begun. */
  baseVersion: number
  edit: PolicyEdit
  savedAt: number
  savedBy: PersonRef
}
export type { PolicyEdit }

/** How far something that must be done once has come; `since`: when it was begun before without an end, null: never. */
export type Once = { kind: 'begun'; since: number | null } | { kind: 'underWay' } | { kind: 'done'; result: string }

export interface Store {
  /** @throws RowUnreadable where the row is there, but not in a shape that this version knows */
  loadIncident(issueId: IssueId): Promise<StoredIncident | null>
  /**
   * The first row, made only where there is none; carries its own first events and effects, so nothing can be half there.
   * `exists`: somebody else recorded it first.
   */
  createIncident(incident: Incident, history: HistoryRow, outbox: OutboxRow, nextDueAt: number | null): Promise<'created' | 'exists'>
  /** One transaction: snapshot if its revision is still `incident.revision - 1`, history row, outbox row. */
  commit(change: { incident: Incident; history: HistoryRow; outbox: OutboxRow | null; lastOutbox: number | null; nextDueAt: number | null }): Promise<'committed' | 'lostRace'>
  /** All rows 1..revision, read by key (strictly consistent), oldest first. */
  history(issueId: IssueId, revision: number): Promise<HistoryRow[]>
  /** Puts what is left of a deleted issue's incident in place of its rows; its history first, so that a broken run is seen. */
  eraseIncident(incident: Incident, rows: HistoryRow[]): Promise<void>
  /** Issues whose next due instant is at or before `dueBy`, open only; an eventually consistent index. */
  dueBy(dueBy: number): Promise<{ issueId: IssueId; nextDueAt: number }[]>
  outboxRow(key: string): Promise<OutboxRow | null>
  /** Takes the claim if it has run out (one attempt more); null: gone, or somebody else's. */
  claimOutbox(key: string, until: number, now: number): Promise<OutboxRow | null>
  /** Whoever holds the claim (`row.claimedUntil` as it was taken) writes what is done and when others may go on. */
  releaseOutbox(row: OutboxRow, to: { done: number; claimedUntil: number }): Promise<void>
  deleteOutbox(key: string): Promise<void>
  /** Rows whose claim has run out by `now`, oldest first. */
  outboxUnclaimed(now: number, limit: number): Promise<OutboxRow[]>
  /** Incidents whose recording was broken off between its two writes; loading one finishes it. */
  unfinishedRecordings(limit: number): Promise<IssueId[]>
  /** The rules in force; null on a fresh installation. */
  activePolicy(): Promise<Policy | null>
  /**
   * Publishes `policy.version` where `version - 1` is in force (0: none); versions never change. `draft`: the revision
   * of the draft that it came from, which must still stand and is emptied with it, in one transaction.
   */
  publishPolicy(policy: Policy, by?: { person: PersonRef; draft?: number }): Promise<'published' | 'lostRace'>
  /** Those of `versions` that there are, newest first. */
  policyVersions(versions: number[]): Promise<PublishedVersion[]>
  policyDraft(): Promise<PolicyDraft | null>
  /** Puts the draft there (null: discards it) where it is still of revision `seen`; 0: there is none. */
  writeDraft(draft: Omit<PolicyDraft, 'revision'> | null, seen: number): Promise<'saved' | 'lostRace'>
  /** All incidents that are not closed; an eventually consistent index. */
  openIncidents(): Promise<IssueId[]>
  /** Another next due instant for a snapshot that is still of this revision: rules changed, the incident did not. */
  rewriteDue(incident: Incident, lastOutbox: number | null, nextDueAt: number | null): Promise<'rewritten' | 'lostRace'>
  /** The first caller with that key begins; `until`: when others may take it that whoever began has died. */
  beginOnce(key: string, now: number, until: number): Promise<Once>
  /** Keeps the result for those who come again before `until`. */
  finishOnce(key: string, result: string, until: number): Promise<void>
  /** It was not done after all, and may be tried again at once. */
  forgetOnce(key: string): Promise<void>
  /** The row of a person is made once; gives the reference. */
  refOf(accountId: string): Promise<PersonRef>
  accountOf(ref: PersonRef): Promise<string | null>
  /** Several at once; an erased or unknown person has no entry. */
  accountsOf(refs: PersonRef[]): Promise<ReadonlyMap<PersonRef, string>>
}
