import type { QueueFacts, StatusLozenge } from '../../src/api/projection'
import type { AttachmentFacts, Caller, CommentFacts, IssueFacts, Jira, MadeRequest, MyRequest, NewRequest, RequestFacts, RequestList } from '../../src/app/ports'
import { JiraUnavailable } from '../../src/app/ports'
import type { IssueId, ProjectId } from '../../src/domain/ids'

export interface MemoryPerson {
  caller: Caller
  /** Projects in which this account may work as a JSM agent. */
  agentOn?: ProjectId[]
  administers?: ProjectId[]
  siteAdmin?: boolean
  groups?: string[]
  /** JSM organisations, by id. */
  organizations?: string[]
}
export interface MemoryIssue extends IssueFacts {
  participants: string[]
  /** Members of the organisation that the request is shared with. */
  members: string[]
  /** When it came to its project, where it was moved there. */
  movedAt?: number
}
export interface MadeComment {
  issueId: IssueId
  text: string
  public: boolean
  effectId: string
  mentions?: string[]
}
export interface MemoryProject {
  id: ProjectId
  key: string
  name: string
  serviceDeskId: string
  requestTypeIds: string[]
  statuses: { id: string; name: string; category: 'TODO' | 'IN_PROGRESS' | 'DONE' }[]
}

const GONE = 404
const AGENT_NEEDED = 403

/** Jira in memory, as far as ports ask of it: rights follow from people and issues, effects are kept for looking at. */
export class MemoryJira implements Jira {
  readonly issues = new Map<IssueId, MemoryIssue>()
  readonly comments: MadeComment[] = []
  readonly userComments = new Map<string, CommentFacts & { issueId: IssueId }>()
  readonly files = new Map<string, AttachmentFacts>()
  readonly fields = new Map<IssueId, Record<string, string | number | null>>()
  readonly properties = new Map<IssueId, QueueFacts>()
  readonly lozenges = new Map<IssueId, StatusLozenge>()
  /** Statuses without a transition that leads there. */
  readonly unreachable = new Set<string>()
  updatedAt = new Map<IssueId, number>()

  constructor(
    readonly people: MemoryPerson[],
    readonly projects: MemoryProject[],
    private readonly clock: { now(): number },
  ) {}

  put(issue: MemoryIssue): void {
    this.issues.set(issue.issueId, issue)
    this.updatedAt.set(issue.issueId, this.clock.now())
  }
  private person(accountId: string): MemoryPerson | undefined {
    return this.people.find(({ caller }) => caller.accountId === accountId)
  }
  private existing(issueId: IssueId, operation: string): MemoryIssue {
    const issue = this.issues.get(issueId)
    if (issue === undefined) throw new JiraUnavailable(GONE, operation, null)
    return issue
  }
  private isAgent(accountId: string, projectId: ProjectId): boolean {
    return this.person(accountId)?.agentOn?.includes(projectId) ?? false
  }

  async issue(issueIdOrKey: string): Promise<IssueFacts | null> {
    return structuredClone([...this.issues.values()].find(({ issueId, key }) => issueId === issueIdOrKey || key === issueIdOrKey) ?? null)
  }
  async placeOf(issueId: IssueId): ReturnType<Jira['placeOf']> {
    const issue = this.issues.get(issueId)
    return issue === undefined ? null : { projectId: issue.projectId, since: issue.movedAt ?? null }
  }
  async reporterOf(issueId: IssueId): ReturnType<Jira['reporterOf']> {
    const issue = this.issues.get(issueId)
    return issue === undefined ? null : { reporter: structuredClone(issue.reporter) }
  }
  async comment(issueId: IssueId, commentId: string): Promise<CommentFacts | null> {
    const comment = this.userComments.get(commentId)
    return comment?.issueId === issueId ? comment : null
  }
  async attachment(issueId: IssueId, attachmentId: string): ReturnType<Jira['attachment']> {
    const attachment = this.files.get(attachmentId)
    return attachment?.issueId === issueId ? attachment : null
  }
  async attachments(issueId: IssueId): ReturnType<Jira['attachments']> {
    return [...this.files.values()].filter((each) => each.issueId === issueId).sort((one, other) => other.createdAt - one.createdAt)
  }
  async isAgentOn(issueId: IssueId, accountId: string): Promise<boolean> {
    const issue = this.issues.get(issueId)
    return issue !== undefined && this.isAgent(accountId, issue.projectId)
  }
  async agentOnWhich(issueIds: IssueId[], accountId: string): Promise<ReadonlySet<IssueId>> {
    return new Set(issueIds.filter((issueId) => this.isAgent(accountId, this.issues.get(issueId)?.projectId ?? ('' as ProjectId))))
  }
  async organizationsOf(accountId: string): Promise<string[]> {
    return this.person(accountId)?.organizations ?? []
  }
  async groupMembers(group: string, limit: number): Promise<string[]> {
    return this.people.flatMap(({ caller, groups }) => (groups?.includes(group) ? [caller.accountId] : [])).slice(0, limit)
  }
  async groupNames(): Promise<string[]> {
    return [...new Set(this.people.flatMap(({ groups }) => groups ?? []))].sort()
  }
  async participantsOf(requestKeyOrIssueId: string): Promise<string[]> {
    return [...this.issues.values()].find(({ issueId, key }) => key === requestKeyOrIssueId || issueId === requestKeyOrIssueId)?.participants ?? []
  }
  async unrecordedSince(projectIds: ProjectId[], since: number): Promise<IssueId[]> {
    return [...this.issues.values()].filter((issue) => projectIds.includes(issue.projectId) && issue.createdAt >= since && !this.properties.has(issue.issueId)).map(({ issueId }) => issueId)
  }
  async updatedSince(projectIds: ProjectId[], since: number): ReturnType<Jira['updatedSince']> {
    return [...this.issues.values()].filter((issue) => projectIds.includes(issue.projectId) && (this.updatedAt.get(issue.issueId) ?? 0) >= since).map(({ issueId, projectId, statusId }) => ({ issueId, projectId, statusId }))
  }

