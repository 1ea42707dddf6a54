import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import type { AnswerSchema } from './route'

type Schemas = Record<string, z.ZodType | undefined>

const loaded = new Map<string, Promise<Schemas>>()

/** jira.js's response schemas, loaded when the first answer is checked: it takes half a second. */
const load = (api: string): Promise<Schemas> => {
  const known = loaded.get(api)
  if (known) return known
  const loading = (import(`jira.js/${api}`) as Promise<Schemas>).catch(() => loadPastRunner(api))
  loaded.set(api, loading)
  return loading
}

/**
 * For a test runner that turns import() into a require() of its own: jira.js has no entry for CommonJS, so that
 * Node itself must load it, from its file.
 */
const loadPastRunner = (api: string): Schemas => {
  const realCreateRequire = process.getBuiltinModule('node:module')?.createRequire ?? createRequire
  const require = realCreateRequire(pathToFileURL(join(process.cwd(), 'package.json')))
  return require(join(dirname(require.resolve('jira.js/package.json')), 'dist', api, 'index.js')) as Schemas
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
