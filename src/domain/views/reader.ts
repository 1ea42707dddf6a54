import type { PersonRef } from '../ids'
import type { Incident } from '../incident/state'
import type { Who } from '../incident/who'

/**
 * How a customer's words speak of the customer's side. Who may answer is spoken to ("It's your turn"); a member of the
 * organisation reads along, so the same words speak of the reporter.
 */

type Customer = Extract<Who, { side: 'customer' }>

/** Whom the desk asks, as the reader is told. */
export type Asked = 'you' | 'reporter'
/** Who did something on the customer's side, as the reader is told; nobody is named. */
export type CustomerActor = 'you' | 'reporter' | 'other'

export const ACTOR_WORDS: Record<CustomerActor, string> = { you: 'You', reporter: 'The reporter', other: 'Somebody on your side' }
export const ASKED_WORDS: Record<Asked, { whom: string; whose: string }> = {
  you: { whom: 'you', whose: 'your' },
  reporter: { whom: 'the reporter', whose: "the reporter's" },
}

/** `reader` null: words for the whole customer side, such as a comment's. */
export const askedOf = (reader: Who | null): Asked => (reader?.side === 'customer' && reader.role === 'member' ? 'reporter' : 'you')

/** `reporter`: as it stood when it was done. `by` null: an account that nobody knows any more. */
export const actorOf = (by: PersonRef | null, reporter: Incident['reporter'] | null, reader: Who | null): CustomerActor => {
  if (reader?.side !== 'customer' || by === reader.person) return 'you'
  if (by === null) return unknownActor(reader)
  return by === reporter?.person ? 'reporter' : 'other'
}

const unknownActor = ({ role }: Customer): CustomerActor => (role === 'member' ? 'other' : 'you')