  async requestAccess(caller: Caller, requestKeyOrIssueId: string): ReturnType<Jira['requestAccess']> {
    const issue = [...this.issues.values()].find(({ issueId, key }) => issueId === requestKeyOrIssueId || key === requestKeyOrIssueId)
    if (issue === undefined || issue.requestTypeId === null) return null
    const { issueId, key } = issue
    if (issue.reporter?.accountId === caller.accountId) return { issueId, key, role: 'reporter' }
    if (issue.participants.includes(caller.accountId)) return { issueId, key, role: 'participant' }
    // Agents see every request of their project in the portal, too.
    if (issue.members.includes(caller.accountId) || this.isAgent(caller.accountId, issue.projectId)) return { issueId, key, role: 'member' }
    return null
  }
  private facts({ issueId, key, projectId, text, reporter }: MemoryIssue): RequestFacts {
    const serviceDeskId = this.projects.find(({ id }) => id === projectId)?.serviceDeskId ?? ''
    return { issueId, key, serviceDeskId, summary: text.split('\n')[0] ?? '', reporterAccountId: reporter?.accountId ?? null }
  }
  async myRequests({ accountId, accountType }: Caller, words: string, limit: number): Promise<RequestList> {
    const shared = (issue: MemoryIssue): boolean => accountType !== 'unlicensed' && issue.members.includes(accountId)
    const roleOn = (issue: MemoryIssue): MyRequest['role'] | null => {
      if (issue.reporter?.accountId === accountId) return 'reporter'
      if (issue.participants.includes(accountId)) return 'participant'
      return shared(issue) ? 'member' : null
    }
    const mine = [...this.issues.values()].flatMap((issue): MyRequest[] => {
      const role = roleOn(issue)
      return role === null ? [] : [{ ...this.facts(issue), role }]
    })
    const found = mine.filter(({ summary }) => summary.toLowerCase().includes(words.toLowerCase()))
    return { requests: found.slice(0, limit), cut: found.length > limit }
  }
  async requestSummary(_caller: Caller, requestKey: string): Promise<RequestFacts | null> {
    const issue = [...this.issues.values()].find(({ issueId, key }) => issueId === requestKey || key === requestKey)
    return issue === undefined ? null : this.facts(issue)
  }
  /** What `raiseRequest` was asked for, and the agent as whom the next one is raised. */
  readonly raised: NewRequest[] = []
  raisesAs: Caller | null = null
  async raiseRequest(request: NewRequest): ReturnType<Jira['raiseRequest']> {
    const project = this.projects.find(({ serviceDeskId }) => serviceDeskId === request.serviceDeskId)
    const customer = this.person(request.customerAccountId)
    if (project === undefined || customer === undefined) return { kind: 'notAllowed' }
    this.raised.push(request)
    const issueId = String(20_000 + this.raised.length) as IssueId
    this.put({
      issueId,
      key: `${project.key}-${200 + this.raised.length}`,
      projectId: project.id,
      requestTypeId: request.requestTypeId,
      createdAt: this.clock.now(),
      reporter: { accountId: request.customerAccountId, accountType: customer.caller.accountType === 'customer' ? 'customer' : 'atlassian', active: true, timeZone: null },
      creatorAccountId: this.raisesAs?.accountId ?? null,
      creatorAccountType: 'atlassian',
      assigneeAccountId: null,
      statusId: project.statuses[0]?.id ?? '',
      channel: 'api',
      text: [request.summary, request.description].filter((part) => part !== '').join('\n'),
      panelAnswers: [],
      participants: [],
      members: [],
    })
    return { kind: 'raised', issueId, key: `${project.key}-${200 + this.raised.length}` }
  }
  async requestsMadeSince(made: MadeRequest, since: number): ReturnType<Jira['requestsMadeSince']> {
    const isIt = (issue: MemoryIssue): boolean =>
      issue.projectId === made.projectId && issue.creatorAccountId === made.creatorAccountId && issue.reporter?.accountId === made.customerAccountId &&
      issue.text.split('\n')[0] === made.summary && issue.createdAt >= since
    return [...this.issues.values()].filter(isIt).map(({ issueId, key }) => ({ issueId, key }))
  }
  async writePanelAnswers(issueId: IssueId, answers: { impact: string; urgency: string }): Promise<void> {
    this.existing(issueId, 'writePanelAnswers').panelAnswers = Object.entries(answers).map(([key, value]) => ({ key, value }))
  }
  async agentAccess(caller: Caller, issueId: IssueId): Promise<{ agent: boolean } | null> {
    const issue = this.issues.get(issueId)
    if (issue === undefined) return null
    if (this.isAgent(caller.accountId, issue.projectId)) return { agent: true }
    // An ordinary user of the site may browse some projects without being an agent there.
    return this.person(caller.accountId)?.administers?.includes(issue.projectId) ? { agent: false } : null
  }
  async agentOnProject(caller: Caller, projectId: ProjectId): Promise<{ agent: boolean; key: string } | null> {
    const project = this.projects.find(({ id }) => id === projectId)
    if (project === undefined) return null
    const agent = this.isAgent(caller.accountId, projectId)
    return agent || this.person(caller.accountId)?.administers?.includes(projectId) ? { agent, key: project.key } : null
  }
  async groupsOf(caller: Caller): Promise<string[]> {
    return this.person(caller.accountId)?.groups ?? []
  }
  async maySeeRequestType(_caller: Caller, serviceDeskId: string, requestTypeId: string): Promise<{ projectId: ProjectId } | null> {
    const project = this.projects.find((each) => each.serviceDeskId === serviceDeskId && each.requestTypeIds.includes(requestTypeId))
    return project === undefined ? null : { projectId: project.id }
  }
  async mayAdministerProject(caller: Caller, projectId: ProjectId): Promise<boolean> {
    const person = this.person(caller.accountId)
    return this.projects.some(({ id }) => id === projectId) && (person?.siteAdmin === true || person?.administers?.includes(projectId) === true)
  }
  async mayAdministerSite(caller: Caller): Promise<boolean> {
    return this.person(caller.accountId)?.siteAdmin === true
  }

