/**
 * What a hosted frame and the page around it say to each other by
 * postMessage. The frame's side is frame/bridge.ts, the page's
 * host/frame-connection.ts.
 */

/** Marks our messages among those of other senders (extensions, dev tools). */
export const CHANNEL = 'sandbox-frame'

/** A function that stays where it was made; the other side calls it by this number. */
export interface Reference {
  __sandboxReference: number
}

export interface WireError {
  name: string
  message: string
}

export type FrameMessage =
  | { channel: typeof CHANNEL; type: 'hello' }
  | { channel: typeof CHANNEL; type: 'height'; heightPx: number }
  | { channel: typeof CHANNEL; type: 'escape' }
  | CallMessage
  | ReferenceCallMessage
  | AnswerMessage

export type HostMessage =
  | { channel: typeof CHANNEL; type: 'theme'; colorMode: string; theme: string }
  | ReferenceCallMessage
  | AnswerMessage

export interface CallMessage {
  channel: typeof CHANNEL
  type: 'call'
  id: number
  command: string
  payload: unknown
}

export interface ReferenceCallMessage {
  channel: typeof CHANNEL
  type: 'call-reference'
  id: number
  reference: number
  args: unknown[]
}

export interface AnswerMessage {
  channel: typeof CHANNEL
  type: 'answer'
  id: number
  outcome: { ok: true; value: unknown } | { ok: false; error: WireError }
}

export type Callable = (...args: unknown[]) => unknown

/** By shape, not by constructor: a value from another window has that window's `Object`. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function isReference(value: unknown): value is Reference {
  return isPlainObject(value) && typeof value['__sandboxReference'] === 'number'
}

/** Copies a value, with `change` applied to each leaf it accepts; other leaves cross as the browser clones them. */
function mapDeep(value: unknown, change: (leaf: unknown) => unknown): unknown {
  const changed = change(value)
  if (changed !== value) return changed
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, change))
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapDeep(item, change)]))
  }
  return value
}

/** Puts a reference in place of each function in a value. */
export function withoutFunctions(value: unknown, keep: (callable: Callable) => number): unknown {
  return mapDeep(value, (leaf) =>
    typeof leaf === 'function' ? { __sandboxReference: keep(leaf as Callable) } : leaf,
  )
}

/** Puts a function in place of each reference in a value. */
export function withFunctions(value: unknown, call: (reference: number, args: unknown[]) => Promise<unknown>): unknown {
  return mapDeep(value, (leaf) =>
    isReference(leaf) ? (...args: unknown[]) => call(leaf.__sandboxReference, args) : leaf,
  )
}

export function wireError(thrown: unknown): WireError {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message }
  return { name: 'Error', message: String(thrown) }
}

export function errorFromWire(error: WireError): Error {
  return Object.assign(new Error(error.message), { name: error.name })
}
