import { asTheApp } from '../../src/app/grant'
import { authorise } from '../../src/app/authorise'
import type { Asker, Claim } from '../../src/app/authorise'
import type { AgentGrant, AppGrant, PortalGrant } from '../../src/app/grant'
import { handleCommand } from '../../src/app/handle-command'
import type { Handled } from '../../src/app/handle-command'
import { workQueued } from '../../src/app/act-on-due'
import type { Caller, Ports, QueueBody } from '../../src/app/ports'
import type { IssueId } from '../../src/domain/ids'
import type { Command } from '../../src/domain/incident/commands'
import type { Incident } from '../../src/domain/incident/state'
import { defaultPolicy } from '../../src/domain/policy/default-policy'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time'
import { CREATED_AT, PROJECT, REQUEST_TYPE, STATUS_IDS, issueId, projectId } from './builders'
import { MemoryJira } from './memory-jira'
import type { MemoryIssue, MemoryPerson } from './memory-jira'
import { MemoryStore } from './memory-store'

/** Accounts of the memory site; whoever they are follows from `PEOPLE` below and from the issue. */
const caller = (accountId: string, accountType: Caller['accountType']): Caller => ({ accountId, accountType })
export const CALLERS = {
  reporter: caller('qm:reporter', 'customer'),
  participant: caller('qm:participant', 'customer'),
  /** A licensed person without agent rights who takes part in the request. */
  colleague: caller('557058:colleague', 'licensed'),
  member: caller('qm:member', 'customer'),
  stranger: caller('qm:stranger', 'customer'),
  unlicensedParticipant: caller('557058:unlicensed', 'unlicensed'),
  tierOne: caller('557058:tier-one', 'licensed'),
  tierTwo: caller('557058:tier-two', 'licensed'),
  consultant: caller('557058:consultant', 'licensed'),
  lead: caller('557058:lead', 'licensed'),
  otherDeskAgent: caller('557058:other-desk', 'licensed'),
  projectAdmin: caller('557058:project-admin', 'licensed'),
  siteAdmin: caller('557058:site-admin', 'licensed'),
  anonymous: caller('unidentified', 'anonymous'),
} as const
export type PersonName = keyof typeof CALLERS

export const OTHER_PROJECT = projectId('10500')
const PEOPLE: MemoryPerson[] = [
  { caller: CALLERS.reporter, organizations: ['1'] },
  ...(['participant', 'member', 'stranger', 'unlicensedParticipant', 'colleague', 'anonymous'] as const).map((name) => ({ caller: CALLERS[name] })),
  ...(['tierOne', 'tierTwo', 'consultant'] as const).map((name) => ({ caller: CALLERS[name], agentOn: [PROJECT], groups: [name] })),
  { caller: CALLERS.lead, agentOn: [PROJECT], groups: ['leads'] },
  { caller: CALLERS.otherDeskAgent, agentOn: [OTHER_PROJECT] },
  { caller: CALLERS.projectAdmin, administers: [PROJECT] },
  { caller: CALLERS.siteAdmin, siteAdmin: true },
]
const STATUSES = Object.entries(STATUS_IDS).map(([name, id]) => ({ id, name, category: name === 'closed' ? ('DONE' as const) : ('IN_PROGRESS' as const) }))

/** An issue in the memory site's project, raised by the reporter in the portal. */
export const memoryIssue = (change: Partial<MemoryIssue> = {}): MemoryIssue => ({
  issueId: issueId('10142'),
  key: 'REC-142',
  projectId: PROJECT,
  requestTypeId: REQUEST_TYPE,
  createdAt: CREATED_AT,
  reporter: { accountId: CALLERS.reporter.accountId, accountType: 'customer', active: true, timeZone: 'Europe/Berlin' },
  creatorAccountId: CALLERS.reporter.accountId,
  creatorAccountType: 'customer',
  assigneeAccountId: null,
  statusId: STATUS_IDS.waitingForSupport,
  channel: 'portal',
  text: 'Payroll export fails\nIt stops at row 4,000.',
  panelAnswers: [{ key: 'impact', value: 'several' }, { key: 'urgency', value: 'high' }],
  participants: [CALLERS.participant.accountId, CALLERS.unlicensedParticipant.accountId, CALLERS.colleague.accountId],
  members: [CALLERS.member.accountId],
  ...change,
})

