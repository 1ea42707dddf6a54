import { z } from 'zod'
import type { Effect } from '../../domain/effects/effect'
import { ROLES, STATUS_KEYS } from '../../domain/policy/policy'
import { instant, person } from './parts'
import type { ReadsAll } from './parts'

const stored = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('comment'), public: z.boolean(), text: z.string() }),
  z.object({ kind: z.literal('tellRole'), role: z.enum(ROLES), text: z.string() }),
  z.object({ kind: z.literal('project') }),
  z.object({ kind: z.literal('status'), to: z.enum(STATUS_KEYS) }),
  z.object({ kind: z.literal('assign'), to: person.nullable() }),
  z.object({ kind: z.literal('queueDue'), dueAt: instant }),
])

export const effectSchema: ReadsAll<Effect, typeof stored> = stored
