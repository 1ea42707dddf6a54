import type { Effect } from '../../domain/effects/effect'
import { roleGroup } from '../role-groups'
import { effectId } from '../outbox-row'
import type { EffectContext } from './effect-context'

/** More names than these tell nobody in particular. */
const MENTIONS_MAX = 20

/**
 * An internal note, written once, that mentions the people who hold a role. Whom it names comes from the role's group
 * alone; a role without a group is every agent, so nobody is named.
 */
export async function deliverTellRole({ ports, row, policy }: EffectContext, effect: Extract<Effect, { kind: 'tellRole' }>, index: number): Promise<void> {
  const id = effectId(row, index)
  if (row.attempts > 0 && (await ports.jira.hasCommentOf(row.issueId, id))) return
  const group = roleGroup(policy, effect.role)
  const mentions = group === null ? [] : await ports.jira.groupMembers(group, MENTIONS_MAX)
  await ports.jira.addComment(row.issueId, { text: effect.text, public: false, effectId: id, mentions })
}
