/** The parts of the server's answers that the pages read. */

export interface Person {
  key: string
  displayName: string
  email: string
  accountId: string
  accountType: 'atlassian' | 'customer' | 'app' | 'anonymous'
  organisations: string[]
  /** IANA zone of the profile: Jira writes times in it. */
  timeZone: string
  role: string
}

export interface Page<T> {
  values: T[]
  size?: number
  isLastPage?: boolean
}

export interface ServiceDesk {
  id: string
  projectId: string
  projectKey: string
  projectName: string
}

export interface RequestType {
  id: string
  name: string
  description?: string
  helpText?: string
  serviceDeskId?: string
  groupIds: string[]
}

export interface RequestTypeField {
  fieldId: string
  name: string
  description?: string
  required: boolean
  validValues?: { value: string; label: string }[]
  jiraSchema?: { type: string; system?: string; custom?: string; items?: string }
  visible?: boolean
}

export interface JsmDate {
  iso8601: string
  epochMillis: number
}

export interface JsmUser {
  accountId: string
  displayName: string
}

export interface RequestComment {
  id: string
  body: string
  public: boolean
  author?: JsmUser
  created: JsmDate
  attachments?: Page<RequestAttachment>
}

export interface RequestAttachment {
  filename: string
  size: number
  mimeType?: string
  _links?: { content?: string }
}

export interface CustomerRequest {
  issueId: string
  issueKey: string
  requestTypeId: string
  serviceDeskId: string
  requestType?: { name: string }
  reporter?: JsmUser
  createdDate: JsmDate
  requestFieldValues: { fieldId: string; label: string; value: unknown; renderedValue?: { html?: string } }[]
  currentStatus: { status: string; statusCategory?: string; statusDate?: JsmDate }
  participants?: Page<JsmUser>
}

export interface IssueComment {
  id: string
  author?: JsmUser
  body: AdfNode
  created: string
  jsdPublic?: boolean
}

export interface AdfMark {
  type: string
  attrs?: Record<string, unknown>
}

export interface AdfNode {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: AdfMark[]
  content?: AdfNode[]
}

export interface Issue {
  id: string
  key: string
  names?: Record<string, string>
  schema?: Record<string, { type: string; custom?: string }>
  fields: Record<string, unknown>
}

export interface Transition {
  id: string
  name: string
  to: { id: string; name: string; statusCategory?: { key: string } }
}

export interface ChangelogEntry {
  id: string
  author?: JsmUser
  created: string
  items: { field: string; fromString: string | null; toString: string | null }[]
}

export interface Queue {
  id: string
  name: string
  fields?: string[]
  issueCount?: number
}
