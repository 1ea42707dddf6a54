/**
 * jsdom has no fetch; the bridge's `requestJira` builds a `Request` to read what it was given and a `Response` for
 * what the host answered. These do as much as it uses.
 */
class FewHeaders {
  private readonly values: Map<string, string>
  constructor(start: Record<string, string> = {}) {
    this.values = new Map(Object.entries(start).map(([name, value]) => [name.toLowerCase(), value]))
  }
  has = (name: string): boolean => this.values.has(name.toLowerCase())
  set = (name: string, value: string): void => void this.values.set(name.toLowerCase(), value)
  entries = (): IterableIterator<[string, string]> => this.values.entries()
}

class FewRequest {
  readonly method: string
  readonly headers: FewHeaders
  constructor(_url: string, init: { method?: string; headers?: Record<string, string> } = {}) {
    this.method = init.method ?? 'GET'
    this.headers = new FewHeaders(init.headers)
  }
}

class FewResponse {
  readonly status: number
  constructor(private readonly text: string | null, init: { status: number }) {
    this.status = init.status
  }
  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }
  json = async (): Promise<unknown> => JSON.parse(this.text ?? '')
}

Object.assign(globalThis, { Headers: FewHeaders, Request: FewRequest, Response: FewResponse })
