/** Atlassian Document Format, as little of it as plain text needs. */
interface AdfText {
  type: 'text'
  text: string
}
interface AdfParagraph {
  type: 'paragraph'
  content: (AdfText | { type: 'hardBreak' })[]
}
export interface AdfDocument {
  version: 1
  type: 'doc'
  content: AdfParagraph[]
}

/** Bidirectional embeddings, overrides and isolates; zero-width characters; controls other than tab and new line. */
// eslint's no-control-regex is about typing slips; here the controls are meant, so they are named by code point.
const HIDDEN = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]', 'g')

const lineNodes = (line: string, index: number): AdfParagraph['content'] => [
  ...(index > 0 ? [{ type: 'hardBreak' as const }] : []),
  ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
]

/**
 * Text nodes only: no link, mention, card or media can come out of what somebody wrote (security.md 5). An empty line
 * parts paragraphs; a text node must not be empty.
 */
export const adfOf = (text: string): AdfDocument => ({
  version: 1,
  type: 'doc',
  content: text
    .replace(HIDDEN, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ type: 'paragraph', content: paragraph.split('\n').flatMap(lineNodes) })),
})
