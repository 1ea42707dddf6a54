import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFixture } from './start-fixture'

async function startProcess(data: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'fixture-process.ts'), data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (line) => resolve(String(line).trim())))
  return { child, url }
}

test('after a kill -9 everything is there that was answered', async () => {
  const data = mkdtempSync(join(tmpdir(), 'killed-'))
  try {
    const { child, url } = await startProcess(data)
    const answered: string[] = []
    const write = async (key: string): Promise<void> => {
      const body = { person: 'agent-t1', module: 'glance', context: { issueKey: 'DESK-1' }, command: 'invoke', payload: { functionKey: 'write', payload: { key, value: { state: 'open' } } } }
      const response = await fetch(`${url}/sandbox/bridge`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      if (((await response.json()) as { ok: boolean }).ok) answered.push(key)
      if (answered.length === 30) child.kill('SIGKILL')
    }
    const dead = new Promise((resolve) => child.once('close', resolve))
    await Promise.allSettled(Array.from({ length: 60 }, (_, n) => write(`n${n}`)))
    await dead
    const again = await startFixture({ data })
    const rows = (await again.lines('/sandbox/storage')).filter(({ entity }) => entity === 'note').map(({ key }) => key)
    await again.close()
    expect(answered.length).toBeGreaterThanOrEqual(30)
    expect(answered.filter((key) => !rows.includes(key))).toEqual([])
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
