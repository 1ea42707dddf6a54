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
  constructor(_url: string, private readonly init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    this.method = init.method ?? 'GET'
    this.headers = new FewHeaders(init.headers)
  }
  text = async (): Promise<string> => this.init.body ?? ''
}

class FewResponse {
  readonly status: number
  constructor(private readonly body: string | null, init: { status: number }) {
    this.status = init.status
  }
  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }
  text = async (): Promise<string> => this.body ?? ''
  json = async (): Promise<unknown> => JSON.parse(this.body ?? '')
}

Object.assign(globalThis, { Headers: FewHeaders, Request: FewRequest, Response: FewResponse })
