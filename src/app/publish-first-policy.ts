import { defaultPolicy } from '../domain/policy/default-policy'
import type { Ports } from './ports'

/** On installing and upgrading: the default rules, where none are in force. No project is switched on by it. */
export async function publishFirstPolicy(ports: Ports): Promise<void> {
  if ((await ports.store.activePolicy()) !== null) return
  const published = await ports.store.publishPolicy(defaultPolicy(ports.clock.now()))
  ports.log.line('policy.first', { published })
}
