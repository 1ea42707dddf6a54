import { z } from 'zod'
import { CANNOT_TELL, mayClose } from '../app/may-close'
import { wirePorts } from './wiring'

const input = z.object({ issue: z.object({ key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d{1,18}$/) }) })

/** The workflow validator on transitions into done statuses (platform-facts 2): the store's facts; cannot tell: refused. */
export async function closeValidator(raw: unknown): Promise<{ result: boolean; errorMessage?: string }> {
  const ports = wirePorts()
  const parsed = input.safeParse(raw)
  if (!parsed.success) return { result: false, errorMessage: CANNOT_TELL }
  try {
    const answer = await mayClose(ports, parsed.data.issue.key)
    return answer.ok ? { result: true } : { result: false, errorMessage: answer.text }
  } catch (error) {
    ports.log.line('closeValidator.failed', { error: error instanceof Error ? error.name : typeof error })
    return { result: false, errorMessage: CANNOT_TELL }
  }
}
