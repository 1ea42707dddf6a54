import type { AppField, Collection, InstalledApp, Kernel, Person, ProductEvent } from '../kernel/types'
import type {
  Attachment, ChangeGroup, Comment, Field, Issue, IssueType, Organization, Priority, Project, RequestType,
  ServiceDesk, Status, Task, TemporaryAttachment, Workflow,
} from './model'
import { SYSTEM_FIELDS } from './fields/system-fields'

const ID_WIDTH = 12

/** Ids as keys that sort as numbers do. */
export const sortable = (id: string): string => id.padStart(ID_WIDTH, '0')

/** First custom field number that an installed app's fields get; lower ones are the site's own. */
const FIRST_APP_FIELD = 10_100
/** Series of ids start where a site that was used a little would be. */
const FIRST_ISSUE = 10_042
const FIRST_COMMENT = 10_200
const FIRST_ATTACHMENT = 10_300
const FIRST_CHANGE = 10_400
const FIRST_RULE = 1

/** The app's own account, and how its rights and names hang together. */
export interface AppAccount {
  accountId: string
  displayName: string
}

/** All that the site keeps, over the kernel's collections, and the small questions everyone asks of it. */
export class SiteState {
  readonly people: Collection<Person>
  /** Account id to key. */
  readonly peopleKeys: Collection<string>
  readonly organizations: Collection<Organization>
  readonly projects: Collection<Project>
  readonly desks: Collection<ServiceDesk>
  readonly requestTypes: Collection<RequestType>
  readonly issueTypes: Collection<IssueType>
  readonly priorities: Collection<Priority>
  readonly statuses: Collection<Status>
  readonly workflows: Collection<Workflow>
  readonly issues: Collection<Issue>
  readonly issueIdsByKey: Collection<string>
  readonly comments: Collection<Comment>
  readonly changes: Collection<ChangeGroup>
  readonly attachments: Collection<Attachment>
  readonly attachmentBytes: Collection<string>
  readonly temporaryAttachments: Collection<TemporaryAttachment>
  readonly issueProperties: Collection<unknown>
  readonly appFields: Collection<Field>
  readonly tasks: Collection<Task>
  readonly pins: Collection<true>
  readonly facts: Collection<string>
  app: InstalledApp | null = null
  #receive: (event: ProductEvent) => void = () => undefined

  constructor(readonly kernel: Kernel) {
    this.people = kernel.collection('site.people')
    this.peopleKeys = kernel.collection('site.people-keys')
    this.organizations = kernel.collection('site.organizations')
    this.projects = kernel.collection('site.projects')
    this.desks = kernel.collection('site.desks')
    this.requestTypes = kernel.collection('site.request-types')
    this.issueTypes = kernel.collection('site.issue-types')
    this.priorities = kernel.collection('site.priorities')
    this.statuses = kernel.collection('site.statuses')
    this.workflows = kernel.collection('site.workflows')
    this.issues = kernel.collection('site.issues')
    this.issueIdsByKey = kernel.collection('site.issue-keys')
    this.comments = kernel.collection('site.comments')
    this.changes = kernel.collection('site.changes')
    this.attachments = kernel.collection('site.attachments')
    this.attachmentBytes = kernel.collection('site.attachment-bytes')
    this.temporaryAttachments = kernel.collection('site.temporary-attachments')
    this.issueProperties = kernel.collection('site.issue-properties')
    this.appFields = kernel.collection('site.app-fields')
    this.tasks = kernel.collection('site.tasks')
    this.pins = kernel.collection('site.pins')
    this.facts = kernel.collection('site.facts')
  }

  now(): number {
    return this.kernel.clock.now()
  }

  onEvent(receive: (event: ProductEvent) => void): void {
    this.#receive = receive
  }

  /** Sends a product event of this instant. `atlassianId`: who did it. */
  emit(eventType: string, payload: Record<string, unknown>, atlassianId: string | null): void {
    this.#receive({ eventType, at: this.now(), payload, atlassianId })
  }

  personById(accountId: string | null | undefined): Person | undefined {
    if (accountId === null || accountId === undefined) return undefined
    if (accountId === this.facts.get('app-account-id')) return this.appPerson()
    const key = this.peopleKeys.get(accountId)
    return key === undefined ? undefined : this.people.get(key)
  }

  putPerson(person: Person): void {
    this.people.put(person.key, person)
    this.peopleKeys.put(person.accountId, person.key)
  }

  /** Everyone, in the order in which the seed names them. */
  everyone(): Person[] {
    const order = JSON.parse(this.facts.get('people-order') ?? '[]') as string[]
    return order.flatMap((key) => this.people.get(key) ?? [])
  }

  /** People who hold an account: everyone but the visitor without one, and the app. */
  accounts(): Person[] {
    return this.everyone().filter((person) => person.key !== 'anonymous')
  }

  issueByIdOrKey(idOrKey: string): Issue | undefined {
    const id = /^\d+$/.test(idOrKey) ? idOrKey : this.issueIdsByKey.get(idOrKey.toUpperCase())
    return id === undefined ? undefined : this.issues.get(sortable(id))
  }

