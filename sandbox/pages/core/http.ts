/** What the pages say to the server: the sandbox's own doors, and Jira's REST as the person chosen. */

/** A call that the server refused, with the text that a person should read. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  constructor(readonly status: number, message: string, readonly fields: Record<string, string> = {}) {
    super(message)
  }
}

export interface Caller {
  /** Null: no credentials. */
  email: string | null
}

type Query = Record<string, string | number | boolean | undefined>

function withQuery(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined)
  if (pairs.length === 0) return path
  return `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`
}

interface ErrorBody {
  errorMessages?: string[]
  errors?: Record<string, string>
  errorMessage?: string
  error?: { message?: string } | string
  message?: string
}

/** Reads the error shapes of Jira's platform, of its service desk, and of the sandbox itself. */
function errorFrom(status: number, text: string): HttpError {
  let body: ErrorBody = {}
  try {
    body = JSON.parse(text) as ErrorBody
  } catch {
    return new HttpError(status, text.slice(0, 300) || `The server answered ${status}.`)
  }
  const own = typeof body.error === 'string' ? body.error : body.error?.message
  const fields = body.errors ?? {}
  const message = [...(body.errorMessages ?? []), body.errorMessage, own, body.message, ...Object.values(fields)]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ')
  return new HttpError(status, message || `The server answered ${status}.`, fields)
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch {
    throw new HttpError(0, 'The sandbox does not answer. Is it still running?')
  }
  if (!response.ok) throw errorFrom(response.status, await response.text())
  return response
}

async function jsonOf<T>(response: Response): Promise<T> {
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Any token passes: the sandbox knows people by their address. */
function headersFor(caller: Caller): Record<string, string> {
  return caller.email === null ? {} : { Authorization: `Basic ${btoa(`${caller.email}:sandbox`)}` }
}

/** Jira's REST as one person. Rejects with HttpError. */
export class JiraClient {
  constructor(private readonly caller: Caller) {}

  async get<T>(path: string, query?: Query): Promise<T> {
    return jsonOf<T>(await send(withQuery(path, query), { headers: { Accept: 'application/json', ...headersFor(this.caller) } }))
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.write<T>('POST', path, body)
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.write<T>('PUT', path, body)
  }

  private async write<T>(method: string, path: string, body: unknown): Promise<T> {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json', ...headersFor(this.caller) }
    return jsonOf<T>(await send(path, { method, headers, body: JSON.stringify(body) }))
  }

  async blob(path: string): Promise<Blob> {
    return (await send(path, { headers: headersFor(this.caller) })).blob()
  }

  /** Sends one file as Jira's attachment calls want it. */
  async upload<T>(path: string, file: File): Promise<T> {
    const body = new FormData()
    body.append('file', file)
    return jsonOf<T>(await send(path, { method: 'POST', headers: { 'X-Atlassian-Token': 'no-check', ...headersFor(this.caller) }, body }))
  }
}

/** The sandbox's own doors. */
export const sandbox = {
  async get<T>(path: string, query?: Query): Promise<T> {
    return jsonOf<T>(await send(withQuery(path, query), {}))
  },
  async lines<T>(path: string, query?: Query): Promise<T[]> {
    const text = await (await send(withQuery(path, query), {})).text()
    return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T)
  },
  async write<T>(method: 'POST' | 'PUT', path: string, body: unknown = {}): Promise<T> {
    return jsonOf<T>(await send(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }))
  },
}
