/**
 * A host for the agent screens: the bridge's package reads `__bridge` while it loads (platform-facts.md section 6),
 * so a test imports this file before any screen.
 */
import '../../support/fetch-classes'

interface Payload {
  functionKey?: string
  payload?: unknown
  restPath?: string
  event?: string
  callback?: (payload: unknown) => void
  context?: unknown
  onClose?: (answer: unknown) => void
}
type Answer = (input: Record<string, unknown>) => unknown

export const host = {
  /** Resolver answers by call; a missing one rejects, as a broken network does. */
  answers: new Map<string, Answer>(),
  /** Jira's JSON by the start of its path; a missing one is 404. */
  jira: new Map<string, unknown>(),
  invoked: [] as { name: string; input: Record<string, unknown> }[],
  emitted: [] as { event: string; payload: unknown }[],
  /** What a person presses in the host's dialog. */
  dialog: { confirmed: true } as unknown,
  dialogs: [] as unknown[],
  listeners: new Map<string, Set<(payload: unknown) => void>>(),
  refreshes: 0,
}

export function resetHost(): void {
  for (const map of [host.answers, host.jira, host.listeners]) map.clear()
  for (const list of [host.invoked, host.emitted, host.dialogs]) list.length = 0
  host.dialog = { confirmed: true }
  host.refreshes = 0
}

/** As another frame of the app would send it. */
export const hear = (event: string, payload: unknown): void => host.listeners.get(event)?.forEach((listener) => listener(payload))

function invoke({ functionKey = '', payload }: Payload): unknown {
  const input = payload as Record<string, unknown>
  host.invoked.push({ name: functionKey, input })
  const answer = host.answers.get(functionKey)
  if (!answer) throw new Error(`network is down: ${functionKey}`)
  return answer(input)
}

function fetchProduct({ restPath = '' }: Payload): unknown {
  const found = [...host.jira].find(([start]) => restPath.startsWith(start))
  return found
    ? { status: 200, statusText: 'OK', headers: {}, body: JSON.stringify(found[1]) }
    : { status: 404, statusText: 'Not Found', headers: {}, body: '{}' }
}

function listen({ event = '', callback }: Payload): { unsubscribe: () => void } {
  const listeners = host.listeners.get(event) ?? new Set()
  host.listeners.set(event, listeners)
  if (callback) listeners.add(callback)
  return { unsubscribe: () => callback && listeners.delete(callback) }
}

async function callBridge(command: string, payload: Payload = {}): Promise<unknown> {
  switch (command) {
    case 'invoke':
      return invoke(payload)
    case 'fetchProduct':
      return fetchProduct(payload)
    case 'on':
      return listen(payload)
    case 'emit':
      host.emitted.push({ event: payload.event ?? '', payload: payload.payload })
      return undefined
    case 'openModal':
      host.dialogs.push(payload.context)
      payload.onClose?.(host.dialog)
      return true
    case 'refresh':
      host.refreshes += 1
      return true
    default:
      throw new Error(`The agent screens don't use ${command}`)
  }
}

Object.assign(globalThis, { __bridge: { callBridge } })
