/** `npm start`: installs, builds, serves. Options after `--` go to the sandbox (sandbox/README.md). */
import { spawn } from 'node:child_process'
import { build, install, root, sandboxFile } from './steps.mjs'

try {
  await install()
  await build()
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
const sandbox = spawn(process.execPath, ['--enable-source-maps', sandboxFile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => sandbox.kill(signal))
sandbox.on('close', (code) => process.exit(code ?? 0))
