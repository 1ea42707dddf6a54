import { z } from 'zod'
import type { Asker } from '../app/authorise'

/**
 * A resolver's context (platform-facts 2): Forge vouches for `accountId` and `accountType`; `extension` passes through
 * the browser and is only ever a claim. Portal modules give numbers where Jira's give strings.
 */
const idLike = z.union([z.string(), z.number()]).transform(String)
const claimed = <Value extends z.ZodType>(value: Value) => value.nullish().catch(null)
const extension = z.object({
  issue: claimed(z.object({ id: claimed(idLike) })),
  project: claimed(z.object({ id: claimed(idLike) })),
  portal: claimed(z.object({ id: claimed(idLike) })),
  request: claimed(z.object({ key: claimed(z.string()), typeId: claimed(idLike) })),
})
const context = z.object({
  accountId: z.string().min(1),
  accountType: z.enum(['licensed', 'unlicensed', 'customer', 'anonymous']),
  extension: claimed(extension),
})

/** null: nobody that Forge vouches for, or an odd shape. */
export function askerOf(raw: unknown): Asker | null {
  const parsed = context.safeParse(raw)
  if (!parsed.success) return null
  const { accountId, accountType, extension: on } = parsed.data
  return {
    caller: { accountId, accountType },
    claim: {
      issueId: on?.issue?.id ?? null,
      requestKey: on?.request?.key ?? null,
      projectId: on?.project?.id ?? null,
      serviceDeskId: on?.portal?.id ?? null,
      requestTypeId: on?.request?.typeId ?? null,
    },
  }
}
