import type { Problem } from '../../api/answers'
import type { HistoryRow } from '../../domain/incident/events'
import type { Incident } from '../../domain/incident/state'
import { refusalWords } from '../../domain/incident/refusal-words'
import { happened } from '../../domain/views/happened'
import { historyLines } from '../../domain/views/history-line'
import type { AgentGrant, PortalGrant } from '../grant'
import type { Handled } from '../handle-command'
import type { Ports } from '../ports'

type Refused = Extract<Handled, { kind: 'refused' }>
/** What the screen showed: an agent's names its revision, a customer's the instant of its answer (epoch ms). */
export type Seen = { revision: number | undefined } | { at: number | undefined }

/**
 * A rule's refusal in the caller's words. Where the screen was behind, it says what moved on while the person was
 * writing: that is why the command no longer fits, and the text is worth sending again.
 */
export async function refusedProblem(ports: Ports, grant: AgentGrant | PortalGrant, refused: Refused, seen: Seen): Promise<Problem> {
  const { text, wayOut } = refusalWords(refused.refusal, grant.who.side)
  const way = wayOut === null ? {} : { wayOut }
  const moved = isBehind(seen, refused.incident) ? await whatMoved(ports, grant, refused, seen) : null
  if (moved === null) return { kind: 'refused', text, ...way }
  return { kind: 'movedOn', text: MOVED_WORDS[grant.who.side](moved.what, text), movedAt: moved.at, ...way }
}

const MOVED_WORDS: Record<'desk' | 'customer', (what: string, refusal: string) => string> = {
  desk: (what, refusal) => `Someone moved this on while you were writing: ${what} at {time}. ${refusal} Check your text and send it again.`,
  // A customer mostly presses a button; what they wrote stays in its form all the same.
  customer: (what, refusal) => `This moved on at {time}: ${what}. ${refusal}`,
}

const isBehind = (seen: Seen, { revision }: Incident): boolean =>
  'at' in seen ? seen.at !== undefined : seen.revision !== undefined && seen.revision < revision

/**
 * The newest thing that somebody else did since, in the words that this audience's own history has for it. null: nothing
 * but the person's own doing in another window, or clocks.
 */
async function whatMoved(ports: Ports, { who }: AgentGrant | PortalGrant, { incident }: Refused, seen: Seen): Promise<{ what: string; at: number } | null> {
  const rows = await ports.store.history(incident.issueId, incident.revision)
  const isLater = (revision: number, at: number): boolean => ('at' in seen ? at > (seen.at ?? at) : revision > (seen.revision ?? revision))
  const isNews = ({ revision, events }: HistoryRow): boolean =>
    events.some(({ by, type, at }) => isLater(revision, at) && by !== who.person && type !== 'ThresholdReached')
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
