/**
 * A number in [0, 1) that depends on nothing but its arguments: the same seed and the same
 * occasion always give the same number, whatever else happened in between.
 */
export function chance(seed: string | number, ...occasion: (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of [seed, ...occasion].join('\u0001')) {
    hash ^= char.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return scramble(hash) / 0x1_0000_0000
}

/** Murmur3's last step: without it, neighbouring occasions give neighbouring numbers. */
function scramble(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
