import type { Effect } from '../../domain/effects/effect'
import type { EffectContext } from './effect-context'

/** Jira's assignee follows who took it; a person whose row was emptied leaves nobody. */
export async function deliverAssign({ ports, row }: EffectContext, effect: Extract<Effect, { kind: 'assign' }>): Promise<void> {
  await ports.jira.assign(row.issueId, effect.to === null ? null : await ports.store.accountOf(effect.to))
}
