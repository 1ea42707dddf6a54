import type { z } from 'zod'
import type { AnswerSchema } from './route'

type Schemas = Record<string, z.ZodType | undefined>

const loaded = new Map<string, Promise<Schemas>>()

/** jira.js's response schemas, loaded when the first answer is checked: it takes half a second, under tsx two. */
const load = (api: string): Promise<Schemas> => {
  const known = loaded.get(api)
  if (known) return known
  const loading = import(`jira.js/${api}`) as Promise<Schemas>
  loaded.set(api, loading)
  // One that failed may be tried again.
  loading.catch(() => loaded.delete(api))
  return loading
}

/** Loads them ahead of the first answer, beside other work; where that fails the first answer says so. */
export const warmAnswers = (): void => {
  for (const api of ['cloud', 'serviceDesk']) load(api).catch(() => undefined)
}

/** What is wrong with an answer by jira.js's schema, or null. */
export const answerFault = async (name: AnswerSchema, body: unknown): Promise<string | null> => {
  const [api, schemaName] = name.split(':') as [string, string]
  const list = schemaName.endsWith('[]')
  const schema = (await load(api))[`${list ? schemaName.slice(0, -2) : schemaName}Schema`]
  if (schema === undefined) return `jira.js has no ${name}`
  const parts = list ? (body as unknown[]) : [body]
  for (const part of parts) {
    const parsed = schema.safeParse(part)
    const issue = parsed.error?.issues[0]
    if (issue) return `${name}: ${issue.path.join('.')}: ${issue.message}`
  }
  return null
}
