/**
 * The fixed interface between the three halves of the sandbox:
 *   kernel  clock, persistent collections, jobs, faults   (knows nothing of Jira or Forge)
 *   site    Jira and JSM: data, REST, permissions, workflow
 *   forge   the app's host: bundle, KVS, queues, triggers, bridge
 * `pages` (the host's own screens) talks to all of them over HTTP only.
 */

/** The site's time. All instants are epoch milliseconds, UTC. */
export interface Clock {
  readonly mode: 'real' | 'manual'
  now(): number
}

/** A named set of rows that lasts across restarts. Reads are synchronous and see every earlier write. */
export interface Collection<T> {
  get(key: string): T | undefined
  put(key: string, value: T): void
  remove(key: string): void
  /** In ascending byte order of key. */
  entries(prefix?: string): IterableIterator<[string, T]>
}

/** A piece of work that falls due at an instant; lasts across restarts. */
export interface Job {
  id: string
  kind: string
  dueAt: number
  /** JSON. */
  body: unknown
}

export interface Jobs {
  /** Names what runs a kind of job. One handler a kind; set before the first job can fall due. */
  handle(kind: string, run: (job: Job) => Promise<void>): void
  add(kind: string, dueAt: number, body: unknown): Job
  cancel(id: string): boolean
  list(): Job[]
}

export type FaultPoint = 'rest' | 'storage' | 'queue' | 'trigger' | 'function'
export type FaultDeed =
  | '429' | '500' | '503' | 'timeout' | 'lost' | 'twice' | 'late' | 'reordered' | 'conflict' | 'kill-before' | 'kill-after'

export interface Faults {
  /** What happens to this occasion, if anything; `subject` is a path, a function key or an entity, matched by the rule's `match`. */
  at(point: FaultPoint, subject: string): FaultDeed | null
}

export interface Kernel {
  clock: Clock
  jobs: Jobs
  faults: Faults
  collection<T>(name: string): Collection<T>
  /** The next number of a named series, from `first`; lasts. */
  nextNumber(series: string, first?: number): number
}

/** Who makes a REST call. `app` = the app's own account (asApp); `anonymous` = no credentials. */
export type Principal =
  | { kind: 'app' }
  | { kind: 'user'; accountId: string }
  | { kind: 'anonymous' }

/** `throughApp`: the call is made by the app's function or by its screen, so the manifest's scopes limit it. */
export interface Caller {
  principal: Principal
  throughApp: boolean
}

export type AccountType = 'atlassian' | 'customer' | 'app'

export interface Person {
  key: string
  accountId: string
  displayName: string
  email: string
  accountType: AccountType
  /** Holds a licence of the host product; customers and `unlicensed-1` do not. */
  licensed: boolean
  active: boolean
  groups: string[]
  organizations: string[]
  timeZone: string
  locale: string
  /** One line for people who pick whom to be, e.g. "Raise an incident, answer, agree". */
  role: string
}

/** A product event as Forge triggers receive it; the site emits it at `at`, forge delivers it late and without order. */
export interface ProductEvent {
  eventType: string
  at: number
  /** The event's own fields (issue, comment, changelog...), as platform-facts.md section 2. */
  payload: Record<string, unknown>
  /** Who did it; equals the app's account id for the app's own changes (selfGenerated). */
  atlassianId: string | null
}

/** Where a screen is opened, as `/sandbox/bridge` names it. */
export interface Place {
  issueKey?: string
  requestKey?: string
  projectKey?: string
  requestTypeId?: string
  /** portal page for header/subheader modules: view_request, my_requests, portal, help_center... */
  page?: string
}

/** What the site knows of a place, seen by one account; forge builds a module's context from it and refuses by it. */
export interface PlaceFacts {
  issue?: { id: string; key: string; type: string; typeId: string; hasRequestType: boolean }
  project?: { id: string; key: string; type: 'service_desk' | 'software' | 'business' }
  request?: { key: string; typeId: number }
  portal?: { id: number }
  mayBrowseIssue: boolean
  mayBrowseProject: boolean
  mayAdministerProject: boolean
  mayAdministerSite: boolean
  maySeeRequest: boolean
  maySeeRequestType: boolean
}

/** A custom field that the installed app declares; the site gives it `customfield_N` at installation. */
export interface AppField {
  moduleKey: string
  name: string
  description: string
  type: string
  readOnly: boolean
}

/** What the forge half tells the site of the installed app. */
export interface InstalledApp {
  appId: string
  environment: string
  environmentId: string
  name: string
  scopes: ReadonlySet<string>
  fields: readonly AppField[]
  /** Module keys of jira:issuePanel modules; they show only on projects they are pinned to. */
  panels: readonly string[]
  /** Module keys of jira:workflowValidator modules: workflow rules name them. */
  validators: readonly string[]
  /** Runs a workflow validator of the app, in the place of a transition. Rejects when the app fails. */
  validate(moduleKey: string, input: ValidatorInput): Promise<{ result: boolean; errorMessage?: string }>
}

export interface ValidatorInput {
  issue: { key: string }
  configuration: unknown
  transition: { from: { id: string }; to: { id: string }; modifiedFields?: Record<string, unknown> }
}

/** The Jira and JSM half. */
export interface Site {
  /** Answers any /rest/api/3/** and /rest/servicedeskapi/** request. Unknown path: 501 naming it. */
  fetch(request: Request, caller: Caller): Promise<Response>
  /** Takes the app: account, fields, scopes. Called at each start; keeps ids given earlier. */
  install(app: InstalledApp): { appAccountId: string; fieldIds: Record<string, string> }
  /** Sets what receives product events. */
  onEvent(receive: (event: ProductEvent) => void): void
  people(): Person[]
  personByEmail(email: string): Person | undefined
  personByKey(key: string): Person | undefined
  place(accountId: string | null, place: Place): PlaceFacts
  /** Portal create form: POST /sandbox/portal/requests, the create panel's answers stored as an issue property named by the app's uuid. */
  createPortalRequest(person: Person | null, body: PortalRequest): Promise<Response>
  /** Panels pinned to projects: moduleKey -> project keys. */
  isPanelPinned(moduleKey: string, projectKey: string): boolean
  /** Puts the seed file's people, groups, projects, request types, workflows in place on a fresh site. */
  seed(seed: unknown): void
}

export interface PortalRequest {
  serviceDeskId: string
  requestTypeId: string
  requestFieldValues: Record<string, unknown>
  panel?: { fields: { key: string; value: unknown }[]; isValid: boolean }
  raiseOnBehalfOf?: string
}
