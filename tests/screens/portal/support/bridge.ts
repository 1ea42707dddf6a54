/**
 * The host's side of `@forge/bridge` for a screen in jsdom. Imported first: the package reads `__bridge` while it loads.
 */
type Answer = (functionKey: string, payload: unknown) => unknown
type Listener = (payload: unknown) => void

interface Host {
  context: Record<string, unknown>
  answer: Answer
  invoked: { functionKey: string; payload: unknown }[]
  submitted: unknown[]
  emitted: { event: string; payload: unknown }[]
  closed: number
}

const fresh = (): Host => ({
  context: {},
  answer: () => {
    throw new Error('The test gave no answer')
  },
  invoked: [],
  submitted: [],
  emitted: [],
  closed: 0,
})

export let host: Host = fresh()
let listeners: { event: string; callback: Listener }[] = []

export function resetHost(): void {
  host = fresh()
  listeners = []
}

/** An event that another frame of the page emits. */
export function fromAnotherFrame(event: string, payload: unknown): void {
  for (const listener of listeners) if (listener.event === event) listener.callback(payload)
}

const record = (value: unknown): Record<string, unknown> => value as Record<string, unknown>

const commands: Record<string, (payload: unknown) => unknown> = {
  getContext: () => host.context,
  enableTheming: () => undefined,
  refresh: () => undefined,
  invoke: (payload) => {
    const call = { functionKey: String(record(payload)['functionKey']), payload: record(payload)['payload'] }
    host.invoked.push(call)
    return host.answer(call.functionKey, call.payload)
  },
  submit: (payload) => {
    host.submitted.push(payload)
  },
  close: () => {
    host.closed++
  },
  emit: (payload) => {
    host.emitted.push({ event: String(record(payload)['event']), payload: record(payload)['payload'] })
  },
  on: (payload) => {
    const listener = payload as { event: string; callback: Listener }
    listeners.push(listener)
    return { unsubscribe: () => void (listeners = listeners.filter((one) => one !== listener)) }
  },
}

Object.assign(globalThis, {
  __bridge: {
    callBridge: async (command: string, payload: unknown): Promise<unknown> => {
      const does = commands[command]
      if (!does) throw new Error(`The host of this test doesn't know ${command}`)
      return does(payload)
    },
  },
})
