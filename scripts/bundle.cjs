/**
 * Builds the app's own file as `forge deploy` does, with Atlassian's bundler, into dist/app/index.cjs.
 *
 * The bundler wants to download the runtime's loader and wrapper. They cannot be had offline, and the sandbox's host
 * takes their place, so this hands it empty ones: the app's own code is the same either way.
 * It must be the CommonJS main module: the bundler looks for the main file of `require`.
 */
const { cp, mkdir, rm, stat } = require('node:fs/promises')
const path = require('node:path')
const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared')
const { getEntryPoints, getNodeBundler } = require('@forge/bundler')

const empty = async () => ({ script: '', source: 'sandbox', version: '0' })
const say = (line) => process.env.VERBOSE && console.error(line)
const logger = { info: say, debug: say, trace: say, warn: console.error, error: console.error }

async function main() {
  const root = path.resolve(__dirname, '..')
  process.chdir(root)
  const config = new ConfigFile(new FileSystemReader(), new FileSystemWriter())
  const entryPoints = getEntryPoints(await config.getAppHandlers())
  const bundler = getNodeBundler(logger, { getNodeRuntimeLoader: empty, getNodeRuntimeWrapper: empty }, config)
  const { outputDir } = await bundler.bundle({ appDirectory: root, entryPoints })
  const target = path.join(root, 'dist/app')
  await rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })
  await cp(outputDir, target, { recursive: true })
  await rm(outputDir, { recursive: true, force: true })
  console.log(`app: ${Math.round((await stat(path.join(target, 'index.cjs'))).size / 1024)} kB`)
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
