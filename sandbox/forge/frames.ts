import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { CSPInjectionService, CSPProcessingService } from '@forge/csp'
import { load } from 'cheerio'
import { cacheControl, contentType } from './http/static-files'
import type { Manifest, ManifestModule } from './manifest'
import { textOf } from './json'
import { tokensCss } from './tokens'

/** First in the head: the app's modules look for the bridge while they load (toolchain facts 4). */
const INJECTED = '<script src="/__frame/bridge.js"></script><link rel="stylesheet" href="/__frame/tokens.css">'

/** Where the page of a module's `resource` stands on the frames' origin; null for a resource that is not declared. */
export function framePath(manifest: Manifest, resource: string): string | null {
  const [key = '', entry] = resource.split('/')
  const declared = manifest.resources[key]
  if (declared === undefined) return null
  const file = entry === undefined ? 'index.html' : declared.entries[entry]
  return file === undefined ? null : `/frames/${key}/${file}`
}

/** The address of an icon: `resource:key;path` becomes a frame's file, anything else stays. */
export function iconPath(manifest: Manifest, module: ManifestModule): string | null {
  const icon = textOf(module.body.icon)
  const [, key, path] = /^resource:([^;]+);(.+)$/.exec(icon ?? '') ?? []
  if (key === undefined || path === undefined) return icon ?? null
  return manifest.resources[key] === undefined ? null : `/frames/${key}/${path.replace(/^\//, '')}`
}

/** Serves the app's screens as Forge's CDN does: static files, under the policy that `@forge/csp` makes. */
export class Frames {
  private readonly tokens = tokensCss()

  constructor(
    private readonly manifest: Manifest,
    private readonly pagesFolder: string,
    /** Scheme, host and port of the host's pages, which hold the frames. */
    private readonly hostOrigin: () => string,
  ) {}

  async answer(request: Request): Promise<Response> {
    const path = decodeURIComponent(new URL(request.url).pathname)
    if (path === '/__frame/tokens.css') return file(this.tokens, 'tokens.css')
    if (path === '/__frame/bridge.js') return this.fileIn(join(this.pagesFolder, 'frame'), 'bridge.js')
    const [, key = '', rest = ''] = /^\/frames\/([^/]+)\/(.*)$/.exec(path) ?? []
    const resource = this.manifest.resources[key]
    if (resource === undefined) return notFound()
    return this.fileIn(resource.folder, rest === '' ? 'index.html' : rest)
  }

  private async fileIn(folder: string, path: string): Promise<Response> {
    const full = normalize(join(folder, path))
    if (!full.startsWith(folder + sep)) return notFound()
    try {
      const bytes = await readFile(full)
      return extname(full) === '.html' ? this.page(bytes.toString('utf8')) : file(bytes, full)
    } catch {
      return notFound()
    }
  }

  private page(html: string): Response {
    const withBridge = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + INJECTED) : INJECTED + html
    const response = file(withBridge, 'index.html')
    response.headers.set('content-security-policy', this.policy(html))
    return response
  }

  /**
   * Forge's own policy for this page and the manifest's permissions. Two differences: the host's
   * pages are named as the site's host name, and nothing is reported to Atlassian.
   */
  private policy(html: string): string {
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined }
    const processing: unknown = Reflect.construct(CSPProcessingService, [logger, load])
    const existingCSPDetails = (processing as CSPProcessingService).getCspDetails(html, this.manifest.permissions)
    return new CSPInjectionService()
      .getInjectableCSP({ existingCSPDetails, microsEnv: 'prod', hostname: this.hostOrigin() })
      .filter((directive) => !directive.startsWith('report-uri'))
      .join('; ')
  }
}

function file(body: string | Buffer, path: string): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': contentType(extname(path)), 'cache-control': cacheControl(path), 'x-content-type-options': 'nosniff' },
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}
