import { z } from 'zod'
import { calls } from './calls'
import type { Audience } from './calls'

export interface PrintedCall {
  name: string
  audience: Audience
  modules: readonly string[]
  /** JSON Schema (draft 2020-12) of what a caller sends. */
  input: unknown
}

/** The table as data: what each audience may call, from which modules, with what. */
export const printedCalls = (): PrintedCall[] =>
  (Object.keys(calls) as Audience[]).flatMap((audience) =>
    Object.entries(calls[audience]).map(([name, { input, modules }]) => ({ name, audience, modules, input: z.toJSONSchema(input, { io: 'input' }) })),
  )
