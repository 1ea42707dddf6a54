import type { Effect } from '../../domain/effects/effect'
import { SECOND_MS } from '../../domain/time'
import type { EffectContext } from './effect-context'

/** A delayed event reaches 900 s ahead (platform-rest 5). */
export const DELAY_MAX_SECONDS = 900

/** Never early: a part of a second is rounded up. What is past is due now. */
export const delaySecondsTo = (dueAt: number, now: number): number => Math.min(DELAY_MAX_SECONDS, Math.max(0, Math.ceil((dueAt - now) / SECOND_MS)))

/** What falls due before the sweep would find it is queued by the command that caused it (design.md "Time"). */
export async function deliverQueueDue({ ports, row }: EffectContext, effect: Extract<Effect, { kind: 'queueDue' }>): Promise<void> {
  const delaySeconds = delaySecondsTo(effect.dueAt, ports.clock.now())
  await ports.queue.push([{ body: { schema: 1, kind: 'due', issueId: row.issueId, dueAt: effect.dueAt }, delaySeconds }])
}
