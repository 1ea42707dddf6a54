/**
 * Cuts Jira's OpenAPI contract down to what the sandbox's routes need: scopes, query parameters and body schemas.
 * Run after adding a route: `node --import tsx sandbox/site/contract/derive.ts path/to/jira-platform.openapi.json`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { ROUTES } from '../routes'

interface Parameter {
  name: string
  in: string
  required?: boolean
  schema?: { type?: string }
}
interface Operation {
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content?: Record<string, { schema?: unknown }> }
  'x-atlassian-oauth2-scopes'?: { scopes: string[] }[]
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

/** Words of OpenAPI that say nothing of a value's shape. */
const DROPPED = new Set(['description', 'example', 'xml', 'discriminator', 'externalDocs', 'readOnly', 'writeOnly', 'deprecated', 'format', 'title', 'default', 'x-changes', 'nullable'])

/** `named`: the node's keys are names of properties, none of which may be dropped. */
const clean = (node: unknown, named = false): unknown => {
  if (Array.isArray(node)) return node.map((each) => clean(each))
  if (typeof node !== 'object' || node === null) return node
  const given = node as Record<string, unknown>
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    if (named || !DROPPED.has(key)) kept[key] = key === '$ref' ? String(value).replace('#/', 'jira#/') : clean(value, !named && key === 'properties')
  }
  if (!named && given['nullable'] === true) {
    if (typeof kept['type'] === 'string') kept['type'] = [kept['type'], 'null']
    if (Array.isArray(kept['enum'])) kept['enum'] = [...(kept['enum'] as unknown[]), null]
  }
  return kept
}

export const derive = (spec: OpenApi): unknown => {
  const operations: Record<string, unknown> = {}
  const schemas: Record<string, unknown> = {}
  const follow = (node: unknown): void => {
    for (const [, name] of JSON.stringify(node).matchAll(/jira#\/components\/schemas\/([\w.-]+)/g)) {
      if (name === undefined || name in schemas) continue
      schemas[name] = clean(spec.components.schemas[name])
      follow(schemas[name])
    }
  }
  for (const { method, path } of ROUTES) {
    const operation = spec.paths[path]?.[method.toLowerCase()]
    if (operation === undefined) continue
    const content = operation.requestBody?.content?.['application/json']?.schema
    const schema = content === undefined ? undefined : clean(content)
    if (schema !== undefined) follow(schema)
    operations[`${method} ${path}`] = {
      scopes: (operation['x-atlassian-oauth2-scopes'] ?? []).map((each) => each.scopes),
      query: (operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => ({
        name: each.name, required: each.required === true, type: each.schema?.type ?? 'string',
      })),
      body: schema === undefined ? null : { required: operation.requestBody?.required === true, schema },
    }
  }
  return { operations, schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

const [, script, source] = process.argv
if (script?.endsWith('derive.ts') === true && source !== undefined) {
  const target = new URL('./contract.json', `file://${script}`)
  writeFileSync(target, `${JSON.stringify(derive(JSON.parse(readFileSync(source, 'utf8')) as OpenApi), null, 1)}\n`)
}
