import { basename, dirname } from 'node:path'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** By the name's ending, dot included. */
export const contentType = (extension: string): string => CONTENT_TYPES[extension] ?? 'application/octet-stream'

/** How long a browser may keep a file: for good where the build has put the content's hash into its name, as Vite does in `assets`. */
export const cacheControl = (path: string): string => (basename(dirname(path)) === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache')
