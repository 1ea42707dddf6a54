import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { cacheControl, contentType } from './static-files'

/** The host's own pages, built to a folder: its files, and the one page for every other address. */
export class HostPages {
  constructor(private readonly folder: string) {}

  async answer(pathname: string): Promise<Response> {
    const path = decodeURIComponent(pathname)
    const full = normalize(join(this.folder, path))
    if (full.startsWith(this.folder + sep) && extname(full) !== '') return (await this.file(full)) ?? new Response('Not found', { status: 404 })
    return (await this.file(join(this.folder, 'index.html'))) ?? new Response('The host pages are not built.', { status: 404 })
  }

  private async file(full: string): Promise<Response | null> {
    try {
      return new Response(new Uint8Array(await readFile(full)), {
        headers: { 'content-type': contentType(extname(full)), 'cache-control': cacheControl(full) },
      })
    } catch {
      return null
    }
  }
}
