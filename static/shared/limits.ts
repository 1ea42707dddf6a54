/** Bounds of texts, as `src/api/calls` sets them; repeated here since its module carries zod. A test holds both equal. */
export const TEXT_MAX = 8_000
export const REASON_MAX = 500
export const PROPOSAL_MAX = 4_000
