import Resolver from '@forge/resolver'
import { calls } from '../api/calls'
import type { AnswerTo, Audience, CallName, ParsedOf } from '../api/calls'
import type { Problem, Wire } from '../api/answers'
import { invalid, noAccess, problemOf } from '../app/problems'
import type { Ports } from '../app/ports'
import type { UseCases } from '../app/use-cases/use-case'
import { askerOf } from './asker'

/** The largest input of people's work is a hand-off packet of five long texts; what is larger is refused unread (I19). */
export const PAYLOAD_MAX_BYTES = 64 * 1024
/** The whole of the rules with hundreds of contracts; still well under what one row of the store holds (platform-rest 4.2). */
const DRAFT_MAX_BYTES = 160 * 1024
const maxBytesOf = (act: string): number => (act === 'admin.saveDraft' ? DRAFT_MAX_BYTES : PAYLOAD_MAX_BYTES)

/**
 * The resolver function of one audience, made from the table in `src/api`: for each of its calls, and for no other, the
 * input is parsed, the use case authorises and runs, and whatever is thrown becomes a problem that the screen can show.
 */
export function resolverOf<A extends Audience>(audience: A, useCases: UseCases<A>, ports: () => Ports): ReturnType<Resolver['getDefinitions']> {
  const resolver = new Resolver()
  for (const name of namesOf(audience)) {
    resolver.define(name, ({ payload, context }: { payload: unknown; context: unknown }) => answer(audience, name, useCases, ports(), payload, context))
  }
  return resolver.getDefinitions()
}

const namesOf = <A extends Audience>(audience: A): CallName<A>[] => Object.keys(calls[audience]) as CallName<A>[]

async function answer<A extends Audience, N extends CallName<A>>(
  audience: A,
  name: N,
  useCases: UseCases<A>,
  ports: Ports,
  payload: unknown,
  context: unknown,
): Promise<Wire<AnswerTo<A, N>>> {
  const act = `${audience}.${name}`
  try {
    const asker = askerOf(context)
    if (asker === null) return refuse(ports, act, noAccess())
    const input = parse(audience, name, payload)
    if (!input.ok) return refuse(ports, act, input.problem)
    return await useCases[name](ports, asker, input.value)
  } catch (error) {
    return { ok: false, problem: problemOf(error, ports.log, act) }
  }
}

function refuse(ports: Ports, act: string, problem: Problem): { ok: false; problem: Problem } {
  ports.log.line('resolver.refused', { act, kind: problem.kind })
  return { ok: false, problem }
}

type Parsed<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

function parse<A extends Audience, N extends CallName<A>>(audience: A, name: N, payload: unknown): Parsed<ParsedOf<A, N>> {
  const bytes = Buffer.byteLength(JSON.stringify(payload ?? {}), 'utf8')
  if (bytes > maxBytesOf(`${audience}.${name}`)) return { ok: false, problem: invalid([{ path: '', text: 'This is longer than can be saved. Shorten it.' }]) }
  const table = calls[audience] as Inputs<A>
  const parsed = table[name].input.safeParse(payload ?? {})
  if (parsed.success) return { ok: true, value: parsed.data as ParsedOf<A, N> }
  const fields = parsed.error.issues.slice(0, FIELDS_SHOWN_MAX).map((issue) => ({ path: issue.path.map(String).join('.'), text: wordsOf(issue.code) }))
  return { ok: false, problem: invalid(fields) }
}
/** As much of the table as parsing needs; which input belongs to which call is lost in a loop over all of them. */
type Inputs<A extends Audience> = Record<CallName<A>, { input: { safeParse(value: unknown): Safe } }>
type Safe = { success: true; data: unknown } | { success: false; error: { issues: { path: PropertyKey[]; code: string }[] } }

const FIELDS_SHOWN_MAX = 20

/** In our words: a schema library's own say nothing to people. */
function wordsOf(code: string): string {
  switch (code) {
    case 'too_small':
      return 'Fill this in.'
    case 'too_big':
      return 'This is too long. Shorten it.'
    default:
      return "This isn't one of the values that fit here."
  }
}

