import type { Wire } from '../../api/answers'
import type { AnswerTo, Audience, CallName, ParsedOf } from '../../api/calls'
import type { Asker } from '../authorise'
import type { Ports } from '../ports'

/** What stands behind one call of `src/api`. It authorises itself, first of all; there is no other way to a grant. */
export type UseCase<A extends Audience, N extends CallName<A>> = (ports: Ports, asker: Asker, input: ParsedOf<A, N>) => Promise<Wire<AnswerTo<A, N>>>

/** One for each call of an audience: a call without a use case does not compile. */
export type UseCases<A extends Audience> = { readonly [N in CallName<A>]: UseCase<A, N> }

/** What every agent's command names: its issue, and which revision its screen showed. */
export interface OnIncident {
  issueId: string
  seenRevision?: number | undefined
}
/** What every customer's command names: its issue, and since when its screen stands as it does. */
export interface OnRequest {
  issueId: string
  seenAt?: number | undefined
}
