import type { AgentIncident, PolicyDesk, PortalIncident, Wire } from '../../../src/api/answers'
import type { CallName, InputOf } from '../../../src/api/calls'
import { editOf } from '../../../src/app/admin/policy-desk'
import type { PolicyEdit } from '../../../src/api/policy-input'
import type { Metric } from '../../../src/domain/policy/policy'
import { clockFigures } from '../../../src/domain/sla/figures'
import type { ClockFigures } from '../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import { SUPPORT, answerOf } from './desk'
import type { Raised , Desk} from './desk'

/** Stands in every internal text that these stories write; no portal answer and no public comment may hold it. */
export const INSIDE = 'INSIDE-ONLY'

/** People at work on a desk: what one does is settled before the next begins, and what customers are answered is kept. */
export class Story {
  /** Every answer that a portal screen got. */
  readonly heard: string[] = []
  constructor(readonly desk: Desk) {}

  async try<N extends CallName<'agent'>>(person: string, raised: Raised, name: N, payload: Omit<InputOf<'agent', N>, 'issueId'>): Promise<Wire<AgentIncident>> {
    const wire = await this.desk.agent(person, raised, name, { issueId: raised.issueId, ...payload } as InputOf<'agent', N>)
    await this.desk.site.settle()
    return wire
  }
  async act<N extends CallName<'agent'>>(person: string, raised: Raised, name: N, payload: Omit<InputOf<'agent', N>, 'issueId'>): Promise<AgentIncident> {
    return answerOf(await this.try(person, raised, name, payload))
  }
  async say<N extends CallName<'portal'>>(person: string, raised: Raised, name: N, payload: Omit<InputOf<'portal', N>, 'issueId'>): Promise<Wire<PortalIncident>> {
    const wire = await this.desk.portal(person, raised, name, { issueId: raised.issueId, ...payload } as InputOf<'portal', N>)
    this.heard.push(JSON.stringify(wire))
    await this.desk.site.settle()
    return wire
  }
  async view(person: string, raised: Raised): Promise<CustomerView> {
    const answer = await this.desk.seenInPortal(person, raised)
    this.heard.push(JSON.stringify(answer))
    return answer.view
  }
  /** The newest clock of that kind as it stands now. */
  async clock(raised: Raised, metric: Metric): Promise<ClockFigures> {
    const { view, now } = await this.desk.seen('agent-t1', raised)
    const facts = view.clocks.filter((one) => one.metric === metric).at(-1)
    if (facts === undefined) throw new Error(`No clock ${metric}`)
    return clockFigures(facts, now)
  }
  async elapsed(raised: Raised): Promise<Record<'firstResponse' | 'restore' | 'holdI', number>> {
    const of = async (metric: Metric): Promise<number> => (await this.clock(raised, metric)).elapsedMs / 60_000
    return { firstResponse: await of('firstResponse'), restore: await of('restore'), holdI: await of('holdI') }
  }

  /** A customer's file in Jira's own way: temporary first, then on the request; answers the attachment's id. `settles`: Jira's events of it come at once. */
  async attach(person: string, { issueKey }: Raised, fileName: string, content: string, { settles = true } = {}): Promise<string> {
    const { desk } = this
    const headers = { authorization: `Basic ${Buffer.from(`${desk.person(person).email}:token`).toString('base64')}`, 'x-atlassian-token': 'no-check' }
    const form = new FormData()
    form.append('file', new Blob([content]), fileName)
    const temporary = await fetch(`${desk.site.url}/rest/servicedeskapi/servicedesk/${SUPPORT.serviceDeskId}/attachTemporaryFile`, { method: 'POST', headers, body: form })
    const { temporaryAttachments } = (await temporary.json()) as { temporaryAttachments: { temporaryAttachmentId: string }[] }
    await desk.rest(person, 'POST', `/rest/servicedeskapi/request/${issueKey}/attachment`, { temporaryAttachmentIds: temporaryAttachments.map(({ temporaryAttachmentId: id }) => id), public: true })
    const { fields } = await desk.rest<{ fields: { attachment: { id: string; filename: string }[] } }>('agent-t1', 'GET', `/rest/api/3/issue/${issueKey}?fields=attachment`)
    const file = fields.attachment.find(({ filename }) => filename === fileName)
    if (file === undefined) throw new Error(`No ${fileName} on ${issueKey}`)
    if (settles) await desk.site.settle()
    return file.id
  }

  async rules<N extends CallName<'admin'>>(name: N, payload: InputOf<'admin', N>): Promise<Wire<PolicyDesk>> {
    const answer = await this.desk.bridge('jira-admin', 'retrac-admin', {}, name, payload)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
    return answer.result as Wire<PolicyDesk>
  }
  /** Publishes the rules as they stand, changed; what follows of it is done. */
  async publish(change: (edit: PolicyEdit) => PolicyEdit): Promise<void> {
    const { active, draft } = answerOf(await this.rules('getPolicy', {}))
    const saved = answerOf(await this.rules('saveDraft', { seenDraft: draft?.revision ?? 0, edit: change(editOf(active)) }))
    answerOf(await this.rules('publish', { seenDraft: saved.draft?.revision ?? 0, seenVersion: active.version }))
    await this.desk.site.settle()
  }
}

/** Texts of the app's internal notes, oldest first. */
export const notesOf = async (desk: Desk, raised: Raised): Promise<string[]> =>
  (await desk.comments(raised)).filter(({ effectId, public: isPublic }) => effectId !== null && !isPublic).map(({ text }) => text)
