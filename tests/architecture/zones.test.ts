import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Violations planted in texts that stand nowhere: a rule that lets one pass guards nothing. */
const ROOT = join(__dirname, '../..')
const ZONES = 'boundaries/dependencies'
const PACKAGES = '@typescript-eslint/no-restricted-imports'

const importOf = (from: string): string => `import { x } from '${from}'\nexport const y = x\n`
const typeOf = (from: string): string => `import type { x } from '${from}'\nexport type Y = x\n`

interface Case {
  file: string
  text: string
  /** The rule that must speak; null: this is allowed. */
  rule: string | null
}

const CASES: Case[] = [
  { file: 'src/domain/planted.ts', text: typeOf('../app/ports'), rule: ZONES },
  { file: 'src/domain/planted.ts', text: typeOf('../api/answers'), rule: ZONES },
  { file: 'src/domain/planted.ts', text: importOf('zod'), rule: PACKAGES },
  { file: 'src/domain/planted.ts', text: importOf('node:crypto'), rule: PACKAGES },
  { file: 'src/domain/sla/planted.ts', text: importOf('../result'), rule: null },
  { file: 'src/api/planted.ts', text: typeOf('../app/ports'), rule: ZONES },
  { file: 'src/api/planted.ts', text: importOf('@forge/api'), rule: PACKAGES },
  { file: 'src/api/planted.ts', text: importOf('zod'), rule: null },
  { file: 'src/app/planted.ts', text: importOf('../store/kvs-store'), rule: ZONES },
  { file: 'src/app/planted.ts', text: importOf('../jira/jira'), rule: ZONES },
  { file: 'src/app/planted.ts', text: importOf('@forge/kvs'), rule: PACKAGES },
  { file: 'src/app/planted.ts', text: importOf('../domain/result'), rule: null },
  { file: 'src/store/planted.ts', text: importOf('../jira/jira'), rule: ZONES },
  { file: 'src/jira/planted.ts', text: importOf('../store/kvs-store'), rule: ZONES },
  { file: 'src/jira/planted.ts', text: typeOf('../app/ports'), rule: null },
  { file: 'src/entry/planted.ts', text: importOf('../../static/shared/client'), rule: ZONES },
  { file: 'src/entry/planted.ts', text: importOf('../../tests/support/browser'), rule: ZONES },
  { file: 'static/agent/planted.tsx', text: "export const y = () => import('../portal/main')\n", rule: ZONES },
  { file: 'static/portal/planted.tsx', text: "export { x } from '../admin/main'\n", rule: ZONES },
  { file: 'static/shared/planted.ts', text: importOf('../agent/main'), rule: ZONES },
  { file: 'static/shared/planted.ts', text: typeOf('../../src/app/ports'), rule: ZONES },
  { file: 'static/shared/planted.ts', text: importOf('../../src/api/calls'), rule: PACKAGES },
  { file: 'static/shared/planted.ts', text: typeOf('../../src/api/calls'), rule: null },
  { file: 'static/shared/planted.ts', text: importOf('../../src/domain/time'), rule: null },
  { file: 'static/shared/planted.ts', text: importOf('@forge/api'), rule: PACKAGES },
  { file: 'static/shared/planted.ts', text: importOf('@forge/bridge'), rule: null },
  { file: 'sandbox/site/planted.ts', text: typeOf('../../src/app/ports'), rule: ZONES },
  { file: 'sandbox/site/planted.ts', text: typeOf('../../static/shared/client'), rule: ZONES },
  { file: 'sandbox/kernel/planted.ts', text: importOf('../site/model'), rule: ZONES },
  { file: 'sandbox/pages/planted.ts', text: importOf('../kernel/types'), rule: ZONES },
  { file: 'sandbox/forge/planted.ts', text: importOf('@forge/kvs'), rule: PACKAGES },
  { file: 'sandbox/planted.ts', text: importOf('../src/api/projection'), rule: ZONES },
  { file: 'tests/domain/planted.ts', text: importOf('../../src/domain/result'), rule: null },
  { file: 'src/domain/planted.ts', text: 'export const x = (y: any) => y\n', rule: '@typescript-eslint/no-explicit-any' },
  { file: 'src/domain/planted.ts', text: '// @ts-ignore\nexport const x = 1\n', rule: '@typescript-eslint/ban-ts-comment' },
  // The word is split, or this file would hold what it forbids.
  { file: 'src/domain/planted.ts', text: `// ${'TO'}${'DO'}: later\nexport const x = 1\n`, rule: 'no-warning-comments' },
]

test('lint speaks on every planted violation, and on nothing that is allowed', () => {
  const run = spawnSync(process.execPath, [join(__dirname, 'support/lint-texts.mjs')], { cwd: ROOT, input: JSON.stringify(CASES), encoding: 'utf8' })
  expect(run.stderr).toBe('')
  const found = JSON.parse(run.stdout) as string[][]
  const spoken = CASES.map(({ file, text }, index) => ({ file, text, rules: found[index] }))
  const expected = CASES.map(({ file, text, rule }) => ({ file, text, rules: rule === null ? [] : [rule] }))
  expect(spoken).toEqual(expected)
})

test('every folder of code has a zone', () => {
  const folders = (parent: string): string[] =>
    readdirSync(join(ROOT, parent), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}/planted.ts`)
  const files = [...folders('src'), ...folders('static').filter((file) => !file.includes('/public/')), ...folders('sandbox')]
  // Nothing may import a test, so a folder without a zone is one that lint lets do so.
  const cases = files.map((file) => ({ file, text: typeOf('../../tests/support/browser') }))
  const run = spawnSync(process.execPath, [join(__dirname, 'support/lint-texts.mjs')], { cwd: ROOT, input: JSON.stringify(cases), encoding: 'utf8' })
  const found = JSON.parse(run.stdout) as string[][]
  expect(files.filter((_, index) => !found[index]?.includes(ZONES))).toEqual([])
})
