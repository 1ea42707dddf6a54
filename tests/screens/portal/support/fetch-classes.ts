import { createHash } from 'node:crypto'

/**
 * What a browser has and jsdom has not: the fetch classes, as far as the bridge's `requestJira` uses them; a file's
 * bytes; and SHA-256.
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
// The bytes of a test's file are kept beside it: jsdom's FileReader takes real time, and tests have a clock of their own.
const bytesOf = new WeakMap<Blob, Uint8Array>()

/** A file as a person chooses it; `sizeBytes`: what it says of itself, where its bytes would be too many for a test. */
export function fileOf(name: string, text: string, sizeBytes = text.length): File {
  const file = new File([text], name, { type: 'text/plain' })
  bytesOf.set(file, Buffer.from(text))
  if (sizeBytes !== text.length) Object.defineProperty(file, 'size', { value: sizeBytes })
  return file
}

class FewFileReader {
  result: string | null = null
  onloadend: (() => void) | null = null
  onerror: (() => void) | null = null
  readAsDataURL(file: Blob): void {
    void Promise.resolve().then(() => {
      this.result = `data:${file.type};base64,${Buffer.from(bytesOf.get(file) ?? []).toString('base64')}`
      this.onloadend?.()
    })
  }
}
Object.assign(globalThis, { FileReader: FewFileReader })
Object.defineProperty(Blob.prototype, 'arrayBuffer', {
  configurable: true,
  value: async function (this: Blob): Promise<Uint8Array> {
    const bytes = bytesOf.get(this)
    if (!bytes) throw new Error('Not a file of this test')
    return bytes
  },
})
Object.defineProperty(globalThis.crypto, 'subtle', {
  configurable: true,
  value: { digest: async (_name: string, bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()) },
})
