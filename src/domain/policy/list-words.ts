const joined = (words: readonly string[], last: string): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`)

/** `a, b and c`. */
export const allOf = (words: readonly string[]): string => joined(words, 'and')
/** `a, b or c`. */
export const anyOf = (words: readonly string[]): string => joined(words, 'or')
