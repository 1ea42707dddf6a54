/** Small readers for values that came from outside. */

export type Json = Record<string, unknown>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {}
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function recordsOf(value: unknown): Json[] {
  return listOf(value).filter(isRecord)
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A JSON answer. */
export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json;charset=UTF-8', ...headers } })
}

/** Through JSON and back, as everything that crosses Forge's boundary; `undefined` where nothing is left. */
export function throughJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? undefined : (JSON.parse(text) as unknown)
}

export function bytesOf(value: unknown): number {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? 0 : Buffer.byteLength(text)
}
