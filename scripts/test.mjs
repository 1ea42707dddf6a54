/** `npm test`: installs, builds, then runs every check. Words after `--` narrow jest to files (`npm test -- domain`). */
import { build, install, run, step } from './steps.mjs'

const only = process.argv.slice(2)
const tsc = 'node_modules/typescript/bin/tsc'
try {
  await install()
  await build()
  if (only.length === 0) {
    for (const part of ['.', 'sandbox', 'static', 'tests']) {
      await step(`Types of ${part === '.' ? 'src' : part}`, () => run('node', [tsc, '--noEmit', '-p', part]).then(() => 'done'))
    }
    await step('Lint', () => run('node', ['node_modules/eslint/bin/eslint.js', '.']).then(() => 'done'))
  }
  await run('node', ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'tests/jest.config.cjs', ...only], { quiet: false })
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
