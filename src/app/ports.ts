import type { QueueFacts, StatusLozenge } from '../api/projection'
import type { IssueId, ProjectId } from '../domain/ids'
import type { Impact, Urgency } from '../domain/policy/policy'
import type { Store } from './store-port'

/** What `app` needs of the world. Adapters live in `src/store` and `src/jira`; `tests/support` has memory fakes. */
export interface Ports {
  store: Store
  jira: Jira
  queue: Queue
  clock: { now(): number }
  log: Log
}

/** Codes, ids and counts only; never texts or names of people (security.md 7). */
export interface Log {
  line(code: string, facts: Record<string, string | number | boolean | null>): void
}

// ---- jira -------------------------------------------------------------------------------------------------------

/** Who calls, as Forge vouches for it. */
export interface Caller {
  accountId: string
  accountType: 'licensed' | 'unlicensed' | 'customer' | 'anonymous'
}

export interface ReporterFacts {
  accountId: string
  /** Jira's: atlassian, app or customer. */
  accountType: string
  /** False once the account was deactivated or deleted: nobody can answer with it. */
  active: boolean
  timeZone: string | null
}

export interface IssueFacts {
  issueId: IssueId
  key: string
  projectId: ProjectId
  requestTypeId: string | null
  createdAt: number
  reporter: ReporterFacts | null
  creatorAccountId: string | null
  /** Jira's `accountType` of the creator: atlassian, app or customer. */
  creatorAccountType: string | null
  assigneeAccountId: string | null
  statusId: string
  /** Issue property `request.channel.type`; null where Jira keeps none. */
  channel: string | null
  /** Summary and description as plain text. */
  text: string
  /** What the create panel stored, unchecked. */
  panelAnswers: { key: string; value: unknown }[]
}

export interface Place {
  projectId: ProjectId
  since: number | null
}

export interface AttachmentFacts {
  id: string
  issueId: IssueId
  createdAt: number
  authorAccountId: string | null
  authorAccountType: string | null
  fileName: string
  sizeBytes: number
}

/** A request as the portal lists it. */
export interface RequestFacts {
  issueId: IssueId
  key: string
  serviceDeskId: string
  summary: string
  reporterAccountId: string | null
}
/** A request among somebody's own, with how they are on it. */
export interface MyRequest extends RequestFacts {
  role: 'reporter' | 'participant' | 'member'
}
export interface RequestList {
  requests: MyRequest[]
  /** There are more. */
  cut: boolean
}

export interface NewRequest {
  serviceDeskId: string
  requestTypeId: string
  customerAccountId: string
  summary: string
  description: string
}

/** What a request is known by again, whose making was never answered. */
export interface MadeRequest {
  projectId: ProjectId
  creatorAccountId: string
  customerAccountId: string
  summary: string
}

export interface CommentFacts {
  id: string
  createdAt: number
  updatedAt: number
  public: boolean
  authorAccountId: string | null
  authorAccountType: string | null
  /** Id of the effect that made it, where the app did. */
  effectId: string | null
  /** It holds files and not a word: JSM makes one of each file that a customer attaches. */
  onlyFiles: boolean
}

/** An answer of Jira that a caller must see as such; adapters throw it, `app` turns it into a Problem or a retry. */
export class JiraUnavailable extends Error {
  constructor(
    readonly status: number,
    readonly operation: string,
    /** From Retry-After; null: not said. */
    readonly retryAfterMs: number | null,
  ) {
    super(`${operation} answered ${status}`)
  }
}
/** A stored row in a shape that this version does not know: quarantined, shown, never a crash (security.md 7). */
export class RowUnreadable extends Error {
  constructor(
    readonly entity: string,
    readonly key: string,
  ) {
    super(`${entity} row cannot be read`)
  }
}
/** A row that would pass the bound of its size; refused before anything is written. */
export class RowTooLarge extends Error {
  constructor(readonly bytes: number) {
    super(`A row of ${bytes} bytes is over its bound`)
  }
}
/** The store asks to slow down or did not answer. */
export class StoreUnavailable extends Error {
  constructor(
    readonly operation: string,
    readonly retryAfterMs: number | null,
  ) {
    super(`${operation} is not available`)
  }
}

export interface Jira {
  // Reading, as the app (a Grant or a product event stands behind it)
  issue(issueIdOrKey: string): Promise<IssueFacts | null>
  /** Which project has the issue now, and since when where its change log still tells (null: it does not); null: there is no issue. */
  placeOf(issueId: IssueId): Promise<Place | null>
  /** Who has reported the issue, in one call; null: there is no issue. */
  reporterOf(issueId: IssueId): Promise<{ reporter: ReporterFacts | null } | null>
  comment(issueId: IssueId, commentId: string): Promise<CommentFacts | null>
  /** Read through its issue, for an attachment's own answer does not say whose it is; an event's word for it is a hint only. */
  attachment(issueId: IssueId, attachmentId: string): Promise<AttachmentFacts | null>
  /** All files of an issue, newest first. */
  attachments(issueId: IssueId): Promise<AttachmentFacts[]>
  /** Whether that account may work as a JSM agent on the issue. */
  isAgentOn(issueId: IssueId, accountId: string): Promise<boolean>
  /** The same for many, at most 1,000: those of `issueIds` on which it may. */
  agentOnWhich(issueIds: IssueId[], accountId: string): Promise<ReadonlySet<IssueId>>
  participantsOf(requestKeyOrIssueId: string): Promise<string[]>
  /** Ids of the JSM organisations that an account belongs to. */
  organizationsOf(accountId: string): Promise<string[]>
  /** Account ids of a group's active people, by its name; at most `limit`. An unknown group has none. */
  groupMembers(group: string, limit: number): Promise<string[]>
  /** Issue ids in projects switched on, created since `since`, without an incident number. */
  unrecordedSince(projectIds: ProjectId[], since: number): Promise<IssueId[]>
  /** Issue ids in projects switched on, updated since `since`. */
  updatedSince(projectIds: ProjectId[], since: number): Promise<{ issueId: IssueId; projectId: ProjectId; statusId: string }[]>

