/** `npm test`: installs, builds, then runs every check. Words after `--` narrow jest to files (`npm test -- domain`). */
import { build, install, run, step } from './steps.mjs'

const only = process.argv.slice(2)

const lint = () => run('node', ['node_modules/eslint/bin/eslint.js', '.'])
/** One project after the other: two of these lines at a time keep two cores busy. */
async function types(...projects) {
  for (const project of projects) await run('node', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project])
}

try {
  await install()
  await build()
  if (only.length === 0) {
    await step('Types and lint', () => Promise.all([types('tests', 'static'), types('sandbox', '.').then(lint)]).then(() => 'done'))
  }
  await run('node', ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'tests/jest.config.cjs', ...only], { quiet: false })
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
