/** One line of the words that are approved: `Who: a Tier II specialist, with Citrix GoToAssist`. */
export interface Terms {
  rows: readonly (readonly [name: string, words: string])[]
  /** Lines without a name, as they stand. */
  notes: readonly string[]
}

const NAMED = /^(Who|Why|May|Until): (.+)$/

/**
 * The frozen text as a card shows it. What is approved is the text itself (its hash goes with the answer), so every line
 * of it is drawn, and nothing in its place.
 */
export function termsOf(text: string): Terms {
  const rows: [string, string][] = []
  const notes: string[] = []
  for (const line of text.split('\n')) {
    const named = NAMED.exec(line)
    if (named?.[1] && named[2]) rows.push([named[1], named[2]])
    else if (line.trim() !== '') notes.push(line)
  }
  return { rows, notes }
}
