import type { Problem } from '../../api/answers'
import type { HistoryRow } from '../../domain/incident/events'
import { refusalWords } from '../../domain/incident/refusal-words'
import { happened } from '../../domain/views/happened'
import { historyLines } from '../../domain/views/history-line'
import type { AgentGrant, PortalGrant } from '../grant'
import type { Handled } from '../handle-command'
import type { Ports } from '../ports'

type Refused = Extract<Handled, { kind: 'refused' }>

/**
 * A rule's refusal in the caller's words. Where the screen was behind, it says what moved on while the person was
 * writing: that is why the command no longer fits, and the text is worth sending again.
 */
export async function refusedProblem(ports: Ports, grant: AgentGrant | PortalGrant, refused: Refused, seenRevision: number | undefined): Promise<Problem> {
  const { text, wayOut } = refusalWords(refused.refusal, grant.who.side)
  const way = wayOut === null ? {} : { wayOut }
  if (seenRevision === undefined || seenRevision >= refused.incident.revision) return { kind: 'refused', text, ...way }
  const moved = await whatMoved(ports, grant, refused, seenRevision)
  if (moved === null) return { kind: 'refused', text, ...way }
  return { kind: 'movedOn', text: `Someone moved this on while you were writing: ${moved.what} at {time}. ${text} Check your text and send it again.`, movedAt: moved.at, ...way }
}

/**
 * The newest thing that somebody else did since, in the words that this audience's own history has for it. null: nothing
 * but the person's own doing in another window, or clocks.
 */
async function whatMoved(ports: Ports, { who }: AgentGrant | PortalGrant, { incident }: Refused, seenRevision: number): Promise<{ what: string; at: number } | null> {
  const rows = await ports.store.history(incident.issueId, incident.revision)
  const isNews = ({ revision, events }: HistoryRow): boolean =>
    revision > seenRevision && events.some(({ by, type }) => by !== who.person && type !== 'ThresholdReached')
  const lines = who.side === 'desk' ? historyLines(rows.filter(isNews).map(withoutAftermath)) : happened(rows, who, isNews)
  const [newest] = lines
  return newest === undefined ? null : { what: lowerFirst(newest.text), at: newest.at }
}

/** What a transfer, a clock or the words of another deed brought along isn't what somebody did. */
const withoutAftermath = (row: HistoryRow): HistoryRow => ({ ...row, events: row.events.filter((event) => !isAftermath(event, row)) })

const isAftermath = (event: HistoryRow['events'][number], { events }: HistoryRow): boolean =>
  event.type === 'ThresholdReached' ||
  (event.type === 'AssigneeChanged' && event.how === 'cleared') ||
  (event.type === 'FirstResponseMet' && events.length > 1)

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/u, '')
