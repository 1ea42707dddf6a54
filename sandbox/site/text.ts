/** Dates and rich text in the shapes that the two APIs use. */

/** Jira's timestamp, e.g. 2026-11-24T14:32:07.000+0000. */
export const jiraDate = (at: number): string => new Date(at).toISOString().replace('Z', '+0000')

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The service desk API's date (rest 3.2). */
export const deskDate = (at: number): Record<string, unknown> => {
  const date = new Date(at)
  const iso = date.toISOString()
  const hours = date.getUTCHours()
  const clock = `${hours % 12 === 0 ? 12 : hours % 12}:${iso.slice(14, 16)} ${hours < 12 ? 'AM' : 'PM'}`
  return {
    iso8601: `${iso.slice(0, 19)}+0000`,
    jira: jiraDate(at),
    friendly: `${date.getUTCDate()}/${MONTHS[date.getUTCMonth()] ?? ''}/${iso.slice(2, 4)} ${clock}`,
    epochMillis: at,
  }
}

interface AdfNode {
  type: string
  text?: string
  content?: AdfNode[]
  attrs?: Record<string, unknown>
  marks?: unknown[]
}

/** Whether a value is an ADF document: the only rich text that v3 takes (rest 3.3). */
export const isAdf = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const doc = value as Record<string, unknown>
  return doc['type'] === 'doc' && doc['version'] === 1 && Array.isArray(doc['content'])
}

/** Plain text as an ADF document: a paragraph for each block, hard breaks within. */
export const adfOf = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: text.split(/\n{2,}/).map((block) => ({
    type: 'paragraph',
    content: block.split('\n').flatMap((line, at) => [
      ...(at > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]),
  })),
})

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'codeBlock', 'blockquote', 'rule', 'tableRow', 'panel'])

/** The words of an ADF document, blocks on lines of their own. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (!isAdf(value)) return ''
  const walk = (node: AdfNode): string => {
    if (node.type === 'text') return node.text ?? ''
    if (node.type === 'hardBreak') return '\n'
    if (node.type === 'mention' || node.type === 'status' || node.type === 'emoji') return String(node.attrs?.['text'] ?? '')
    const inner = (node.content ?? []).map(walk).join('')
    return BLOCKS.has(node.type) ? `${inner}\n` : inner
  }
  const paragraphs = ((value as { content?: AdfNode[] }).content ?? []).map((node) => walk(node).replace(/\n+$/, ''))
  return paragraphs.join('\n\n').trim()
}
