import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ADMIN_MODULES, AGENT_MODULES, calls, REQUEST_MODULES } from '../../src/api/calls'
import { PROJECTED_FIELDS } from '../../src/api/answers'
import type { ManifestModule } from './support/manifest'
import { readManifest, ROOT } from './support/manifest'

const manifest = readManifest()
const all: [type: string, module: ManifestModule][] = Object.entries(manifest.modules).flatMap(([type, modules]) => modules.map((module): [string, ManifestModule] => [type, module]))
const screens = all.filter(([, module]) => module.resource !== undefined)
const functions = manifest.modules['function'] ?? []

test("Forge's validator and its client-side linters find nothing", () => {
  const run = spawnSync(process.execPath, [join(__dirname, 'support/forge-checks.cjs')], { cwd: ROOT, encoding: 'utf8' })
  expect(run.stderr).toBe('')
  const { problems, linters, files } = JSON.parse(run.stdout) as { problems: string[]; linters: number; files: number }
  expect(problems).toEqual([])
  // As many as Forge has (toolchain-facts.md 3), less the one that needs the network; and files were really read.
  expect(linters).toBe(15)
  expect(files).toBeGreaterThan(50)
  // It parses every file; beside other suites on two cores that takes most of a minute.
}, 240_000)

describe('handlers', () => {
  const named = functions.map((each) => each.handler?.replace(/^index\./, '')).sort()

  test('are exactly what src/index.ts exports, by name', () => {
    const source = readFileSync(join(ROOT, 'src/index.ts'), 'utf8')
    // `export *` is not followed by Forge's linter, and would hide what is exported.
    expect(source).not.toMatch(/export \*/)
    const exported = [...source.matchAll(/export \{ ([\w, ]+) \}/g)].flatMap(([, names = '']) => names.split(', ')).sort()
    expect(exported).toEqual(named)
  })

  test('are functions of the bundle', () => {
    const code = 'const b = require("./dist/app/index.cjs"); process.stdout.write(JSON.stringify(Object.entries(b).filter(([, v]) => typeof v === "function").map(([k]) => k)))'
    const run = spawnSync(process.execPath, ['--input-type=commonjs', '-e', code], { cwd: ROOT, encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect((JSON.parse(run.stdout) as string[]).sort()).toEqual(named)
  })

  test('are all used, and every function that a module names exists', () => {
    const used = all.flatMap(([type, module]) => (type === 'function' ? [] : [module.function, module.resolver?.function])).filter((key) => key !== undefined)
    expect([...new Set(used)].sort()).toEqual(functions.map((each) => each.key).sort())
  })
})

describe('screens', () => {
  test('name a resource and an entry that were built', () => {
    for (const [, module] of screens) {
      const [key, entry] = module.resource?.split('/') ?? []
      const resource = manifest.resources.find((each) => each.key === key)
      const file = resource?.entry?.[entry ?? '']
      expect({ module: module.key, built: file !== undefined && existsSync(join(ROOT, resource?.path ?? '', file)) }).toEqual({ module: module.key, built: true })
    }
  })

  test('have the resolver of their audience, which is the entry they load', () => {
    for (const [, module] of screens) expect({ module: module.key, resolver: module.resolver?.function }).toEqual({ module: module.key, resolver: `${module.resource?.split('/')[1] ?? ''}-resolver` })
  })

  test('are those that the table of calls names, for that audience', () => {
    for (const audience of ['agent', 'portal', 'admin'] as const) {
      const named = new Set(Object.values(calls[audience]).flatMap((call: { modules: readonly string[] }) => [...call.modules]))
      const mounted = screens.filter(([, module]) => module.resource === `screens/${audience}`).map(([, module]) => module.key)
      expect(mounted.sort()).toEqual([...named].sort())
    }
    expect([...AGENT_MODULES, ...REQUEST_MODULES, ...ADMIN_MODULES].every((key) => screens.some(([, module]) => module.key === key))).toBe(true)
  })
})

describe('access without a licence', () => {
  /** `anonymous` only for header, subheader, footer by the docs, and never here (security.md 3). */
  const LEGAL = ['customer', 'unlicensed']

  test('is given on portal modules, all of them, to customers and unlicensed accounts', () => {
    for (const [type, module] of screens.filter(([type]) => type.startsWith('jiraServiceManagement:portal'))) {
      expect({ type, access: [...(module.unlicensedAccess ?? [])].sort() }).toEqual({ type, access: LEGAL })
    }
  })

  test('is given nowhere else', () => {
    expect(all.filter(([type, module]) => !type.startsWith('jiraServiceManagement:portal') && module.unlicensedAccess !== undefined)).toEqual([])
  })
})

describe('Runs on Atlassian', () => {
  test('no egress, no remote, no foreign content', () => {
    expect(manifest.permissions.external).toBeUndefined()
    expect(manifest.permissions.content).toBeUndefined()
    expect([manifest.remotes, manifest.providers, manifest.modules['endpoint']]).toEqual([undefined, undefined, undefined])
  })

  test('no web trigger in this version, so no dynamic one', () => {
    expect(manifest.modules['webtrigger']).toBeUndefined()
  })

  test('a runtime that is open for deploys', () => {
    expect(manifest.app.runtime.name).toBe('nodejs22.x')
  })
})

test('each projected figure has its read-only field', () => {
  const fields = manifest.modules['jira:customField'] ?? []
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  expect(fields.map((field) => field.key).sort()).toEqual(PROJECTED_FIELDS.map((name) => `retrac-${kebab(name)}`).sort())
  for (const field of fields) expect(field).toMatchObject({ readOnly: true })
})

test('the modules that the Jira adapter names are in the manifest', () => {
  const keyOf = (type: string): string[] => (manifest.modules[type] ?? []).map((module) => module.key)
  expect(keyOf('jira:workflowValidator')).toEqual(['retrac-close-agreed'])
  expect(keyOf('jira:issuePanel')).toEqual(['retrac-issue-panel'])
})
