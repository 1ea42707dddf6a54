import type { Effect } from '../../domain/effects/effect'
import { never } from '../../domain/result'
import { deliverAssign } from './assign'
import { deliverComment } from './comment'
import type { EffectContext } from './effect-context'
import { deliverProjection } from './project'
import { deliverQueueDue } from './queue-due'
import { deliverStatus } from './status'
import { deliverTellRole } from './tell-role'

/** Each kind of effect may be delivered twice without a second consequence. */
export function deliverEffect(context: EffectContext, effect: Effect, index: number): Promise<void> {
  switch (effect.kind) {
    case 'comment':
      return deliverComment(context, effect, index)
    case 'tellRole':
      return deliverTellRole(context, effect, index)
    case 'project':
      return deliverProjection(context)
    case 'status':
      return deliverStatus(context)
    case 'assign':
      return deliverAssign(context, effect)
    case 'queueDue':
      return deliverQueueDue(context, effect)
    default:
      return never(effect)
  }
}
