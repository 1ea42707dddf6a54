import { z } from 'zod'

/** Atlassian Document Format, as little of it as plain text needs. */
interface AdfText {
  type: 'text'
  text: string
}
interface AdfMention {
  type: 'mention'
  attrs: { id: string }
}
interface AdfParagraph {
  type: 'paragraph'
  content: (AdfText | AdfMention | { type: 'hardBreak' })[]
}
export interface AdfDocument {
  version: 1
  type: 'doc'
  content: AdfParagraph[]
}

/** Controls other than tab and new line (Jira refuses some), and bidi marks that would turn the sentence around them. */
const DROPPED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

const lineNodes = (line: string, index: number): AdfParagraph['content'] => [
  ...(index > 0 ? [{ type: 'hardBreak' as const }] : []),
  ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
]

/** People of our own choice, by account id, named in a line of their own; Jira tells each of them. */
const mentionsLine = (accountIds: readonly string[]): AdfParagraph[] =>
  accountIds.length === 0
    ? []
    : [{ type: 'paragraph', content: accountIds.flatMap((id) => [{ type: 'mention' as const, attrs: { id } }, { type: 'text' as const, text: ' ' }]) }]

/**
 * Text nodes only: no link, mention, card or media can come out of what somebody wrote (security.md 5). An empty line
 * parts paragraphs; a text node must not be empty. `mentions`: account ids of our own choice, never from a text.
 */
export const adfOf = (text: string, mentions: readonly string[] = []): AdfDocument => ({
  version: 1,
  type: 'doc',
  content: [
    ...mentionsLine(mentions),
    ...text
      .replace(/\r\n?/g, '\n')
      .replace(DROPPED, '')
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph): AdfParagraph => ({ type: 'paragraph', content: paragraph.split('\n').flatMap(lineNodes) })),
  ],
})

const NODE = z.object({ type: z.string(), text: z.string().optional(), content: z.array(z.unknown()).optional() })
/** A description of 32,767 characters has fewer; more is not looked at (I19). */
const NODES_MAX = 20_000
/** Between two of these words don't run into one. */
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'codeBlock', 'hardBreak'])

/** The words of a document, for rules that look for words; whatever is none gives an empty text. */
export const textOfAdf = (document: unknown): string => {
  const waiting: unknown[] = [document]
  let text = ''
  for (let seen = 0; waiting.length > 0 && seen < NODES_MAX; seen += 1) {
    const node = NODE.safeParse(waiting.pop())
    if (!node.success) continue
    if (BLOCKS.has(node.data.type) && text !== '') text += '\n'
    text += node.data.text ?? ''
    waiting.push(...[...(node.data.content ?? [])].reverse())
  }
  return text
}

const FILE_NODES: ReadonlySet<string> = new Set(['media', 'mediaInline'])
const AROUND_FILES: ReadonlySet<string> = new Set(['doc', 'paragraph', 'mediaSingle', 'mediaGroup', 'hardBreak'])
/** How JSM writes a file into a comment that it makes itself: `[^app.log]`, `!screen.png|thumbnail!`, and its size behind it. */
const FILE_MARK = /(?:\[\^[^\]\n]+\]|![^!|\n]+\.\w{1,8}(?:\|[^!\n]*)?!)(?:\s*_\([^)\n]*\)_)?/g

/** Whether a document holds files, as nodes or as JSM's own marks, and not a word besides. */
export const isOnlyFiles = (document: unknown): boolean => {
  const waiting: unknown[] = [document]
  let hasFile = false
  for (let seen = 0; waiting.length > 0; seen += 1) {
    const node = NODE.safeParse(waiting.pop())
    if (!node.success || seen >= NODES_MAX) return false
    const { type, text = '', content = [] } = node.data
    const words = text.replace(FILE_MARK, '')
    if (FILE_NODES.has(type) || words !== text) hasFile = true
    else if (type !== 'text' && !AROUND_FILES.has(type)) return false
    if (words.trim() !== '') return false
    waiting.push(...content)
  }
  return hasFile
}
