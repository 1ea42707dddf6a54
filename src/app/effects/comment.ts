import type { Effect } from '../../domain/effects/effect'
import { effectId } from '../outbox-row'
import type { EffectContext } from './effect-context'

/**
 * Writes a comment once. Jira has no idempotency key, so the comment carries its effect's id; where an earlier attempt
 * may have got through (the row was claimed anew), it is looked for before it is written again.
 */
export async function deliverComment({ ports, row }: EffectContext, effect: Extract<Effect, { kind: 'comment' }>, index: number): Promise<void> {
  const id = effectId(row, index)
  if (row.attempts > 0 && (await ports.jira.hasCommentOf(row.issueId, id))) return
  await ports.jira.addComment(row.issueId, { text: effect.text, public: effect.public, effectId: id })
}
