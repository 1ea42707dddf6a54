import { publishFirstPolicy } from '../app/publish-first-policy'
import { retrying } from './retry'
import { wirePorts } from './wiring'

/** `avi:forge:installed:app` and `:upgraded:app`. */
export async function lifeCycle(): Promise<unknown> {
  const ports = wirePorts()
  return retrying(ports.log, 'lifeCycle', () => publishFirstPolicy(ports))
}
