/**
 * A host for the admin screens: the bridge's package reads `__bridge` while it loads (platform-facts.md section 6), so
 * a test imports this file before any screen.
 */
import '../../support/fetch-classes'

type Answer = (input: Record<string, unknown>) => unknown

export const host = {
  /** Resolver answers by call; a missing one rejects, as a broken network does. */
  answers: new Map<string, Answer>(),
  /** Jira's JSON by the start of its path; a missing one is 404. */
  jira: new Map<string, unknown>(),
  invoked: [] as { name: string; input: Record<string, unknown> }[],
  opened: [] as unknown[],
}

export function resetHost(): void {
  host.answers.clear()
  host.jira.clear()
  host.invoked.length = 0
  host.opened.length = 0
}
export const callsOf = (name: string): Record<string, unknown>[] => host.invoked.filter((call) => call.name === name).map(({ input }) => input)

interface Payload {
  functionKey?: string
  payload?: Record<string, unknown>
  restPath?: string
}

async function callBridge(command: string, payload: Payload = {}): Promise<unknown> {
  switch (command) {
    case 'invoke': {
      const { functionKey = '', payload: input = {} } = payload
      // As over the wire: nobody shares an object with the server.
      host.invoked.push({ name: functionKey, input: structuredCopy(input) })
      const answer = host.answers.get(functionKey)
      if (!answer) throw new Error(`network is down: ${functionKey}`)
      return structuredCopy(await answer(structuredCopy(input)))
    }
    case 'fetchProduct': {
      const found = [...host.jira].find(([start]) => (payload.restPath ?? '').startsWith(start))
      return found
        ? { status: 200, statusText: 'OK', headers: {}, body: JSON.stringify(found[1]) }
        : { status: 404, statusText: 'Not Found', headers: {}, body: '{}' }
    }
    case 'navigate':
      host.opened.push(payload)
      return true
    default:
      throw new Error(`The admin screens don't use ${command}`)
  }
}

const structuredCopy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

Object.assign(globalThis, { __bridge: { callBridge } })
