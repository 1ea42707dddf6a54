import { missingWords } from '../../../src/domain/effects/comment-words'
import type { Asked } from '../../../src/domain/incident/asks'
import type { AgentView } from '../../../src/domain/views/agent-view'

type OpenItem = Extract<Asked, { kind: 'evidence' }>['item']

const isOpenItem = (item: AgentView['evidence'][number]): item is OpenItem & { answerText: string | null } => item.state === 'open'
export const openItems = ({ evidence }: Pick<AgentView, 'evidence'>): OpenItem[] => evidence.filter(isOpenItem)

/** What waits for the customer's answer, in the words that the customer reads: evidence, then a session, then a charge. */
export function askedWordsOf({ evidence, session, scope }: Pick<AgentView, 'evidence' | 'session' | 'scope'>): string[] {
  const asked: Asked[] = [
    ...openItems({ evidence }).map((item): Asked => ({ kind: 'evidence', item })),
    ...(session.kind === 'asked' ? [{ kind: 'session' as const, tool: session.terms.tool, answerBy: session.answerBy }] : []),
    ...(scope.kind === 'chargeAsked' && scope.charge !== null ? [{ kind: 'charge' as const, charge: scope.charge }] : []),
  ]
  return asked.map(missingWords)
}
