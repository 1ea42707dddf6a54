import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everyOperation } from '../jira/support/every-operation'
import { readManifest } from './support/manifest'
import table from './scopes.json'

/**
 * Which scopes a REST call wants, in `scopes.json`: `contract` as Jira's published contract says, `reference` as the
 * reference pages say of calls that it lacks. `{}` stands for an id. Any one set of a call will do.
 */
const ROOT = join(__dirname, '../..')
const CONTRACT = join(ROOT, '../shared/contracts/jira-platform.openapi.json')
const scopes: Record<string, string[][]> = { ...table.contract, ...table.reference }

/** `{}` for what is filled in: an id, a key, the name of a property. The API's own version stays. */
const withoutIds = (path: string): string =>
  path
    .replace(/\$\{[^}]*\}/g, '{}')
    .replace(/(?<!\/rest\/api)\/(?:\d+|[A-Z]+(?:-\d+)?)(?=\/|$)/g, '/{}')
    .replace(/\/properties\/[^/]+$/, '/properties/{}')

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/** Paths as they stand in the code: in `route` templates and in screens' calls through the bridge. */
const pathsIn = (folder: string): Set<string> =>
  new Set(sources(folder).flatMap((file) => [...readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').matchAll(/\/rest\/(?:api|servicedeskapi)\/[^`'"?\s]+/g)].map(([path]) => withoutIds(path))))

test.each(['src', 'static'])('every REST path in %s stands in the table', (folder) => {
  const known = new Set(Object.keys(scopes).map((operation) => operation.split(' ')[1]))
  const used = pathsIn(folder)
  expect(used.size).toBeGreaterThan(0)
  expect([...used].filter((path) => !known.has(path))).toEqual([])
})

test('every call that the Jira adapter makes stands in the table', async () => {
  const made = new Set((await everyOperation()).map((request) => `${request.method} ${withoutIds(request.path)}`))
  expect([...made].filter((operation) => !(operation in scopes))).toEqual([])
})

test('the manifest grants a set of scopes for each call, and no scope that none needs', () => {
  const granted = new Set(readManifest().permissions.scopes)
  const allows = (set: string[]): boolean => set.every((scope) => granted.has(scope))
  expect(Object.entries(scopes).filter(([, sets]) => !sets.some(allows)).map(([operation]) => operation)).toEqual([])
  const needed = new Set(Object.values(scopes).flatMap((sets) => sets.find(allows) ?? []))
  expect([...granted].filter((scope) => !needed.has(scope) && scope !== 'storage:app')).toEqual([])
})

interface OpenApi {
  paths: Record<string, Record<string, { 'x-atlassian-oauth2-scopes'?: { scopes: string[] }[] }>>
}
const whereTheContractIs = existsSync(CONTRACT) ? test : test.skip
whereTheContractIs('the table says what the contract says (skipped only where the contract is not beside the project)', () => {
  const { paths } = JSON.parse(readFileSync(CONTRACT, 'utf8')) as OpenApi
  const byShape = new Map(Object.entries(paths).map(([path, methods]) => [path.replace(/\{[^}]+\}/g, '{}'), methods]))
  const derived = Object.fromEntries(
    Object.keys(table.contract).map((operation) => {
      const [method = '', path = ''] = operation.split(' ')
      const sets = byShape.get(path)?.[method.toLowerCase()]?.['x-atlassian-oauth2-scopes'] ?? []
      return [operation, sets.map((each) => each.scopes).filter((set) => set.length > 0)]
    }),
  )
  expect(table.contract).toEqual(derived)
  expect(Object.keys(table.reference).filter((operation) => byShape.has(operation.split(' ')[1] ?? ''))).toEqual([])
})
