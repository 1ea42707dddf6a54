import type { PolicyDesk, Wire } from '../../../src/api/answers'
import type { CallName, InputOf } from '../../../src/api/calls'
import type { PolicyEdit } from '../../../src/api/policy-input'
import { editOf } from '../../../src/app/admin/policy-desk'
import type { RunningSandbox } from '../../support/sandbox-process'

/** The site's rules by the doors that the admin's page uses, for stories that are not about them. */

async function call<N extends CallName<'admin'>>(sandbox: RunningSandbox, name: N, payload: InputOf<'admin', N>): Promise<PolicyDesk> {
  const answer = await sandbox.invoke('jira-admin', 'retrac-admin', {}, name, payload)
  const wire = answer.ok ? (answer.result as Wire<PolicyDesk>) : null
  if (!wire?.ok) throw new Error(`${name} was not done: ${JSON.stringify(answer)}`)
  return wire.answer
}

/** Publishes the rules in force with a change. */
export async function publishRules(sandbox: RunningSandbox, change: (edit: PolicyEdit) => PolicyEdit): Promise<void> {
  const { active, draft } = await call(sandbox, 'getPolicy', {})
  const saved = await call(sandbox, 'saveDraft', { seenDraft: draft?.revision ?? 0, edit: change(editOf(active)) })
  await call(sandbox, 'publish', { seenDraft: saved.draft?.revision ?? 0, seenVersion: active.version })
  await sandbox.settle()
}

/** Each role its group, so that who may not do something is told so. */
export const nameGroups = (sandbox: RunningSandbox): Promise<void> =>
  publishRules(sandbox, (edit) => ({
    ...edit,
    roleGroups: { tierI: 'recare-tier-1', tierII: 'recare-tier-2', consultant: 'recare-consultants', lead: 'recare-leads', higherLevel: 'recare-higher-level' },
  }))
