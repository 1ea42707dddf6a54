import { sandbox } from '../core/http'
import { factsOf, recordDeed } from './deeds'
import type { Place } from './place'

/** Whose screen calls, of which module, opened where. */
export interface BridgeCaller {
  personKey: string
  moduleKey: string
  place: Place
  /** A modal's frame sends its own extension along, as the browser does in Jira. */
  extension?: unknown
}

type BridgeAnswer = { ok: true; result?: unknown } | { ok: false; error: { name: string; message: string } }

function isInvoke(payload: unknown): payload is { functionKey: string; payload?: unknown } {
  return typeof payload === 'object' && payload !== null && typeof (payload as { functionKey?: unknown }).functionKey === 'string'
}

/** Calls the server's door for bridge commands; rejects with the error that the bridge would give the app. */
export async function callServer(caller: BridgeCaller, command: string, payload: unknown): Promise<unknown> {
  const context = caller.extension === undefined ? caller.place : { ...caller.place, extension: caller.extension }
  const answer = await sandbox.write<BridgeAnswer>('POST', '/sandbox/bridge', {
    person: caller.personKey, module: caller.moduleKey, context, command, payload,
  })
  if (!answer.ok) throw Object.assign(new Error(answer.error.message), { name: answer.error.name })
  if (command === 'invoke' && isInvoke(payload)) {
    recordDeed({
      kind: 'invoked', person: caller.personKey, functionKey: payload.functionKey,
      payload: factsOf(payload.payload), result: factsOf(answer.result),
    })
  }
  return answer.result
}
