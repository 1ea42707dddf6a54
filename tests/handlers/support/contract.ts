import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endpointOf } from './endpoints'
import { DRIVEN_BY_JIRA_JS } from '../../jira-client/driven'
import type { Desk } from './desk'

/** Checks a log of REST calls against Jira's published contract; lies beside the project where that contract does. */
const CHECK = path.resolve('../shared/tools/check-requests.mjs')
/** The reference page documents it ("Issue panels", read Nov 2026); the contract's copy is older than the call. */
const NEWER_THAN_THE_CONTRACT = /^\d+ x POST \/rest\/api\/.*\/forge\/panel\/action\/bulk\/async: no such path$/
/** Its last line counts; a note is about scopes that this suite had no need of. All else is a fault. */
const SUM = /^\d+ calls, \d+ kinds of fault$/
const NOTE = /^note: /

/**
 * The last tests of a suite that plays on a site: what the app asked of Jira meanwhile fits Jira's contract and the
 * manifest's scopes, and is driven by an independent client too.
 */
export function itsCallsFitTheContract(desk: () => Desk): void {
  const whereTheContractIs = existsSync(CHECK) ? test : test.skip
  whereTheContractIs("every REST call of this suite passes Jira's published contract (skipped only where the contract is not beside the project)", async () => {
    const calls = await desk().requests()
    expect(calls.length).toBeGreaterThan(0)
    const folder = mkdtempSync(path.join(tmpdir(), 'retrac-requests-'))
    try {
      const log = path.join(folder, 'requests.jsonl')
      writeFileSync(log, calls.map((call) => `${JSON.stringify(call)}\n`).join(''))
      const run = spawnSync(process.execPath, [CHECK, log], { encoding: 'utf8' })
      const faults = run.stdout.split('\n').filter((line) => line !== '' && !NEWER_THAN_THE_CONTRACT.test(line) && !SUM.test(line) && !NOTE.test(line))
      expect({ faults, trouble: run.stderr, checked: SUM.test(run.stdout.trim().split('\n').at(-1) ?? '') }).toEqual({ faults: [], trouble: '', checked: true })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('jira.js drives every endpoint that the app called in this suite', async () => {
    const called = new Set((await desk().requests()).map(endpointOf))
    expect([...called].filter((endpoint) => !DRIVEN_BY_JIRA_JS.includes(endpoint))).toEqual([])
  })
}
