import type { AgentView } from '../../../src/domain/views/agent-view'
import type { Instant } from '../../../src/domain/time'
import { Disclosure } from '../../shared/parts/disclosure'
import { SCOPE } from '../../shared/vocabulary'
import { EVIDENCE_KIND } from './evidence-words'
import { HistoryLines } from './history'

interface RowProps {
  view: AgentView
  say: (at: Instant) => string
}

const KIB = 1024
/** `2.4 MB`, in the units that Jira shows. */
function sizeWords(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`
  const inKib = bytes / KIB
  return inKib < KIB ? `${Math.round(inKib)} KB` : `${(inKib / KIB).toFixed(1)} MB`
}

type Item = AgentView['evidence'][number]

function stateWords(item: Item, say: RowProps['say']): string {
  switch (item.state) {
    case 'open':
      return item.answerBy === null ? 'open' : `open, by ${say(item.answerBy)}`
    case 'answered':
      return `answered ${say(item.at)}`
    case 'notPossible':
      return `not possible, ${say(item.at)}`
    case 'withdrawn':
      return `withdrawn ${say(item.at)}`
  }
}

function answerOf(item: Item): string | null {
  if (item.state === 'answered' && item.with === 'file') return `File: ${item.fileName}, ${sizeWords(item.sizeBytes)}\nSHA-256 ${item.sha256}`
  if (item.state === 'answered') return item.answerText
  return item.state === 'notPossible' ? `The customer can't provide it: ${item.reason}` : null
}

/** Everything that was ever asked for, with its answers. */
export function EvidenceRow({ view, say }: RowProps) {
  const { evidence } = view
  if (evidence.length === 0) return null
  const open = evidence.filter(({ state }) => state === 'open').length
  return (
    <Disclosure title={`Evidence (${evidence.length})`} gist={open === 0 ? 'Nothing open' : `${open} open`}>
      {evidence.map((item) => (
        <div key={item.id} className="record-entry">
          <p className="small subtle tabular">
            {EVIDENCE_KIND[item.kind]}, asked {say(item.askedAt)}, {stateWords(item, say)}
          </p>
          <p className="words">{item.what}</p>
          <p className="words subtle">{item.why}</p>
          {answerOf(item) !== null && <p className="words quote">{answerOf(item)}</p>}
        </div>
      ))}
    </Disclosure>
  )
}

const END_WORDS = { declined: 'Not allowed', expired: 'Expired', withdrawn: 'Withdrawn', revoked: 'Stopped by the customer', done: 'Ended' } as const

function sessionGist({ session }: AgentView, say: RowProps['say']): string {
  switch (session.kind) {
    case 'none':
      return ''
    case 'asked':
      return `Asked, answer by ${say(session.answerBy)}`
    case 'approved':
      return `Approved until ${say(session.expiresAt)}`
    case 'running':
      return `Running since ${say(session.startedAt)}`
    case 'ended':
      return `${END_WORDS[session.how]}, ${say(session.at)}`
  }
}

type LineKind = AgentView['history'][number]['kind']
const linesOf = (view: AgentView, kind: LineKind): AgentView['history'] => view.history.filter((line) => line.kind === kind)

/** Every session: what was asked, word for word, and what became of it. */
export function SessionRow({ view, say }: RowProps) {
  if (view.session.kind === 'none') return null
  return (
    <Disclosure title="Remote sessions" gist={sessionGist(view, say)}>
      <HistoryLines lines={linesOf(view, 'session')} whole />
    </Disclosure>
  )
}

/** Where the scope was ever questioned: how it came to what stands now, with the reasons. */
export function ScopeRow({ view, say }: RowProps) {
  const { scope } = view
  const lines = linesOf(view, 'scope')
  if (scope.kind === 'in' && lines.length === 0) return null
  return (
    <Disclosure title="Scope" gist={`${SCOPE[scope.kind].word}${scope.at === null ? '' : `, ${say(scope.at)}`}`}>
      <HistoryLines lines={lines} whole />
    </Disclosure>
  )
}

export function EscalationRow({ view, say }: RowProps) {
  const { escalation } = view
  if (escalation.kind === 'none') return null
  return (
    <Disclosure title="Escalation" gist={`${escalation.kind === 'raised' ? 'Raised' : 'Returned'}, ${say(escalation.at)}`}>
      <HistoryLines lines={linesOf(view, 'escalation')} whole />
    </Disclosure>
  )
}
