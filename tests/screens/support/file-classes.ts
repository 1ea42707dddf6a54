import { createHash } from 'node:crypto'

/**
 * What a browser has and jsdom has not: a file's bytes, and SHA-256. A file's bytes are kept beside it: jsdom's
 * FileReader takes real time, and tests have a clock of their own.
 */
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
