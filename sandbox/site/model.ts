/** The rows that the site keeps. Ids are strings of digits, as Jira's; instants are epoch milliseconds. */

export type ProjectType = 'service_desk' | 'software' | 'business'
export type StatusCategory = 'TODO' | 'IN_PROGRESS' | 'DONE'
export type Channel = 'portal' | 'anonymousportal' | 'email' | 'api' | 'jira'

/** Who holds a project role: people by account id and groups by name. */
export interface RoleActors {
  people: string[]
  groups: string[]
}

export interface Project {
  id: string
  key: string
  name: string
  type: ProjectType
  leadAccountId: string
  workflowId: string
  issueTypeIds: string[]
  /** Role name to its holders. */
  roles: Record<string, RoleActors>
}

export interface Queue {
  id: string
  name: string
  jql: string
  fields: string[]
}

export interface ServiceDesk {
  id: string
  projectId: string
  portalName: string
  /** Account ids that the desk knows as its customers. */
  customers: string[]
  organizationIds: string[]
  /** Whether a visitor without an account may raise requests. */
  anonymous: boolean
  queues: Queue[]
}

export interface RequestTypeField {
  fieldId: string
  name: string
  description: string
  required: boolean
}

export interface RequestType {
  id: string
  serviceDeskId: string
  issueTypeId: string
  name: string
  description: string
  helpText: string
  groupIds: string[]
  fields: RequestTypeField[]
}

export interface IssueType {
  id: string
  name: string
  description: string
  subtask: boolean
}

export interface Priority {
  id: string
  name: string
  description: string
  statusColor: string
}

export interface Status {
  id: string
  name: string
  description: string
  category: StatusCategory
}

export interface Organization {
  id: string
  uuid: string
  name: string
  created: number
}

/** A validator, condition, post function or screen of a transition, kept as REST gave it. */
export interface Rule {
  id: string
  ruleKey: string
  parameters: Record<string, string>
}

export interface Transition {
  id: string
  name: string
  description: string
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED'
  from: string[]
  to: string
  validators: Rule[]
  actions: Rule[]
  screen: Rule | null
  properties: Record<string, string>
  links: unknown[]
  /** Shown to customers in the portal. */
  portal: boolean
}

export interface Layout {
  x?: number | undefined
  y?: number | undefined
}

export interface Workflow {
  id: string
  name: string
  description: string
  versionId: string
  versionNumber: number
  statusIds: string[]
  /** What the editor draws where, and properties of each status; kept as REST gave them. */
  statusLayouts: Record<string, { layout?: Layout | null | undefined; properties: Record<string, string> }>
  startPointLayout: Layout | null
  loopedTransitionContainerLayout: Layout | null
  transitions: Transition[]
  created: number
  updated: number
}

export interface Issue {
  id: string
  key: string
  projectId: string
  issueTypeId: string
  statusId: string
  statusChangedAt: number
  summary: string
  /** ADF document, or null. */
  description: unknown
  reporterId: string | null
  creatorId: string | null
  assigneeId: string | null
  priorityId: string
  labels: string[]
  created: number
  updated: number
  resolvedAt: number | null
  requestTypeId: string | null
  participants: string[]
  organizationIds: string[]
  /** Values of custom fields by field id. */
  values: Record<string, unknown>
}

export interface Comment {
  id: string
  issueId: string
  authorId: string | null
  /** ADF document. */
  body: unknown
  created: number
  updateAuthorId: string | null
  updated: number
  /** Seen in the portal (Jira's jsdPublic). */
  public: boolean
  properties: Record<string, unknown>
  attachmentIds: string[]
}

export interface ChangeItem {
  field: string
  fieldtype: 'jira' | 'custom'
  fieldId: string
  from: string | null
  fromString: string | null
  to: string | null
  toString: string | null
}

export interface ChangeGroup {
  id: string
  issueId: string
  authorId: string | null
  created: number
  items: ChangeItem[]
}

export interface Attachment {
  id: string
  issueId: string
  fileName: string
  mimeType: string
  sizeBytes: number
  authorId: string | null
  created: number
  public: boolean
}

export interface TemporaryAttachment {
  id: string
  serviceDeskId: string
  fileName: string
  mimeType: string
  base64: string
  created: number
}

export interface Field {
  id: string
  key: string
  name: string
  description: string
  custom: boolean
  /** Jira's schema of the field. */
  schema: { type: string; items?: string; system?: string; custom?: string; customId?: number }
  clauseNames: string[]
  /** Set for a field of the installed app. */
  app?: { moduleKey: string; readOnly: boolean }
}

export interface Task {
  id: string
  description: string
  submitted: number
  submittedBy: string | null
  result: unknown
}