export const NO_CLAIM: Claim = { issueId: null, requestKey: null, projectId: null, serviceDeskId: null, requestTypeId: null }
export const asker = (name: PersonName, claim: Partial<Claim> = {}): Asker => ({ caller: CALLERS[name], claim: { ...NO_CLAIM, ...claim } })

interface Line {
  code: string
  facts: Record<string, unknown>
}

/** A whole site in memory: ports over fakes, time that stands until it is moved, a queue that is emptied by hand. */
export class MemorySite {
  now = CREATED_AT + MINUTE_MS
  readonly store = new MemoryStore()
  readonly clock = { now: () => this.now }
  readonly jira: MemoryJira
  readonly queued: { body: QueueBody; at: number }[] = []
  readonly lines: Line[] = []
  readonly ports: Ports

  constructor() {
    const project = { id: PROJECT, key: 'REC', name: 'ReCARE', serviceDeskId: '7', requestTypeIds: [REQUEST_TYPE], statuses: STATUSES }
    const other = { id: OTHER_PROJECT, key: 'OTH', name: 'Other desk', serviceDeskId: '8', requestTypeIds: ['80'], statuses: STATUSES }
    this.jira = new MemoryJira(PEOPLE, [project, other], this.clock)
    this.ports = {
      store: this.store,
      jira: this.jira,
      queue: { push: async (events) => void this.queued.push(...events.map(({ body, delaySeconds }) => ({ body, at: this.now + delaySeconds * 1_000 }))) },
      clock: this.clock,
      log: { line: (code, facts) => void this.lines.push({ code, facts }) },
    }
    this.store.policies.push({
      ...defaultPolicy(CREATED_AT - HOUR_MS),
      roleGroups: { tierI: 'tierOne', tierII: 'tierTwo', consultant: 'consultant', lead: 'leads', higherLevel: null },
      projects: {
        [PROJECT]: { on: true, requestTypeIds: [REQUEST_TYPE], statusMap: { ...STATUS_IDS }, offSpans: [] },
        [OTHER_PROJECT]: { on: true, requestTypeIds: ['80'], statusMap: { ...STATUS_IDS }, offSpans: [] },
      },
    })
  }

  /** Puts an issue there, as its reporter made it; nobody has recorded it yet. */
  raise(change: Partial<MemoryIssue> = {}): MemoryIssue {
    const issue = memoryIssue(change)
    this.jira.put(issue)
    return issue
  }

  incident(id: IssueId = issueId('10142')): Incident {
    const row = this.store.incidents.get(id)
    if (row === undefined) throw new Error('Nothing was recorded')
    return row.incident
  }

  private get policy() {
    return this.store.policies.at(-1) ?? null
  }
  async agent(name: PersonName, id: IssueId = issueId('10142'), ports = this.ports): Promise<AgentGrant> {
    const authorised = await authorise(ports, asker(name), 'test', 'issue', { issueId: id })
    if (!authorised.ok) throw new Error(`${name} is no agent here`)
    return authorised.grant
  }
  async customer(name: PersonName, id: IssueId = issueId('10142'), ports = this.ports): Promise<PortalGrant> {
    const authorised = await authorise(ports, asker(name), 'test', 'request', { requestKeyOrIssueId: id })
    if (!authorised.ok) throw new Error(`${name} is no customer here`)
    return authorised.grant
  }
  app(id: IssueId = issueId('10142')): AppGrant {
    return asTheApp(id, this.policy)
  }

  async desk(name: PersonName, command: Command, ports = this.ports): Promise<Handled> {
    return handleCommand(ports, { grant: await this.agent(name), command })
  }
  async side(name: PersonName, command: Command, ports = this.ports): Promise<Handled> {
    return handleCommand(ports, { grant: await this.customer(name), command })
  }

  /** Runs every queued event whose time has come, as the consumer would. */
  async drain(): Promise<number> {
    const due = this.queued.filter(({ at }) => at <= this.now)
    this.queued.splice(0, this.queued.length, ...this.queued.filter(({ at }) => at > this.now))
    for (const { body } of due) await workQueued(this.ports, body)
    return due.length
  }
  pass(ms: number): void {
    this.now += ms
  }
  logged(code: string): Record<string, unknown>[] {
    return this.lines.filter((line) => line.code === code).map(({ facts }) => facts)
  }
}
