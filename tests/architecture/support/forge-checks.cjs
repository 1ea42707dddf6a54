/**
 * Forge's own validator and client-side linters, offline, on manifest.yml and src: what `forge lint` would say without a
 * login. Prints `{ problems: [...], linted: N }`. `PermissionLinter` is left out: it downloads OpenAPI files; the scopes
 * of REST calls are checked by `scopes.test.ts`.
 */
const { readdirSync, readFileSync } = require('node:fs')
const path = require('node:path')
const { validate } = require('@forge/manifest')
const { getClientSideLintersOnly, lint } = require('@forge/lint')
const YAML = require('yaml')

const ENVIRONMENT = 'development'
const silent = () => undefined
const logger = { info: silent, warn: silent, error: silent, debug: silent, trace: silent }
/** The linters ask it which runtimes are out of use; Node 20 is closed for deploys. */
const statsig = { getDeprecatedRuntimes: async () => ['nodejs18.x', 'nodejs20.x'] }

const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))

async function main() {
  const problems = []
  const validated = await validate(false)
  for (const { level, line, message } of validated.errors ?? []) problems.push(`${level} manifest.yml:${line} ${message}`)

  const manifest = YAML.parse(readFileSync('manifest.yml', 'utf8'))
  const files = sources('src')
  const linters = (await getClientSideLintersOnly(manifest, ENVIRONMENT, logger, statsig)).filter((each) => each.constructor.name !== 'PermissionLinter')
  const results = await lint(files, manifest, ENVIRONMENT, logger, statsig, { linters, linter: { mode: 'client-side' } })
  for (const { file, errors, warnings } of results) {
    for (const { line, message } of errors) problems.push(`error ${path.relative('.', file)}:${line} ${message}`)
    for (const { line, message } of warnings) problems.push(`warning ${path.relative('.', file)}:${line} ${message}`)
  }
  process.stdout.write(JSON.stringify({ problems, linters: linters.length, files: files.length }))
}

main().catch((error) => {
  process.stderr.write(String(error.stack))
  process.exitCode = 1
})
