import Ajv, { type ValidateFunction } from 'ajv'
import contract from '../contract/contract.json'
import type { Route } from './route'

/** What Jira's published contract says of one operation, cut down by `contract/derive.ts`. */
interface Operation {
  scopes: string[][]
  query: { name: string; required: boolean; type: string }[]
  body: { required: boolean; schema: unknown } | null
}

interface Contract {
  operations: Record<string, Operation>
  schemas: Record<string, unknown>
}

const { operations, schemas } = contract as unknown as Contract
const ajv = new Ajv({ strict: false, validateFormats: false })
ajv.addSchema({ $id: 'jira', components: { schemas } })
const compiled = new Map<string, ValidateFunction>()

export const contractOf = (route: Pick<Route, 'method' | 'path'>): Operation | undefined => operations[`${route.method} ${route.path}`]

/**
 * Bodies that Jira takes though the contract's schema refuses them: a null account takes the assignee away
 * (the operation's own words: "If null, the issue is set to unassigned").
 */
const AMENDED: Readonly<Record<string, object>> = {
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee': { type: 'object', properties: { accountId: { type: ['string', 'null'], maxLength: 128 } } },
}

/** What is wrong with a body by the contract, or null. */
export const bodyFault = (route: Route, json: unknown): string | null => {
  const body = contractOf(route)?.body
  if (body === undefined) return null
  if (body === null || json === undefined) return body?.required === true ? 'a body is required' : null
  const key = `${route.method} ${route.path}`
  const validate = compiled.get(key) ?? ajv.compile(AMENDED[key] ?? (body.schema as object))
  compiled.set(key, validate)
  if (validate(json)) return null
  const first = validate.errors?.[0]
  return `${first?.instancePath || 'body'} ${first?.message ?? 'has a wrong shape'}`
}

const BOOLEANS = new Set(['true', 'false'])

/** What is wrong with the query by the contract, or null. Unknown names pass, as at Jira. */
export const queryFault = (route: Route, query: URLSearchParams): string | null => {
  for (const { name, required, type } of contractOf(route)?.query ?? []) {
    const value = query.get(name)
    if (value === null) {
      if (required) return `query parameter '${name}' is missing`
      continue
    }
    if (type === 'integer' && !/^-?\d+$/.test(value)) return `query parameter '${name}' must be a whole number`
    if (type === 'boolean' && !BOOLEANS.has(value)) return `query parameter '${name}' must be true or false`
  }
  return null
}
