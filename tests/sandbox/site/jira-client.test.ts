import { execFileSync } from 'node:child_process'

interface Step {
  step: string
  ok: boolean
  detail?: string
}

// jira.js is ESM only, so that the walk runs in a Node of its own.
const steps = (): Step[] =>
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/sandbox/site/support/jira-client-walk.ts'], { encoding: 'utf8', timeout: 50_000 })
    .split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Step)

test('jira.js, its response checks set to throw, takes every answer of the site', () => {
  const all = steps()
  expect(all.filter((each) => !each.ok)).toEqual([])
  expect(all.length).toBeGreaterThan(80)
})
