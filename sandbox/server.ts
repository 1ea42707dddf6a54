import { existsSync, mkdirSync, appendFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { Frames } from './forge/frames'
import { builtFiles } from './forge/host'
import { openWorld } from './forge/world'
import type { SeedName, World } from './forge/world'
import { Store } from './kernel/store'
import type { Kernel, Site } from './kernel/types'
import { createSite } from './site/site'
import { ChangeStream } from './forge/http/change-stream'
import { HostPages } from './forge/http/host-pages'
import { SandboxRoutes } from './forge/http/sandbox-routes'
import { refuseForeignOrigin, siteRest } from './forge/http/site-rest'

export interface SandboxOptions {
  /** 0 takes a free one. Default: 3000, or the next free one. */
  port?: number
  /** Where the data lasts; null forgets it at the end. Default `.sandbox`. */
  data?: string | null
  fresh?: boolean
  seed?: SeedName
  clock?: 'real' | 'manual'
  /** Epoch milliseconds. */
  nowAt?: number
  /** The folder with `manifest.yml`, `dist` and `demo`. Default: this project. */
  project?: string
  demoFolder?: string
  /** Other places than the project's own for what the build makes. */
  files?: Partial<ReturnType<typeof builtFiles>>
  /** Makes the Jira half; tests of the Forge half bring their own. */
  createSite?: (kernel: Kernel) => Site
}

export interface RunningSandbox {
  url: string
  port: number
  close(): Promise<void>
}

const PORT_DEFAULT = 3000
const PORTS_TRIED = 100
const HOST = '127.0.0.1'

/** Starts a sandbox and answers once it can be used. @throws Error when the app is not built or the seed cannot be read. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const project = options.project ?? fileURLToPath(new URL('..', import.meta.url))
  const data = options.data === undefined ? join(project, '.sandbox') : options.data
  const { manifestFile, bundleFile, pagesFolder } = { ...builtFiles(project), ...options.files }
  if (!existsSync(bundleFile)) throw new Error(`The app is not built: ${bundleFile} is missing.`)
  if (options.fresh === true && data !== null) rmSync(data, { recursive: true, force: true })
  const store = data === null ? Store.inMemory() : Store.open(join(data, 'rows'))
  const demoFolder = options.demoFolder ?? join(project, 'demo')
  const changes = new ChangeStream()

  let answer: (request: Request) => Promise<Response> = () => Promise.resolve(new Response('Starting', { status: 503 }))
  const listener = getRequestListener((request) => answer(request), { overrideGlobalObjects: false })
  const { servers, port } = await listen(listener, options.port)
  const url = `http://${HOST}:${port}`

  const open = (start: Pick<SandboxOptions, 'clock' | 'nowAt'>): Promise<World> =>
    openWorld({
      store, demoFolder, manifestFile, bundleFile,
      createSite: options.createSite ?? createSite,
      seed: options.seed ?? 'demo',
      origin: () => url,
      onLog: appLog(data),
      onChange: (what) => changes.tell(what),
      ...(start.clock === undefined ? {} : { clock: start.clock }),
      ...(start.nowAt === undefined ? {} : { nowAt: start.nowAt }),
    })

  const closeServers = async (): Promise<void> => {
    changes.close()
    await Promise.all(servers.map(closeServer))
  }
  let world: World
  try {
    world = await open(options)
  } catch (error) {
    await closeServers()
    await store.close()
    throw error
  }
  const startOver = async (): Promise<void> => {
    await world.stop()
    store.clear()
    world = await open(options)
    changes.tell({ what: 'start-over' })
  }
  const frames = new Frames(world.host.manifest, pagesFolder, () => url)
  const routes = new SandboxRoutes(() => world, demoFolder, changes, startOver)
  const pages = new HostPages(pagesFolder)
  answer = async (request) => {
    const { hostname, pathname } = new URL(request.url)
    // Frames are of another origin than the host's pages, as in Jira: the app's code reaches nothing but its own files.
    if (hostname === 'localhost') return frames.answer(request)
    if (hostname !== HOST) return new Response('Use 127.0.0.1', { status: 421 })
    const refused = refuseForeignOrigin(request, url)
    if (refused !== null) return refused
    try {
      if (pathname.startsWith('/rest/')) return await world.kernel.jobs.track(siteRest(world.site, request))
      if (pathname.startsWith('/sandbox/')) return await routes.answer(request)
      if (pathname.startsWith('/x1/')) return await world.kernel.jobs.track(world.host.webTriggers.call(pathname.slice('/x1/'.length), request))
      return await pages.answer(pathname)
    } catch (error) {
      process.stderr.write(`${request.method} ${pathname} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      return Response.json({ error: { name: 'InternalError', message: 'The sandbox failed; its terminal says more.' } }, { status: 500 })
    } finally {
      // What is answered is durable.
      store.flush()
    }
  }
  return {
    url,
    port,
    close: async () => {
      await closeServers()
      await world.stop()
      await store.close()
    },
  }
}

/** Listens on both loopback names, for browsers resolve `localhost` to either. */
async function listen(listener: Parameters<typeof createServer>[1], wanted: number | undefined): Promise<{ servers: Server[]; port: number }> {
  const first = wanted ?? PORT_DEFAULT
  const last = wanted === undefined ? first + PORTS_TRIED : first
  for (let port = first; port <= last; port += 1) {
    const server = createServer(listener)
    const bound = await bind(server, port, HOST)
    if (bound === null) continue
    const second = createServer(listener)
    const sixth = await bind(second, bound, '::1')
    return { servers: sixth === null ? [server] : [server, second], port: bound }
  }
  throw new Error(wanted === undefined ? `No port from ${first} to ${last} is free.` : `Port ${wanted} is not free.`)
}

/** The port that was bound, null where that was not possible. */
function bind(server: Server, port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : null)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** What the app writes to its console, beside the data. */
function appLog(data: string | null): (line: string) => void {
  if (data === null) return () => undefined
  mkdirSync(data, { recursive: true })
  const file = join(data, 'app.log')
  return (line) => appendFileSync(file, `${line}\n`)
}
