/** An id for a new row, from the instant: rows keep theirs for good, since incidents' records name them. */
export function newId(kind: string, at: number, taken: readonly string[]): string {
  let number = at
  while (taken.includes(`${kind}-${number.toString(36)}`)) number += 1
  return `${kind}-${number.toString(36)}`
}
