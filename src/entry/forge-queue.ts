import { Queue } from '@forge/events'
import type { Queue as QueuePort } from '../app/ports'

/** As `manifest.yml` names it. */
const QUEUE_KEY = 'retrac-work'

/** The async events queue. A push that fails throws; whatever it was for is found again by the sweep. */
export const forgeQueue = (): QueuePort => {
  const queue = new Queue({ key: QUEUE_KEY })
  return {
    async push(events) {
      await queue.push(events.map(({ body, delaySeconds }) => ({ body: { ...body }, ...(delaySeconds > 0 ? { delayInSeconds: delaySeconds } : {}) })))
    },
  }
}
