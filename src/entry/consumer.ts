import { z } from 'zod'
import { workQueued } from '../app/act-on-due'
import type { QueueBody } from '../app/ports'
import { parseIssueId } from '../domain/ids'
import { retrying } from './retry'
import { wirePorts } from './wiring'

const issueIdText = z.string().transform((text, context) => {
  const issueId = parseIssueId(text)
  if (issueId === null) context.addIssue({ code: 'custom', message: 'not an issue id' })
  return issueId ?? z.NEVER
})
const version = z.number().int().positive()

/** Bodies in flight outlive a deploy, so they carry their schema. */
const queueBody: z.ZodType<QueueBody> = z.discriminatedUnion('kind', [
  z.object({
    schema: z.literal(1),
    kind: z.literal('due'),
    issueId: issueIdText,
    dueAt: z.number(),
  }),
  z.object({ schema: z.literal(1), kind: z.literal('deliver'), outboxKey: z.string().regex(/^\d{1,18}:\d{1,12}$/) }),
  z.object({ schema: z.literal(1), kind: z.literal('policyPublished'), version }),
  z.object({ schema: z.literal(1), kind: z.literal('rewriteDue'), version, issueIds: z.array(issueIdText).max(100) }),
])
const asyncEvent = z.object({ body: queueBody })

/** One event of the queue `retrac-work`: at least once, in no order. */
export async function consumer(raw: unknown): Promise<unknown> {
  const ports = wirePorts()
  const parsed = asyncEvent.safeParse(raw)
  if (!parsed.success) {
    ports.log.line('consumer.unknownBody', { issues: parsed.error.issues.length })
    return undefined
  }
  return retrying(ports.log, `consumer.${parsed.data.body.kind}`, () => workQueued(ports, parsed.data.body))
}