  putIssue(issue: Issue): void {
    this.issues.put(sortable(issue.id), issue)
    this.issueIdsByKey.put(issue.key, issue.id)
  }

  nextIssue(project: Project): { id: string; key: string } {
    return {
      id: String(this.kernel.nextNumber('site.issue', FIRST_ISSUE)),
      key: `${project.key}-${this.kernel.nextNumber(`site.issue-key.${project.key}`, 1)}`,
    }
  }

  nextId(series: 'comment' | 'attachment' | 'change' | 'task' | 'rule' | 'temporary' | 'organization'): string {
    const first = { comment: FIRST_COMMENT, attachment: FIRST_ATTACHMENT, change: FIRST_CHANGE, task: 10_500, rule: FIRST_RULE, temporary: 1, organization: 100 }
    return String(this.kernel.nextNumber(`site.${series}`, first[series]))
  }

  projectByIdOrKey(idOrKey: string): Project | undefined {
    for (const [, project] of this.projects.entries()) {
      if (project.id === idOrKey || project.key === idOrKey.toUpperCase()) return project
    }
    return undefined
  }

  projectOf(issue: Issue): Project {
    return required(this.projects.get(issue.projectId), `project ${issue.projectId}`)
  }

  deskOfProject(projectId: string): ServiceDesk | undefined {
    for (const [, desk] of this.desks.entries()) if (desk.projectId === projectId) return desk
    return undefined
  }

  statusOf(issue: Issue): Status {
    return required(this.statuses.get(issue.statusId), `status ${issue.statusId}`)
  }

  workflowOf(project: Project): Workflow {
    return required(this.workflows.get(project.workflowId), `workflow ${project.workflowId}`)
  }

  fields(): Field[] {
    return [...SYSTEM_FIELDS, ...[...this.appFields.entries()].map(([, field]) => field)]
  }

  field(idOrKey: string): Field | undefined {
    return this.fields().find((field) => field.id === idOrKey || field.key === idOrKey)
  }

  commentsOf(issueId: string): Comment[] {
    return [...this.comments.entries(`${sortable(issueId)}/`)].map(([, comment]) => comment)
  }

  putComment(comment: Comment): void {
    this.comments.put(`${sortable(comment.issueId)}/${sortable(comment.id)}`, comment)
  }

  changesOf(issueId: string): ChangeGroup[] {
    return [...this.changes.entries(`${sortable(issueId)}/`)].map(([, change]) => change)
  }

  attachmentsOf(issueId: string): Attachment[] {
    return [...this.attachments.entries()].map(([, each]) => each).filter((each) => each.issueId === issueId)
  }

  propertyKeysOf(issueId: string): string[] {
    const prefix = `${sortable(issueId)}/`
    return [...this.issueProperties.entries(prefix)].map(([key]) => key.slice(prefix.length))
  }

  issueProperty(issueId: string, key: string): unknown {
    return this.issueProperties.get(`${sortable(issueId)}/${key}`)
  }

  /** Takes the app and gives each of its fields a customfield_N, the same one at every start. */
  install(app: InstalledApp): { appAccountId: string; fieldIds: Record<string, string> } {
    this.app = app
    const fieldIds: Record<string, string> = {}
    for (const declared of app.fields) {
      const known = this.appFields.get(declared.moduleKey)
      const number = known?.schema.customId ?? this.kernel.nextNumber('site.custom-field', FIRST_APP_FIELD)
      const field = appField(app, declared, number)
      this.appFields.put(declared.moduleKey, field)
      fieldIds[declared.moduleKey] = field.id
    }
    return { appAccountId: this.appAccountId(), fieldIds }
  }

  /** The app's account: made at the first installation, and the same ever after. */
  appAccountId(): string {
    const known = this.facts.get('app-account-id')
    if (known !== undefined) return known
    const made = `557058:${appUuid(this.app?.appId ?? '')}`
    this.facts.put('app-account-id', made)
    return made
  }

  appPerson(): Person {
    return {
      key: 'app', accountId: this.appAccountId(), displayName: this.app?.name ?? 'App', email: '', accountType: 'app',
      licensed: true, active: true, groups: [], organizations: [], timeZone: 'Etc/UTC', locale: 'en_US', role: 'The installed app',
    }
  }
}

/** The UUID within an app id, which Forge writes as ari:cloud:ecosystem::app/UUID. */
export const appUuid = (appId: string): string => appId.slice(appId.lastIndexOf('/') + 1)

export const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The site's data lack ${what}`)
  return value
}

/** A Forge custom field as Jira lists it (facts 2, Custom field: key and type). */
const appField = (app: InstalledApp, declared: AppField, number: number): Field => ({
  id: `customfield_${number}`,
  key: `${appUuid(app.appId)}__${app.environment.toUpperCase()}__${declared.moduleKey}`,
  name: declared.name,
  description: declared.description,
  custom: true,
  schema: {
    type: declared.type,
    custom: `ari:cloud:ecosystem::extension/${appUuid(app.appId)}/${app.environmentId}/static/${declared.moduleKey}`,
    customId: number,
  },
  clauseNames: [`cf[${number}]`, declared.name],
  app: { moduleKey: declared.moduleKey, readOnly: declared.readOnly },
})
