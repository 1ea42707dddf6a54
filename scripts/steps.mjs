/** Shared by `npm start` and `npm test`: install and build, each only where something changed, saying what goes on. */
import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const stampFile = path.join(root, 'dist/stamps.json')

/** Runs a command in the project's root; rejects with its output where it fails. */
export function run(command, args, { quiet = true, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', env: { ...process.env, ...env } })
    let output = ''
    child.stdout?.on('data', (data) => (output += data))
    child.stderr?.on('data', (data) => (output += data))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(' ')} failed (${code})\n${output}`))))
  })
}

/** A named step with its time, on one line of the terminal. */
export async function step(name, work) {
  const startedAt = Date.now()
  process.stderr.write(`${name} ...`)
  const note = await work()
  process.stderr.write(`\r${name}: ${note ?? 'done'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`)
}

const fingerprint = (...paths) => {
  const hash = createHash('sha256')
  const visit = (file) => {
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(file, name))
    else hash.update(path.relative(root, file)).update(readFileSync(file))
  }
  for (const each of paths) if (existsSync(path.join(root, each))) visit(path.join(root, each))
  return hash.digest('hex')
}
const stamps = () => (existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {})

async function unlessUnchanged(key, inputs, output, work) {
  const now = fingerprint(...inputs)
  if (stamps()[key] === now && existsSync(path.join(root, output))) return 'unchanged'
  await work()
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, JSON.stringify({ ...stamps(), [key]: now }, null, 2))
  return 'done'
}

/** `npm ci`, unless what is installed is what the lock file names. */
export async function install() {
  const wanted = path.join(root, 'package-lock.json')
  const mark = path.join(root, 'node_modules/.installed')
  const hash = fingerprint('package-lock.json')
  await step('Install packages', async () => {
    if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return 'unchanged'
    if (!existsSync(wanted)) throw new Error('package-lock.json is missing: the project can only be installed from it.')
    await run(npm, ['ci', '--no-audit', '--no-fund'])
    writeFileSync(mark, hash)
    return 'done'
  })
}

const common = ['package-lock.json', 'tsconfig.json', 'src']

/** The sandbox as one file: it starts in half the time that its TypeScript takes. Stands as deep below the root as its source. */
export const sandboxFile = 'dist/sandbox.mjs'
const bundleSandbox = async () => {
  const esbuild = await import('esbuild')
  await esbuild.build({ absWorkingDir: root, entryPoints: ['sandbox/main.ts'], outfile: sandboxFile, bundle: true, platform: 'node', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'error' })
}

/** The Forge bundle, the app's screens, the sandbox and its own pages. */
export async function build() {
  await step('Build the screens', () =>
    unlessUnchanged('screens', [...common, 'static'], 'dist/screens/agent.html', () => run('node', ['node_modules/vite/bin/vite.js', 'build', '-c', 'static/vite.config.ts', '--logLevel', 'warn'])))
  await step('Build the app', () =>
    unlessUnchanged('app', [...common, 'manifest.yml', 'scripts/bundle.cjs'], 'dist/app/index.cjs', () => run('node', ['scripts/bundle.cjs'])))
  await step('Build the sandbox', async () => {
    await unlessUnchanged('sandbox', ['package-lock.json', 'sandbox', 'scripts/steps.mjs'], sandboxFile, bundleSandbox)
    return unlessUnchanged('pages', ['package-lock.json', 'sandbox/pages', 'sandbox/tsconfig.json'], 'dist/pages/index.html', () => run('node', ['node_modules/vite/bin/vite.js', 'build', '-c', 'sandbox/pages/vite.config.ts', '--logLevel', 'warn']))
  })
}
