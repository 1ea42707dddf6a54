import type { Instant } from '../../time'
import { byDesk, byOwner, firstOf, isOpen, noProposalOpen, textGiven } from '../conditions'
import type { NewEvidenceItem } from '../commands'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { utf8Bytes } from '../../words'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { Decision, Given } from './given'

/** How many items may be open at once: what a customer can oversee, and one row can hold. */
export const OPEN_ITEMS_MAX = 10

/** And how much text they may hold together, in bytes: a snapshot is held at 16 KB, which leaves this much for them. */
const OPEN_TEXT_MAX_BYTES = 4_000

export const mayAskEvidence = (incident: Incident, who: Who): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), byOwner(incident, who), noProposalOpen(incident), roomFor(incident, 1))

/** Items with what, why and by when; their ids are made of the row that asks for them, so that none comes twice. */
export const askEvidence = (given: Given<'askEvidence'>): Decision => {
  const { incident, command, who, now } = given
  const { items } = command
  const refusal = firstOf(
    mayAskEvidence(incident, who),
    items.length === 0 ? { code: 'TextMissing', field: 'items' } : null,
    roomFor(incident, items.length),
    ...items.map((item, index) => isWhole(item, index, now)),
    fits(incident, items),
  )
  return unless(refusal, () => [
    happensNow(given, {
      type: 'EvidenceAsked',
      items: items.map((item, index) => ({ ...item, id: `e${incident.revision + 1}-${index + 1}` })),
    }),
    ...firstAnswer(incident, who, now),
  ])
}

const roomFor = ({ asks }: Incident, count: number): Refusal | null =>
  asks.items.filter(({ state }) => state === 'open').length + count > OPEN_ITEMS_MAX ? { code: 'TooManyAsked', most: OPEN_ITEMS_MAX } : null

const fits = ({ asks }: Incident, items: readonly NewEvidenceItem[]): Refusal | null => {
  const open = asks.items.filter(({ state }) => state === 'open')
  const bytes = [...open, ...items].reduce((sum, { what, why }) => sum + utf8Bytes(what) + utf8Bytes(why), 0)
  return bytes > OPEN_TEXT_MAX_BYTES ? { code: 'TooLong', field: 'items' } : null
}

const isWhole = ({ what, why, answerBy }: NewEvidenceItem, index: number, now: Instant): Refusal | null =>
  firstOf(
    textGiven(`items.${index}.what`, what),
    textGiven(`items.${index}.why`, why),
    answerBy !== null && answerBy <= now ? { code: 'DatePassed', field: `items.${index}.answerBy` } : null,
  )
