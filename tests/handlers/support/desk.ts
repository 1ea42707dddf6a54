import type { AgentIncident, PortalIncident, Problem, ProjectPage, SetupReport, Wire } from '../../../src/api/answers'
import type { Audience, CallName, InputOf } from '../../../src/api/calls'
import type { Impact, Urgency } from '../../../src/domain/policy/policy'
import { startSandboxProcess } from '../../support/sandbox-process'
import type { BridgeAnswer, RunningSandbox } from '../../support/sandbox-process'

/** Instant at which each site of these suites begins; a Tuesday, well off any change of clocks. */
export const STARTS_AT = '2026-11-24T08:00:00.000Z'
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

/** The bare site of `demo/empty.json`: its support project, a request type of incidents, the facilities desk beside it. */
export const SUPPORT = { projectId: '10001', projectKey: 'REC', serviceDeskId: '1', requestTypeId: '13' } as const
export const FACILITIES = { projectId: '10002', projectKey: 'OTH', serviceDeskId: '2', requestTypeId: '21' } as const

export interface Person {
  key: string
  displayName: string
  email: string
  accountId: string
  accountType: string
}
export interface Raised {
  issueId: string
  issueKey: string
}
export interface JiraComment {
  id: string
  text: string
  public: boolean
  authorAccountId: string
  /** Id of the effect that made it; null for what people wrote. */
  effectId: string | null
}
export interface InvocationLine {
  id: string
  function: string
  cause: string
  ok: boolean
  error: string | null
  reads: number
  writes: number
  bytesWritten: number
  requests: number
}
export interface RequestLine {
  invocation: string | null
  function: string | null
  as: string
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  status: number
}
export interface FaultRule {
  on: 'rest' | 'storage' | 'queue' | 'trigger' | 'function'
  match?: string
  do: '429' | '500' | '503' | 'timeout' | 'lost' | 'twice' | 'late' | 'reordered' | 'conflict' | 'kill-before' | 'kill-after'
  rate?: number
  times?: number
}

interface AdfNode {
  text?: string
  type?: string
  content?: AdfNode[]
}
const plain = (node: AdfNode): string => (node.type === 'hardBreak' ? '\n' : (node.text ?? (node.content ?? []).map(plain).join('')))

/** One site with ReTRAC installed, and what people do there: all through the sandbox's outside interface. */
export class Desk {
  private constructor(
    readonly site: RunningSandbox,
    readonly people: ReadonlyMap<string, Person>,
  ) {}

  /** A fresh site on a clock that stands until it is told. `on`: ReTRAC is switched on in the support project, set-up done. */
  static async open({ on = true }: { on?: boolean } = {}): Promise<Desk> {
    const site = await startSandboxProcess({ seed: 'empty', clock: 'manual', now: STARTS_AT })
    const people = (await site.get('/sandbox/people')) as Person[]
    const desk = new Desk(site, new Map(people.map((person) => [person.key, person])))
    await site.settle()
    if (on) await desk.switchOn(SUPPORT)
    return desk
  }

  close(): Promise<void> {
    return this.site.close()
  }

  person(key: string): Person {
    const person = this.people.get(key)
    if (person === undefined) throw new Error(`Nobody is called ${key}`)
    return person
  }

  // ---- calls of screens ---------------------------------------------------------------------------------------

  /** A resolver's answer; an error of the bridge fails the test that asked. */
  private async wire<Answer>(person: string, module: string, context: Record<string, unknown>, name: string, payload: unknown): Promise<Wire<Answer>> {
    const answer = await this.site.invoke(person, module, context, name, payload)
    if (!answer.ok) throw new Error(`${person} ${module} ${name}: ${answer.error.name} ${answer.error.message}`)
    return answer.result as Wire<Answer>
  }

  /** From the issue's own panel. */
  agent<N extends CallName<'agent'>>(person: string, { issueKey }: Raised, name: N, payload: InputOf<'agent', N>): Promise<Wire<AgentIncident>> {
    return this.wire(person, 'retrac-issue-context', { issueKey }, name, payload)
  }

  /** From the request's own page. */
  portal<N extends CallName<'portal'>>(person: string, { issueKey }: Raised, name: N, payload: InputOf<'portal', N>): Promise<Wire<PortalIncident>> {
    return this.wire(person, 'retrac-request-top', { requestKey: issueKey }, name, payload)
  }

  admin<Answer>(person: string, projectKey: string, name: CallName<'admin'>, payload: unknown): Promise<Wire<Answer>> {
    return this.wire(person, 'retrac-project-settings', { projectKey }, name, payload)
  }

