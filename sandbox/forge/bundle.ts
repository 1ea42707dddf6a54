import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compileFunction } from 'node:vm'
import { currentInvocation } from './invocation'

export type ForgeFunction = (payload: unknown, context: unknown) => unknown

/** The app's own file, loaded. */
export interface Bundle {
  file: string
  sha256: string
  /** The function that a `file.export` handler names. @throws Error when there is none. */
  handler(name: string): ForgeFunction
}

/**
 * Loads the file that `@forge/bundler` made. It is run as it is; only what a Forge container gives
 * in its own way is put in the place of Node's: the date is the site's, the console belongs to the
 * invocation, and the network is shut (a request outside needs a declared egress).
 */
export function loadBundle(file: string): Bundle {
  const code = readFileSync(file, 'utf8')
  const module: { exports: Record<string, unknown> } = { exports: {} }
  const globals = {
    exports: module.exports,
    require: createRequire(file),
    module,
    __filename: file,
    __dirname: dirname(file),
    global: globalThis,
    globalThis,
    Date: SiteDate,
    console: invocationConsole,
    fetch: refuseEgress,
  }
  const run = compileFunction(code, Object.keys(globals), { filename: file }) as (...values: unknown[]) => void
  run(...Object.values(globals))
  return {
    file,
    sha256: createHash('sha256').update(code).digest('hex'),
    handler: (name) => findHandler(module.exports, name),
  }
}

/**
 * `file.export`: the bundle exports an object per handler file, or the handlers at its top level
 * where there is one file only.
 */
function findHandler(exported: Record<string, unknown>, name: string): ForgeFunction {
  const [file = '', handler = ''] = name.split('.')
  const inFile = exported[file]
  const found =
    (typeof inFile === 'object' && inFile !== null ? (inFile as Record<string, unknown>)[handler] : undefined) ?? exported[handler] ?? exported[name]
  if (typeof found !== 'function') throw new Error(`The bundle has no export for the handler ${name}.`)
  return found as ForgeFunction
}

function siteNow(): number {
  return currentInvocation()?.now() ?? RealDate.now()
}

const RealDate = Date

/** `Date` with the site's clock in it, for the app sees no other time. */
const SiteDate = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [siteNow()] : args, newTarget) as object,
  apply: () => new RealDate(siteNow()).toString(),
  get: (target, property) => (property === 'now' ? siteNow : (Reflect.get(target, property) as unknown)),
})

type Level = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'trace'

function write(level: Level): (...parts: unknown[]) => void {
  return (...parts) => {
    const invocation = currentInvocation()
    // While the bundle loads there is no invocation to write to.
    if (invocation === undefined) process.stderr.write(`${parts.map(String).join(' ')}\n`)
    else invocation.log(level, parts)
  }
}

const invocationConsole: Console = Object.assign(Object.create(console) as Console, {
  log: write('log'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
  debug: write('debug'),
  trace: write('trace'),
})

/** @throws always: nothing leaves this computer, and an app without declared egress reaches nothing. */
function refuseEgress(input: unknown): Promise<never> {
  const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input instanceof Request ? input.url : String(input)
  return Promise.reject(new Error(`Egress to ${url} is not permitted: the sandbox has no network.`))
}
