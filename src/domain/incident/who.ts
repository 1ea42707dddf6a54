import type { PersonRef } from '../ids'
import type { Role } from '../policy/policy'

/**
 * Who gives a command, as `app`'s authorise has proved it for this very incident. A person with agent rights on the
 * project is never customer side (process.md "Who is who").
 */
export type Who =
  | { side: 'customer'; person: PersonRef; role: 'reporter' | 'participant' | 'member' }
  | { side: 'desk'; person: PersonRef; roles: ReadonlySet<Role> }
  | { side: 'app' }
