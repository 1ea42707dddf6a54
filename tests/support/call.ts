import type { Wire } from '../../src/api/answers'
import { calls } from '../../src/api/calls'
import type { AnswerTo, CallName, InputOf } from '../../src/api/calls'
import type { Claim } from '../../src/app/authorise'
import { adminCalls } from '../../src/app/use-cases/admin-calls'
import { agentCalls } from '../../src/app/use-cases/agent-calls'
import { portalCalls } from '../../src/app/use-cases/portal-calls'
import type { Ports } from '../../src/app/ports'
import { asker } from './memory-site'
import type { MemorySite, PersonName } from './memory-site'

type Use = (ports: Ports, asking: ReturnType<typeof asker>, input: unknown) => Promise<unknown>

/** Calls as screens make them: the input parsed by the table, then the use case itself. */
export const agent = <N extends CallName<'agent'>>(site: MemorySite, name: PersonName, call: N, input: InputOf<'agent', N>, ports = site.ports, claim: Partial<Claim> = {}) =>
  (agentCalls[call] as unknown as Use)(ports, asker(name, claim), calls.agent[call].input.parse(input)) as Promise<Wire<AnswerTo<'agent', N>>>

export const portal = <N extends CallName<'portal'>>(site: MemorySite, name: PersonName, call: N, input: InputOf<'portal', N>, ports = site.ports) =>
  (portalCalls[call] as unknown as Use)(ports, asker(name), calls.portal[call].input.parse(input)) as Promise<Wire<AnswerTo<'portal', N>>>

export const admin = <N extends CallName<'admin'>>(site: MemorySite, name: PersonName, call: N, input: InputOf<'admin', N>, ports = site.ports) =>
  (adminCalls[call] as unknown as Use)(ports, asker(name), calls.admin[call].input.parse(input)) as Promise<Wire<AnswerTo<'admin', N>>>

/** The answer, where a test goes on from it. */
export const ok = <Answer>(wire: Wire<Answer>): Answer => {
  if (!wire.ok) throw new Error(`${wire.problem.kind}: ${wire.problem.text}`)
  return wire.answer
}
export const problemOf = (wire: Wire<unknown>) => (wire.ok ? null : wire.problem)