  // Rights, as the caller
  /** null: may not see it, or it does not exist: the same. `unlicensed` callers are looked up as the app. */
  requestAccess(caller: Caller, requestKeyOrIssueId: string): Promise<{ issueId: IssueId; key: string; role: 'reporter' | 'participant' | 'member' } | null>
  /**
   * Requests that the caller reported, takes part in or shares by organisation, newest first. `words`: of the summary.
   * `unlicensed` callers are looked up as the app: what they reported or take part in.
   */
  myRequests(caller: Caller, words: string, limit: number): Promise<RequestList>
  /** As the caller; null: not there, or not for the caller. */
  requestSummary(caller: Caller, requestKey: string): Promise<RequestFacts | null>
  agentAccess(caller: Caller, issueId: IssueId): Promise<{ agent: boolean } | null>
  agentOnProject(caller: Caller, projectId: ProjectId): Promise<{ agent: boolean; key: string } | null>
  groupsOf(caller: Caller): Promise<string[]>
  maySeeRequestType(caller: Caller, serviceDeskId: string, requestTypeId: string): Promise<{ projectId: ProjectId } | null>
  mayAdministerProject(caller: Caller, projectId: ProjectId): Promise<boolean>
  mayAdministerSite(caller: Caller): Promise<boolean>

  // Effects, as the app
  /** `mentions`: account ids that are named before the text, each notified by Jira; never from anybody's words. */
  addComment(issueId: IssueId, comment: { text: string; public: boolean; effectId: string; mentions?: string[] }): Promise<void>
  /** Looks whether the comment of an effect is there already. */
  hasCommentOf(issueId: IssueId, effectId: string): Promise<boolean>
  /** Keys are module keys of the app's fields (`retrac-number`); one POST writes them all. */
  writeFields(issueId: IssueId, values: Record<string, string | number | null>): Promise<void>
  writeProperty(issueId: IssueId, value: QueueFacts): Promise<void>
  writeLozenge(issueId: IssueId, lozenge: StatusLozenge): Promise<void>
  /** `done`, also where it stands there already; `noWay`: no transition leads there. */
  moveTo(issueId: IssueId, statusId: string): Promise<'done' | 'noWay'>
  assign(issueId: IssueId, accountId: string | null): Promise<void>

  // A call or a visit
  /** As the caller, on the customer's behalf. `refused`: Jira wants something else in it; `why` in Jira's words. */
  raiseRequest(request: NewRequest): Promise<{ kind: 'raised'; issueId: IssueId; key: string } | { kind: 'notAllowed' } | { kind: 'refused'; why: string }>
  /** As the app: requests of that very kind that `creatorAccountId` made in that project for that customer from `since` on, oldest first. */
  requestsMadeSince(made: MadeRequest, since: number): Promise<{ issueId: IssueId; key: string }[]>
  /** As the app, where the create panel's own answers stand: recording reads them from there, whoever records. */
  writePanelAnswers(issueId: IssueId, answers: { impact: Impact; urgency: Urgency }): Promise<void>

  // Set-up, as the admin who asks
  /** Names of the site's groups, sorted; as many as Jira's picker gives. */
  groupNames(): Promise<string[]>
  /** `customfield_N` by module key of the app's fields. */
  fieldIds(): Promise<Record<string, string>>
  project(projectId: ProjectId): Promise<{ id: ProjectId; key: string; name: string; serviceDeskId: string } | null>
  serviceProjects(): Promise<{ id: ProjectId; key: string; name: string }[]>
  requestTypes(serviceDeskId: string): Promise<{ id: string; name: string; description: string }[]>
  statuses(projectId: ProjectId): Promise<{ id: string; name: string; category: 'TODO' | 'IN_PROGRESS' | 'DONE' }[]>
  /** Transitions into done statuses with and without the closing validator, over all workflows of the project. */
  closingValidator(projectId: ProjectId): Promise<{ missingOn: string[]; total: number } | 'notAllowed'>
  addClosingValidator(projectId: ProjectId): Promise<'done' | 'notAllowed'>
  panelPinned(projectId: ProjectId): Promise<boolean | 'unknown'>
  pinPanel(projectId: ProjectId): Promise<'done' | 'notAllowed'>
}

// ---- queue ------------------------------------------------------------------------------------------------------

export type QueueBody =
  | { schema: 1; kind: 'due'; issueId: IssueId; dueAt: number }
  | { schema: 1; kind: 'deliver'; outboxKey: string }
  /** A version was published: finds the open incidents and queues them in batches. */
  | { schema: 1; kind: 'policyPublished'; version: number }
  /** Next due instants and projections of these, under the rules in force now. */
  | { schema: 1; kind: 'rewriteDue'; version: number; issueIds: IssueId[] }

export interface Queue {
  /** At most 900 s ahead, at most 50 a call. */
  push(events: { body: QueueBody; delaySeconds: number }[]): Promise<void>
}
