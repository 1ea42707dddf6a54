import { invoke } from '@forge/bridge'
import type { Problem, Wire } from '../../src/api/answers'
import type { AnswerTo, Audience, CallName, InputOf } from '../../src/api/calls'
import { keepServerTime } from './server-time'

/** Every call of one audience, typed from the table in `src/api/calls`. */
export type Client<A extends Audience> = {
  [Name in CallName<A>]: (input: InputOf<A, Name>) => Promise<Wire<AnswerTo<A, Name>>>
}

const NOT_SAVED = "That didn't save. Your text is still here."
const NOT_LOADED = "This didn't load."
const OFFLINE = "You're offline. Clocks are right; nothing can be sent."

const isRead = (name: string): boolean => name.startsWith('get')

function failure(name: string): Problem {
  if (!navigator.onLine) return { kind: 'failed', text: OFFLINE }
  return { kind: 'failed', text: isRead(name) ? NOT_LOADED : NOT_SAVED }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A resolver that gave nothing arrives as `{}` (platform-facts.md section 6): that is a failure too. */
function isWire(value: unknown): value is Wire<unknown> {
  if (!isRecord(value)) return false
  if (value['ok'] === true) return 'answer' in value
  return value['ok'] === false && isRecord(value['problem']) && typeof value['problem']['text'] === 'string'
}

async function send(name: string, input: unknown): Promise<Wire<unknown>> {
  const sentAt = Date.now()
  try {
    const answer: unknown = await invoke(name, isRecord(input) ? input : {})
    if (!isWire(answer)) return { ok: false, problem: failure(name) }
    if (answer.ok && isRecord(answer.answer) && typeof answer.answer['now'] === 'number') {
      keepServerTime(answer.answer['now'], sentAt, Date.now())
    }
    return answer
  } catch {
    return { ok: false, problem: failure(name) }
  }
}

/**
 * The only caller of `invoke`. A call never rejects: what went wrong is a `Problem` with finished words, and each
 * answer's `now` sets the clock that screens tick by.
 */
export function client<A extends Audience>(_audience: A): Client<A> {
  const callNamed = (_target: object, name: string | symbol) => (input: unknown) => send(String(name), input)
  return new Proxy({}, { get: callNamed }) as Client<A>
}
