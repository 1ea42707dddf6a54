import type { ReactNode } from 'react'
import { useSession } from '../core/session'
import type { AdfMark, AdfNode } from '../core/types'
import { Icon } from './icon'

/** Shows Atlassian Document Format: the nodes that people and the app write here; of others, their content. */
export function Adf({ node }: { node: AdfNode | null | undefined }) {
  if (!node) return null
  return <>{render(node, 0)}</>
}

function children(node: AdfNode): ReactNode[] {
  return (node.content ?? []).map((child, index) => render(child, index))
}

function render(node: AdfNode, key: number): ReactNode {
  switch (node.type) {
    case 'paragraph': return <p key={key}>{children(node)}</p>
    case 'heading': return <p key={key}><strong>{children(node)}</strong></p>
    case 'bulletList': return <ul key={key}>{children(node)}</ul>
    case 'orderedList': return <ol key={key}>{children(node)}</ol>
    case 'listItem': return <li key={key}>{children(node)}</li>
    case 'blockquote': return <blockquote key={key}>{children(node)}</blockquote>
    case 'codeBlock': return <pre key={key}>{children(node)}</pre>
    case 'rule': return <hr key={key} />
    case 'hardBreak': return <br key={key} />
    case 'mention': return <Mention key={key} node={node} />
    case 'emoji': return <span key={key}>{textAttribute(node, 'shortName')}</span>
    case 'text': return <span key={key}>{(node.marks ?? []).reduce(marked, withFileNames(node.text))}</span>
    default: return <span key={key}>{children(node)}</span>
  }
}

/** Jira's own mark for a file of the issue, `[^name]`, is its name; the files themselves stand with the issue. */
function withFileNames(text: string | undefined): ReactNode {
  return text?.split(/\[\^([^\]]+)\]/).map((part, index) => (index % 2 === 1 ? <span key={index}><Icon name="attachment" /> {part}</span> : part))
}

/** Jira looks the name up by the account when it draws one, so a mention need not carry it. */
function Mention({ node }: { node: AdfNode }) {
  const { people } = useSession()
  const name = people.find(({ accountId }) => accountId === textAttribute(node, 'id'))?.displayName
  return <span className="mention">{name === undefined ? textAttribute(node, 'text') : `@${name}`}</span>
}

function textAttribute(node: AdfNode, name: string): string {
  const value = node.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

function marked(inner: ReactNode, mark: AdfMark): ReactNode {
  switch (mark.type) {
    case 'strong': return <strong>{inner}</strong>
    case 'em': return <em>{inner}</em>
    case 'code': return <code>{inner}</code>
    case 'link': {
      const href = mark.attrs?.['href']
      return typeof href === 'string' && /^(https?:|mailto:|\/)/.test(href) ? <a href={href}>{inner}</a> : inner
    }
    default: return inner
  }
}

/** Plain text as a document: a paragraph a line. */
export function adfOf(text: string): AdfNode & { version: 1 } {
  return {
    version: 1,
    type: 'doc',
    content: text.split(/\n+/).filter((line) => line.trim() !== '').map((line) => ({
      type: 'paragraph', content: [{ type: 'text', text: line }],
    })),
  }
}
