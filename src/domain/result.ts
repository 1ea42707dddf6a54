/** A value or a refusal, never both; refusals are values, exceptions are for broken invariants. */
export type Result<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })

/** Ends a switch over a union: a case that was forgotten does not compile. */
export const never = (value: never): never => {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
