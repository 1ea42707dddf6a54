import type { Problem } from '../../api/answers'

/** The admin screens' problems, in finished words. */
export const noProject: { ok: false; problem: Problem } = {
  ok: false,
  problem: { kind: 'noAccess', text: "This service project doesn't exist, or you may not see it." },
}

export const movedOn = (version: number): { ok: false; problem: Problem } => ({
  ok: false,
  problem: {
    kind: 'movedOn',
    text: `Somebody published version ${version} of the rules meanwhile. Nothing of yours was saved. Load the page again, then make your change.`,
  },
})

export const invalid = (fields: { path: string; text: string }[]): { ok: false; problem: Problem } => ({
  ok: false,
  problem: {
    kind: 'invalid',
    text: fields.length === 1 ? 'One thing must be put right before this can be saved.' : `${fields.length} things must be put right before this can be saved.`,
    fields,
  },
})
