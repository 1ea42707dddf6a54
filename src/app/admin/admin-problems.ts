import type { Problem } from '../../api/answers'
import { noAccess } from '../problems'

/** The admin screens' own problems, in finished words. */
type Refused = { ok: false; problem: Problem }

/** The same bytes for "does not exist", "not yours" and "no service project" (security.md 3). */
export const noProject = (): Refused => ({ ok: false, problem: noAccess() })

export const movedOn = (version: number): Refused => ({
  ok: false,
  problem: {
    kind: 'movedOn',
    text: `Somebody published version ${version} of the rules meanwhile. Nothing of yours was saved. Load the page again, then make your change.`,
  },
})

export const invalid = (fields: { path: string; text: string }[]): Refused => ({
  ok: false,
  problem: {
    kind: 'invalid',
    text: fields.length === 1 ? 'One thing must be put right before this can be saved.' : `${fields.length} things must be put right before this can be saved.`,
    fields,
  },
})

export const draftMovedOn = (): Refused => ({
  ok: false,
  problem: {
    kind: 'movedOn',
    text: "Somebody saved, discarded or published the draft meanwhile. Yours wasn't saved, and nothing of theirs is lost. Load the draft again, then make your change.",
  },
})

export const noVersion = (version: number): Refused => ({
  ok: false,
  problem: { kind: 'invalid', text: `There is no version ${version} of the rules.`, fields: [{ path: 'version', text: 'Choose a version from the list.' }] },
})
