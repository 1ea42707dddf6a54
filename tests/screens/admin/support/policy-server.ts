import type { AdminSite, PolicyDesk, PolicyImpact, Problem, Wire } from '../../../../src/api/answers'
import type { PolicyEdit } from '../../../../src/api/policy-input'
import { policyEdit } from '../../../../src/api/policy-input'
import { policyProblems } from '../../../../src/domain/policy/checks'
import { defaultPolicy } from '../../../../src/domain/policy/default-policy'
import type { Policy } from '../../../../src/domain/policy/policy'
import { editOf } from '../../../../static/admin/policy/core/edit'
import { host } from './bridge'

export const NOW = Date.parse('2026-11-24T14:32:00Z')
const PUBLISHED_AT = Date.parse('2026-11-03T09:00:00Z')
export const ME = 'a-me'
export const OTHER = 'a-other'

interface Draft {
  revision: number
  edit: PolicyEdit
  savedAt: number
  savedBy: string
}

/** The server's side of the draft, as small as it can be: revisions, versions, the input's shape and the domain's checks. */
export class PolicyServer {
  versions: Policy[] = [{ ...defaultPolicy(PUBLISHED_AT), version: 7 }]
  draft: Draft | null = null
  revision = 0
  impact: Partial<PolicyImpact> = {}
  /** Answers the next call of this name instead. */
  refuseNext = new Map<string, Problem>()

  get active(): Policy {
    const last = this.versions.at(-1)
    if (!last) throw new Error('There is always a version')
    return last
  }

  desk(): PolicyDesk {
    const { draft, active } = this
    return {
      now: NOW,
      active,
      draft: draft && {
        ...draft,
        baseVersion: active.version,
        mine: draft.savedBy === ME,
        problems: policyProblems({ ...active, ...draft.edit }),
      },
      versions: [...this.versions].reverse().map(({ version, publishedAt }) => ({ version, publishedAt, publishedBy: OTHER })),
      groups: ['recare-leads', 'recare-tier-2'],
    }
  }

  save(edit: PolicyEdit, savedBy: string): void {
    this.draft = { revision: ++this.revision, edit, savedAt: NOW, savedBy }
  }

  /** Puts the answers into the host. */
  serve(): void {
    const site: AdminSite = { now: NOW, policy: this.active, projects: [{ id: '10000', key: 'REC', name: 'ReCARE support', on: true, requestTypeCount: 2, problems: 0 }] }
    const answers: Record<string, (input: Record<string, unknown>) => Wire<unknown>> = {
      getSite: () => ({ ok: true, answer: site }),
      getPolicy: () => this.ok(),
      saveDraft: (input) => {
        const parsed = policyEdit.safeParse(input['edit'])
        if (!parsed.success) return { ok: false, problem: { kind: 'invalid', text: 'Check the marked fields.', fields: parsed.error.issues.map(({ path, message }) => ({ path: `edit.${path.join('.')}`, text: message })) } }
        return this.onDraft(input, () => this.save(parsed.data, ME))
      },
      discardDraft: (input) => this.onDraft(input, () => (this.draft = null)),
      publish: (input) =>
        this.onDraft(input, () => {
          if (!this.draft) throw new Error('Nothing to publish')
          this.versions.push({ ...this.active, ...this.draft.edit, version: this.active.version + 1, publishedAt: NOW })
          this.draft = null
        }),
      restoreVersion: (input) =>
        this.onDraft(input, () => {
          const found = this.versions.find(({ version }) => version === input['version'])
          if (!found) throw new Error('No such version')
          this.save(editOf(found), ME)
        }),
      getVersion: (input) => ({ ok: true, answer: { now: NOW, policy: this.versions.find(({ version }) => version === input['version']) } }),
      getImpact: () => ({ ok: true, answer: { now: NOW, newDue: 0, overdueAtOnce: 0, incidents: [], rules: {}, toolsInUse: {}, looked: 0, ...this.impact } }),
    }
    for (const [name, answer] of Object.entries(answers)) {
      host.answers.set(name, (input) => {
        const problem = this.refuseNext.get(name)
        this.refuseNext.delete(name)
        return problem ? { ok: false, problem } : answer(input)
      })
    }
    host.jira.set('/rest/servicedeskapi/servicedesk/10000/requesttype', { isLastPage: true, values: [{ id: '31', name: 'Service disruption' }, { id: '32', name: 'Question' }] })
    host.jira.set('/rest/servicedeskapi/organization', { isLastPage: true, values: [{ id: '1', name: 'Northgate Clinics' }, { id: '2', name: 'Bellwether Freight' }] })
    host.jira.set(`/rest/api/3/user?accountId=${OTHER}`, { displayName: 'Olga Other' })
  }

  private ok(): Wire<PolicyDesk> {
    return { ok: true, answer: this.desk() }
  }

  private onDraft({ seenDraft }: Record<string, unknown>, work: () => void): Wire<PolicyDesk> {
    if (seenDraft !== (this.draft?.revision ?? 0)) return { ok: false, problem: { kind: 'movedOn', text: 'The draft was changed meanwhile.' } }
    work()
    return this.ok()
  }
}