  async addComment(issueId: IssueId, comment: { text: string; public: boolean; effectId: string; mentions?: string[] }): Promise<void> {
    this.existing(issueId, 'addComment')
    this.comments.push({ issueId, ...comment })
  }
  async hasCommentOf(issueId: IssueId, effectId: string): Promise<boolean> {
    return this.comments.some((comment) => comment.issueId === issueId && comment.effectId === effectId)
  }
  async writeFields(issueId: IssueId, values: Record<string, string | number | null>): Promise<void> {
    this.existing(issueId, 'writeFields')
    this.fields.set(issueId, values)
  }
  async writeProperty(issueId: IssueId, value: QueueFacts): Promise<void> {
    this.existing(issueId, 'writeProperty')
    this.properties.set(issueId, structuredClone(value))
  }
  async writeLozenge(issueId: IssueId, lozenge: StatusLozenge): Promise<void> {
    this.existing(issueId, 'writeLozenge')
    this.lozenges.set(issueId, structuredClone(lozenge))
  }
  async moveTo(issueId: IssueId, statusId: string): Promise<'done' | 'noWay'> {
    const issue = this.existing(issueId, 'moveTo')
    if (this.unreachable.has(statusId)) return 'noWay'
    issue.statusId = statusId
    return 'done'
  }
  async assign(issueId: IssueId, accountId: string | null): Promise<void> {
    const issue = this.existing(issueId, 'assign')
    if (accountId !== null && !this.isAgent(accountId, issue.projectId)) throw new JiraUnavailable(AGENT_NEEDED, 'assign', null)
    issue.assigneeAccountId = accountId
  }

  async fieldIds(): Promise<Record<string, string>> {
    const modules = ['number', 'severity', 'impact', 'urgency', 'tier', 'channel', 'scope', 'next-due', 'sla-state']
    return Object.fromEntries(modules.map((name, index) => [`retrac-${name}`, `customfield_${10100 + index}`]))
  }
  async project(projectId: ProjectId): ReturnType<Jira['project']> {
    return this.projects.find(({ id }) => id === projectId) ?? null
  }
  async serviceProjects(): ReturnType<Jira['serviceProjects']> {
    return this.projects.map(({ id, key, name }) => ({ id, key, name }))
  }
  async requestTypes(serviceDeskId: string): ReturnType<Jira['requestTypes']> {
    const project = this.projects.find((each) => each.serviceDeskId === serviceDeskId)
    return (project?.requestTypeIds ?? []).map((id) => ({ id, name: `Request type ${id}`, description: '' }))
  }
  async statuses(projectId: ProjectId): ReturnType<Jira['statuses']> {
    return this.projects.find(({ id }) => id === projectId)?.statuses ?? []
  }
  async closingValidator(): ReturnType<Jira['closingValidator']> {
    return { missingOn: [], total: 1 }
  }
  async addClosingValidator(): Promise<'done' | 'notAllowed'> {
    return 'done'
  }
  async panelPinned(): Promise<boolean | 'unknown'> {
    return true
  }
  async pinPanel(): Promise<'done' | 'notAllowed'> {
    return 'done'
  }
}
