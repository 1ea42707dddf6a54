import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { startSandbox } from './server'
import { warmAnswers } from './site/http/answers'
import type { SandboxOptions } from './server'

/** Reads the command line; the options are those of the sandbox's interface. @throws Error saying what is wrong. */
function readOptions(args: string[]): SandboxOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      fresh: { type: 'boolean' },
      seed: { type: 'string' },
      clock: { type: 'string' },
      now: { type: 'string' },
    },
  })
  const { port, data, fresh, seed, clock, now } = values
  const portNumber = Number(port)
  if (port !== undefined && (!Number.isInteger(portNumber) || portNumber < 0 || portNumber > 65_535)) throw new Error('--port is a number from 0 to 65535.')
  if (seed !== undefined && seed !== 'demo' && seed !== 'empty') throw new Error('--seed is demo or empty.')
  if (clock !== undefined && clock !== 'real' && clock !== 'manual') throw new Error('--clock is real or manual.')
  const nowAt = Date.parse(now ?? '')
  if (now !== undefined && !Number.isFinite(nowAt)) throw new Error('--now is an instant in ISO 8601, UTC.')
  return {
    ...(port === undefined ? {} : { port: portNumber }),
    ...(data === undefined ? {} : { data: resolve(data) }),
    ...(fresh === undefined ? {} : { fresh }),
    ...(seed === undefined ? {} : { seed }),
    ...(clock === undefined ? {} : { clock }),
    ...(now === undefined ? {} : { nowAt }),
  }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  warmAnswers()
  const sandbox = await startSandbox(options)
  process.stdout.write(`Sandbox ready: ${sandbox.url}\n`)
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    void sandbox.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
