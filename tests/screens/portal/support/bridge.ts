import '../../support/fetch-classes'
import '../../support/file-classes'

/**
 * The host's side of `@forge/bridge` for a screen in jsdom. Imported first: the package reads `__bridge` while it loads.
 */
type Answer = (functionKey: string, payload: unknown) => unknown
type Listener = (payload: unknown) => void

/** A screen's own call to Jira, as the host gets it; a file has come as base64. */
export interface JiraCall {
  method: string
  path: string
  body: string
  isForm: boolean
}
type JiraAnswer = { status: number; body?: unknown }

interface Host {
  context: Record<string, unknown>
  answer: Answer
  invoked: { functionKey: string; payload: unknown }[]
  submitted: unknown[]
  emitted: { event: string; payload: unknown }[]
  closed: number
  /** Jira's answer to a screen's own call. */
  jira: (call: JiraCall) => JiraAnswer
  asked: JiraCall[]
  navigated: unknown[]
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
  jira: () => ({ status: 404 }),
  asked: [],
  navigated: [],
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
  fetchProduct: (payload) => {
    const { restPath, fetchRequestInit, isMultipartFormData } = record(payload)
    const { method, body } = record(fetchRequestInit ?? {})
    const call: JiraCall = { method: String(method ?? 'GET'), path: String(restPath), body: String(body ?? ''), isForm: isMultipartFormData === true }
    host.asked.push(call)
    const answer = host.jira(call)
    return { status: answer.status, statusText: '', headers: {}, body: answer.body === undefined ? '' : JSON.stringify(answer.body) }
  },
  navigate: (payload) => {
    host.navigated.push(record(payload)['url'])
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
