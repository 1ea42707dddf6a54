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
import { lockData } from './kernel/data-lock'
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
  const demoFolder = options.demoFolder ?? join(project, 'demo')
  const changes = new ChangeStream()

  let answer: (request: Request) => Promise<Response> = () => Promise.resolve(new Response('Starting', { status: 503 }))
  const listener = getRequestListener((request) => answer(request), { overrideGlobalObjects: false })
  const { servers, port } = await listen(listener, options.port)
  const url = `http://${HOST}:${port}`

  const closeServers = async (): Promise<void> => {
    changes.close()
    await Promise.all(servers.map(closeServer))
  }
  const { store, release } = await openStore(data, options.fresh === true, port).catch(async (error: unknown) => {
    await closeServers()
    throw error
  })

  const open = (): Promise<World> =>
    openWorld({
      store, demoFolder, manifestFile, bundleFile,
      createSite: options.createSite ?? createSite,
      seed: options.seed ?? 'demo',
      origin: () => url,
      onLog: appLog(data),
      onChange: (what) => changes.tell(what),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.nowAt === undefined ? {} : { nowAt: options.nowAt }),
    })

  let world: World
  try {
    world = await open()
  } catch (error) {
    await closeServers()
    await release()
    throw error
  }
  const startOver = async (): Promise<void> => {
    await world.stop()
    store.clear()
    world = await open()
    changes.tell({ what: 'start-over' })
  }
  const doors: Doors = {
    url,
    store,
    world: () => world,
    frames: new Frames(world.host.manifest, pagesFolder, () => url),
    routes: new SandboxRoutes(() => world, demoFolder, changes, startOver),
    pages: new HostPages(pagesFolder),
  }
  answer = (request) => answerAt(doors, request)
  return {
    url,
    port,
    close: async () => {
      await closeServers()
      await world.stop()
      await release()
    },
  }
}

/** Everything that answers, once the sandbox can be used. */
interface Doors {
  url: string
  store: Store
  world(): World
  frames: Frames
  routes: SandboxRoutes
  pages: HostPages
}

/** Finds the door by host name and path. Never rejects. */
async function answerAt(doors: Doors, request: Request): Promise<Response> {
  const { hostname, pathname } = new URL(request.url)
  // Frames are of another origin than the host's pages, as in Jira: the app's code reaches nothing but its own files.
  if (hostname === 'localhost') return doors.frames.answer(request)
  if (hostname !== HOST) return new Response(`Use ${HOST}`, { status: 421 })
  const refused = refuseForeignOrigin(request, doors.url)
  if (refused !== null) return refused
  const { kernel, site, host } = doors.world()
  try {
    if (pathname.startsWith('/rest/')) return await kernel.jobs.track(siteRest(site, request))
    if (pathname.startsWith('/sandbox/')) return await doors.routes.answer(request)
    if (pathname.startsWith('/x1/')) return await kernel.jobs.track(host.webTriggers.call(pathname.slice('/x1/'.length), request))
    return await doors.pages.answer(pathname)
  } catch (error) {
    process.stderr.write(`${request.method} ${pathname} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return Response.json({ error: { name: 'InternalError', message: 'The sandbox failed; its terminal says more.' } }, { status: 500 })
  } finally {
    // What is answered is durable.
    doors.store.flush()
  }
}

/** Opens the rows; a folder belongs to one sandbox at a time. @throws DataInUse */
async function openStore(data: string | null, fresh: boolean, port: number): Promise<{ store: Store; release: () => Promise<void> }> {
  if (data === null) {
    const store = Store.inMemory()
    return { store, release: () => store.close() }
  }
  const unlock = await lockData(data, port)
  if (fresh) for (const name of ['rows', 'app.log']) rmSync(join(data, name), { recursive: true, force: true })
  const store = Store.open(join(data, 'rows'))
  return {
    store,
    release: async () => {
      await store.close()
      unlock()
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