  /** The bridge's own answer, for calls that need not come to a resolver at all. */
  bridge(person: string, module: string, context: Record<string, unknown>, name: string, payload: unknown): Promise<BridgeAnswer> {
    return this.site.invoke(person, module, context, name, payload)
  }

  /** What an agent sees; fails where it is refused. */
  async seen(person: string, raised: Raised): Promise<AgentIncident> {
    return answerOf(await this.agent(person, raised, 'getIncident', { issueId: raised.issueId }))
  }

  /** What a customer sees; fails where it is refused. */
  async seenInPortal(person: string, raised: Raised): Promise<PortalIncident> {
    return answerOf(await this.portal(person, raised, 'getIncident', { requestKey: raised.issueKey }))
  }

  /** An admin's first visit: what is proposed is taken, then the set-up is run. */
  async switchOn({ projectId, projectKey, requestTypeId }: { projectId: string; projectKey: string; requestTypeId: string }): Promise<ProjectPage> {
    const page = answerOf(await this.admin<ProjectPage>('jira-admin', projectKey, 'getProject', { projectId }))
    const statusMap = page.proposedStatusMap
    const saved = answerOf(
      await this.admin<ProjectPage>('jira-admin', projectKey, 'saveProject', {
        projectId, seenVersion: page.policyVersion, on: true, requestTypeIds: page.requestTypes.map(({ id }) => id).filter((id) => id >= requestTypeId), statusMap,
      }),
    )
    answerOf(await this.admin<SetupReport>('jira-admin', projectKey, 'runSetup', { projectId }))
    await this.site.settle()
    return saved
  }

  // ---- what happens in Jira -------------------------------------------------------------------------------------

  /** The portal's create form, the create panel's answers included; not yet told to the app. */
  async raise(person: string, answers: { impact: Impact; urgency: Urgency } | null = { impact: 'several', urgency: 'high' }, summary = 'Payroll export fails'): Promise<Raised> {
    const panel = answers === null ? {} : { panel: { isValid: true, fields: Object.entries(answers).map(([key, value]) => ({ key, value })) } }
    const { status, body } = await this.site.send('POST', '/sandbox/portal/requests', {
      person, serviceDeskId: SUPPORT.serviceDeskId, requestTypeId: SUPPORT.requestTypeId, requestFieldValues: { summary, description: 'It stops at row 4,000.' }, ...panel,
    })
    if (status !== 201) throw new Error(`Not raised: ${status} ${JSON.stringify(body)}`)
    return body as Raised
  }

  /** Raised, and everything that follows at that instant. */
  async raiseAndSettle(person: string, answers?: { impact: Impact; urgency: Urgency } | null): Promise<Raised> {
    const raised = await this.raise(person, answers)
    await this.site.settle()
    return raised
  }

