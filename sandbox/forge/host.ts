import { join } from 'node:path'
import type { SiteKernel } from '../kernel/kernel'
import type { InstalledApp, Site } from '../kernel/types'
import { Bridge } from './bridge/bridge'
import { isScreenType } from './bridge/access'
import { loadBundle } from './bundle'
import type { Bundle } from './bundle'
import { EventQueue } from './events/queue'
import { ProductTriggers } from './events/product-triggers'
import { Schedules } from './events/schedules'
import { ForgeFetch } from './forge-fetch'
import { framePath, iconPath } from './frames'
import { FunctionRunner } from './function-runner'
import { installApp } from './installation'
import type { Installation } from './installation'
import { installGlobals } from './invocation'
import { Journal } from './journal'
import type { InvocationLine, RequestLine } from './journal'
import { isRecord, listOf, recordOf, textOf } from './json'
import { KvsRows } from './kvs/rows'
import { KvsService } from './kvs/service'
import { readManifest } from './manifest'
import type { Manifest } from './manifest'
import { MinuteRates } from './minute-rates'
import { RestDoor } from './rest-door'
import { WebTriggers } from './web-triggers'

export interface HostOptions {
  manifestFile: string
  bundleFile: string
  /** Scheme, host and port of the site, known once the server listens. */
  origin: () => string
  /** Receives a JSON line for each console call of the app. */
  onLog?: (line: string) => void
  /** Told of what may change a page. */
  onChange?: (what: Record<string, unknown>) => void
}

/** A screen of the app, as the host's pages mount it (`GET /sandbox/modules`). */
export interface ScreenModule {
  key: string
  type: string
  title: string
  icon: string | null
  resource: string
  src: string | null
  pages: string[]
  viewportSize: string | null
  status: unknown
  statusProperty: string | null
}

/** Forge: runs the built app on a site. */
export interface ForgeHost {
  manifest: Manifest
  bundle: Bundle
  installation: Installation
  bridge: Bridge
  runner: FunctionRunner
  queue: EventQueue
  webTriggers: WebTriggers
  rows: KvsRows
  requests: Journal<RequestLine>
  invocations: Journal<InvocationLine>
  screens(): ScreenModule[]
}

/** Loads the app, installs it on the site and connects the two; jobs run once the kernel lets them. */
export function createHost(kernel: SiteKernel, site: Site, options: HostOptions): ForgeHost {
  const manifest = readManifest(options.manifestFile)
  installGlobals()
  const bundle = loadBundle(options.bundleFile)
  const rates = new MinuteRates(kernel.clock)
  const requests = new Journal<RequestLine>(kernel, 'requests')
  const invocations = new Journal<InvocationLine>(kernel, 'invocations')
  let installed: Installation | null = null
  const installation = (): Installation => {
    if (installed === null) throw new Error('The app is not installed yet.')
    return installed
  }
  const runner = new FunctionRunner(kernel, manifest, bundle, installation, invocations, options.onLog ?? (() => undefined))
  const rows = new KvsRows(kernel.collection('forge.kvs'), kernel.clock)
  const kvs = new KvsService(rows, manifest.entities, kernel.clock, kernel.faults, rates)
  const rest = new RestDoor(kernel, site, rates, requests, options.origin)
  const queue = new EventQueue(kernel, manifest, runner, rates)
  const webTriggers = new WebTriggers(kernel, manifest, runner, options.origin)
  const fetches = new ForgeFetch(manifest, kvs, rest, queue, webTriggers)
  runner.answerBy((invocation, target, path, init) => fetches.answer(invocation, target, path, init))
  const triggers = new ProductTriggers(kernel, manifest, runner, installation)
  const schedules = new Schedules(kernel, manifest, runner, installation)
  const bridge = new Bridge(kernel, site, manifest, runner, rest, rates, installation, options.origin)

  const first = installApp(kernel, site, manifest, validator(manifest, runner))
  installed = first.installation
  site.onEvent((event) => {
    triggers.emit(event)
    options.onChange?.({ what: 'event', eventType: event.eventType })
  })
  if (first.lifeCycle !== 'unchanged') triggers.lifeCycle(first.lifeCycle)
  schedules.start()
  return {
    manifest, bundle, installation: installed, bridge, runner, queue, webTriggers, rows, requests, invocations,
    screens: () => screensOf(manifest),
  }
}

/** Runs a `jira:workflowValidator` in the place of a transition (platform facts 2). */
function validator(manifest: Manifest, runner: FunctionRunner): InstalledApp['validate'] {
  return async (moduleKey, input) => {
    const module = manifest.modules.find(({ type, key }) => type === 'jira:workflowValidator' && key === moduleKey)
    if (module === undefined) throw new Error(`The app has no workflow validator ${moduleKey}.`)
    const outcome = await runner.run({
      functionKey: String(module.body.function),
      moduleKey,
      cause: `validator:${moduleKey}`,
      user: null,
      principalId: null,
      payload: { ...input, context: { moduleKey } },
    })
    if (!outcome.ok) throw outcome.error
    const { result, errorMessage } = recordOf(outcome.result)
    if (typeof result !== 'boolean') throw new Error(`The workflow validator ${moduleKey} returned no result.`)
    return { result, ...(typeof errorMessage === 'string' ? { errorMessage } : {}) }
  }
}

function screensOf(manifest: Manifest): ScreenModule[] {
  return manifest.modules
    .filter((module) => isScreenType(module.type) && typeof module.body.resource === 'string')
    .map((module) => {
      const { body, key, type } = module
      const title = isRecord(body.title) ? textOf(body.title.i18n) : textOf(body.title)
      const resource = String(body.resource)
      return {
        key,
        type,
        title: title ?? manifest.appName,
        icon: iconPath(manifest, module),
        resource,
        src: framePath(manifest, resource),
        pages: listOf(body.pages).filter((page) => typeof page === 'string'),
        viewportSize: textOf(body.viewportSize) ?? null,
        status: body.status ?? null,
        // Jira's own key for the status of an app's module on an issue.
        statusProperty: body.status === undefined ? null : `com.atlassian.jira.issue:${manifest.appId}:${key}:status`,
      }
    })
}

/** Where the build puts things, below the project's folder. */
export function builtFiles(project: string): { manifestFile: string; bundleFile: string; pagesFolder: string } {
  return {
    manifestFile: join(project, 'manifest.yml'),
    bundleFile: join(project, 'dist', 'app', 'index.cjs'),
    pagesFolder: join(project, 'dist', 'pages'),
  }
}
