import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Tests and scripts run in the project's root. */
const root = process.cwd()
/** As `npm start` runs it; `npm test` has built it. */
const SANDBOX_FILE = 'dist/sandbox.mjs'

export interface BridgeCall {
  person: string
  module: string
  context: Record<string, unknown>
  command: string
  payload?: unknown
}
export type BridgeAnswer = { ok: true; result: unknown } | { ok: false; error: { name: string; message: string } }

/** A sandbox in a process of its own, spoken to by its outside interface only. */
export interface RunningSandbox {
  url: string
  get(path: string): Promise<unknown>
  lines(path: string): Promise<Record<string, unknown>[]>
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  bridge(call: BridgeCall): Promise<BridgeAnswer>
  /** `invoke` of a screen; the resolver's answer as it comes. */
  invoke(person: string, module: string, context: Record<string, unknown>, functionKey: string, payload: unknown): Promise<BridgeAnswer>
  /** Jira as an ordinary client: basic authentication by e-mail. */
  rest(email: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  settle(): Promise<void>
  advance(ms: number): Promise<{ now: string | number; invocations: number; failures: number }>
  close(): Promise<void>
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Starts a fresh site; resolves when its ready line is printed, rejects with its output where it ends first. */
export async function startSandboxProcess(options: { seed?: 'demo' | 'empty'; clock?: 'real' | 'manual'; now?: string } = {}): Promise<RunningSandbox> {
  const data = mkdtempSync(path.join(tmpdir(), 'retrac-site-'))
  const args = ['--enable-source-maps', SANDBOX_FILE, '--port', '0', '--data', data, '--fresh']
  args.push('--seed', options.seed ?? 'empty', '--clock', options.clock ?? 'manual')
  if (options.now) args.push('--now', options.now)
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const ready = /Sandbox ready: (http:\/\/127\.0\.0\.1:\d+)/.exec(output)
      if (ready?.[1]) resolve(ready[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', (code) => reject(new Error(`The sandbox ended (${code}) before it was ready:\n${output}`)))
  })

  const request = async (method: string, where: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(`${url}${where}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: parse(await answer.text()) }
  }
  const bridge = async (call: BridgeCall): Promise<BridgeAnswer> => (await request('POST', '/sandbox/bridge', call)).body as BridgeAnswer
  return {
    url,
    get: async (where) => (await request('GET', where)).body,
    lines: async (where) =>
      (await (await fetch(`${url}${where}`)).text())
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    send: (method, where, body) => request(method, where, body),
    bridge,
    invoke: (person, module, context, functionKey, payload) => bridge({ person, module, context, command: 'invoke', payload: { functionKey, payload } }),
    rest: (email, method, where, body) => request(method, where, body, { authorization: `Basic ${Buffer.from(`${email}:token`).toString('base64')}` }),
    settle: async () => void (await request('POST', '/sandbox/settle')),
    advance: async (ms) => (await request('POST', '/sandbox/clock/advance', { ms })).body as never,
    close: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}
