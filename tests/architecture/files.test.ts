import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Style that lint can't see, kept as a test (house-style.md). */
const ROOT = join(__dirname, '../..')
const FOLDERS = ['src', 'static', 'sandbox', 'tests', 'scripts', 'demo', 'docs', '.ci']
const CODE = /\.(ts|tsx|mjs|cjs)$/
const TEXT = /\.(ts|tsx|mjs|cjs|md|json|yml|css|html)$/
const MAX_LINES = 300
/** Made by a tool from Jira's contract. */
const GENERATED = new Set(['sandbox/site/contract/contract.json'])

interface SourceFile { name: string; text: string }

const files: SourceFile[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && (TEXT.test(entry.name) || folder === '.ci'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ name: relative(ROOT, file), text: readFileSync(file, 'utf8') })),
).filter(({ name }) => !GENERATED.has(name))
const code = files.filter(({ name }) => CODE.test(name))
const offending = (among: SourceFile[], wrong: (text: string) => boolean): string[] => among.filter(({ text }) => wrong(text)).map(({ name }) => name)

test('there is something to look at', () => {
  expect(code.length).toBeGreaterThan(150)
})

test(`no file of code is longer than ${String(MAX_LINES)} lines`, () => {
  expect(offending(code, (text) => text.split('\n').length > MAX_LINES + 1)).toEqual([])
})

test('names of files are kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/
  expect(code.map(({ name }) => name).filter((name) => !kebab.test(name.split('/').at(-1) ?? ''))).toEqual([])
})

test('nothing is put off, switched off or cast away', () => {
  // In comments: Jira has a status category of that name.
  const putOff = `(?://|/\\*|^\\s*\\*).*\\b(?:${'TO'}DO|${'FIX'}ME)\\b`
  const switchedOff = `@ts-${'ignore'}|@ts-${'nocheck'}|eslint-${'disable'}`
  const castAway = `\\bas ${'any'}\\b|: ${'any'}(?=[\\s,)=;])(?! [a-z])`
  const forbidden = new RegExp(`${putOff}|${switchedOff}|${castAway}`, 'm')
  const others = code.filter(({ name }) => name !== 'tests/architecture/zones.test.ts') // It plants them.
  expect(offending(others, (text) => forbidden.test(text))).toEqual([])
})

test('no test is skipped or alone', () => {
  const forbidden = new RegExp(`\\b(?:describe|test|it)\\.${'only'}\\b|\\bx(?:it|describe)\\(|\\b(?:describe|test|it)\\.${'skip'}\\(`)
  expect(offending(code.filter(({ name }) => name.startsWith('tests/')), (text) => forbidden.test(text))).toEqual([])
})

test('no path of one machine is in any file', () => {
  const forbidden = /(?:^|[\s'"`(=:])\/(?:work|tmp|home|root|Users)\//m
  expect(offending(files, (text) => forbidden.test(text))).toEqual([])
})

test('imports within the project go without extension', () => {
  const forbidden = /from '\.[^']*\.(?:ts|tsx|js)'/
  expect(offending(code.filter(({ name }) => /^(src|static|sandbox)\//.test(name) && /\.tsx?$/.test(name)), (text) => forbidden.test(text))).toEqual([])
})