  /** REST as that person; fails on anything but what is expected. */
  async rest<Body = unknown>(person: string, method: string, path: string, body?: unknown, expected = [200, 201, 204]): Promise<Body> {
    const answer = await this.site.rest(this.person(person).email, method, path, body)
    if (!expected.includes(answer.status)) throw new Error(`${person} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Body
  }

  /** A comment in Jira's own box; public unless said. */
  comment(person: string, { issueKey }: Raised, text: string, isPublic = true): Promise<{ id: string }> {
    return this.rest(person, 'POST', `/rest/servicedeskapi/request/${issueKey}/comment`, { body: text, public: isPublic })
  }

  /** As Jira keeps them, oldest first. */
  async comments({ issueKey }: Raised): Promise<JiraComment[]> {
    const page = await this.rest<{ comments: Record<string, unknown>[] }>('agent-t1', 'GET', `/rest/api/3/issue/${issueKey}/comment?expand=properties&maxResults=100`)
    return page.comments.map((comment) => ({
      id: String(comment['id']),
      text: plain(comment['body'] as AdfNode),
      public: comment['jsdPublic'] as boolean,
      authorAccountId: (comment['author'] as { accountId: string }).accountId,
      effectId: ((comment['properties'] as { key: string; value: { id?: string } }[] | undefined) ?? []).find(({ key }) => key === 'retrac-effect')?.value.id ?? null,
    }))
  }

  /** Texts of what the app said in public, oldest first. */
  async told(raised: Raised): Promise<string[]> {
    return (await this.comments(raised)).filter(({ effectId, public: isPublic }) => effectId !== null && isPublic).map(({ text }) => text)
  }

  async issue({ issueKey }: Raised): Promise<{ fields: Record<string, unknown>; status: string; statusId: string; assignee: string | null }> {
    const { fields } = await this.rest<{ fields: Record<string, unknown> }>('agent-t1', 'GET', `/rest/api/3/issue/${issueKey}`)
    const status = fields['status'] as { id: string; name: string }
    return { fields, status: status.name, statusId: status.id, assignee: (fields['assignee'] as { accountId: string } | null)?.accountId ?? null }
  }

  /** Values of ReTRAC's fields by module key. */
  async fields(raised: Raised): Promise<Record<string, unknown>> {
    const { fields } = await this.issue(raised)
    const all = await this.rest<{ id: string; schema?: { custom?: string } }[]>('agent-t1', 'GET', '/rest/api/3/field')
    return Object.fromEntries(
      all.flatMap(({ id, schema }) => {
        const module = /\/static\/(retrac-[a-z-]+)$/.exec(schema?.custom ?? '')?.[1]
        return module === undefined ? [] : [[module, fields[id] ?? null]]
      }),
    )
  }

  async property({ issueKey }: Raised, key = 'retrac'): Promise<Record<string, unknown>> {
    return (await this.rest<{ value: Record<string, unknown> }>('agent-t1', 'GET', `/rest/api/3/issue/${issueKey}/properties/${key}`)).value
  }

  /** Past all workflow rules, as a bulk change or an import does it. */
  async forceStatus({ issueKey }: Raised, status: string): Promise<void> {
    const { status: answered } = await this.site.send('POST', '/sandbox/site/force-status', { issueKey, status })
    if (answered !== 204) throw new Error(`Not forced: ${answered}`)
  }

  /** In Jira, as an agent who opens the status menu; the answer as it comes. */
  async transition(person: string, { issueKey }: Raised, toName: string): Promise<{ status: number; body: unknown }> {
    const { transitions } = await this.rest<{ transitions: { id: string; to: { name: string } }[] }>(person, 'GET', `/rest/api/3/issue/${issueKey}/transitions`)
    const chosen = transitions.find(({ to }) => to.name === toName)
    if (chosen === undefined) throw new Error(`No transition leads to ${toName}`)
    return this.site.rest(this.person(person).email, 'POST', `/rest/api/3/issue/${issueKey}/transitions`, { transition: { id: chosen.id } })
  }

  // ---- time, faults, logs ---------------------------------------------------------------------------------------

  /** Lets that many minutes pass; all that falls due on the way is done at its own instant. */
  pass(minutes: number): Promise<{ invocations: number; failures: number }> {
    return this.site.advance(minutes * MINUTE_MS)
  }

  async now(): Promise<number> {
    return Date.parse(((await this.site.get('/sandbox/clock')) as { now: string }).now)
  }

  async faults(rules: FaultRule[], seed: number | string = 1): Promise<void> {
    const { status, body } = await this.site.send('PUT', '/sandbox/faults', { seed, rules })
    if (status !== 204) throw new Error(`No such fault: ${JSON.stringify(body)}`)
  }

  async noFaults(): Promise<void> {
    await this.site.send('DELETE', '/sandbox/faults')
  }

  /** How many lines of each log were read, so that a long story is not read again and again. */
  private readonly read = { invocations: 0, requests: 0 }

  private async unread<Line>(log: 'invocations' | 'requests'): Promise<Line[]> {
    const lines = await this.site.lines(`/sandbox/${log}?after=${this.read[log]}`)
    this.read[log] += lines.length
    return lines as unknown as Line[]
  }

  /** What `work` made the app do. */
  async during(work: () => Promise<unknown>): Promise<{ invocations: InvocationLine[]; requests: RequestLine[] }> {
    await Promise.all([this.unread('invocations'), this.unread('requests')])
    await work()
    const [invocations, requests] = await Promise.all([this.unread<InvocationLine>('invocations'), this.unread<RequestLine>('requests')])
    return { invocations, requests }
  }

  requests(): Promise<RequestLine[]> {
    return this.site.lines('/sandbox/requests') as Promise<unknown> as Promise<RequestLine[]>
  }

  /** All stored rows as they are, in one text: equal where nothing was written. */
  async storage(): Promise<string> {
    return JSON.stringify(await this.site.lines('/sandbox/storage'))
  }
}

/** The answer itself; a problem fails the test. */
export const answerOf = <Answer>(wire: Wire<Answer>): Answer => {
  if (!wire.ok) throw new Error(`Answered ${wire.problem.kind}: ${wire.problem.text} ${JSON.stringify(wire.problem.fields ?? [])}`)
  return wire.answer
}
/** The problem itself; an answer fails the test. */
export const problemOf = <Answer>(wire: Wire<Answer>): Problem => {
  if (wire.ok) throw new Error('Answered, where a problem was expected')
  return wire.problem
}

export const AUDIENCES = ['agent', 'portal', 'admin'] as const satisfies readonly Audience[]
