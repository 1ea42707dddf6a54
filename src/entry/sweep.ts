import { sweep as sweepOnce } from '../app/sweep'
import { SECOND_MS } from '../domain/time'
import { wirePorts } from './wiring'

/** A scheduled function may run 55 s (platform-facts 7); the rest is for what is under way at the deadline. */
const RUN_AT_MOST_MS = 40 * SECOND_MS

/** The five-minute schedule. A throw isn't retried, so it is logged and the next run finds what is left (platform-facts 2). */
export async function sweep(): Promise<{ statusCode: number }> {
  const ports = wirePorts()
  try {
    await sweepOnce(ports, ports.clock.now() + RUN_AT_MOST_MS)
  } catch (error) {
    ports.log.line('sweep.failed', { error: error instanceof Error ? error.name : typeof error })
  }
  return { statusCode: 204 }
}
