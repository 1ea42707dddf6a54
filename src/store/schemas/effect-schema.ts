import { z } from 'zod'
import type { Effect } from '../../domain/effects/effect'
import { STATUS_KEYS } from '../../domain/policy/policy'
import { instant, person } from './parts'

export const effectSchema: z.ZodType<Effect> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('comment'), public: z.boolean(), text: z.string() }),
  z.object({ kind: z.literal('project') }),
  z.object({ kind: z.literal('status'), to: z.enum(STATUS_KEYS) }),
  z.object({ kind: z.literal('assign'), to: person.nullable() }),
  z.object({ kind: z.literal('queueDue'), dueAt: instant }),
])
