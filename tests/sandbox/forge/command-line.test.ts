import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const main = join(__dirname, '../../../sandbox/main.ts')

test.each([
  ['--seed', 'full', '--seed is demo or empty.'],
  ['--clock', 'sundial', '--clock is real or manual.'],
  ['--now', 'soon', '--now is an instant in ISO 8601, UTC.'],
  ['--port', 'http', '--port is a number from 0 to 65535.'],
])('%s %s is refused before anything starts', (option, value, message) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', main, option, value], { encoding: 'utf8' })
  expect([status, stdout, stderr.trim()]).toEqual([1, '', message])
})
