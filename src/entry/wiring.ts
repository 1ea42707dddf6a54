import type { Ports } from '../app/ports'
import { createJira } from '../jira/jira'
import { kvsStore } from '../store/kvs-store'
import { forgeQueue } from './forge-queue'
import { consoleLog } from './log'

/** The real ports, made for each invocation: nothing of one installation may stay for the next (platform-facts 7). */
export const wirePorts = (): Ports => ({
  store: kvsStore(consoleLog),
  jira: createJira(),
  queue: forgeQueue(),
  clock: { now: () => Date.now() },
  log: consoleLog,
})
