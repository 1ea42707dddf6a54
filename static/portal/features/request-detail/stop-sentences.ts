import { reachedAt } from '../../../../src/domain/sla/figures'
import type { ClockFacts } from '../../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { figuresAt, inWholeSeconds } from '../../../shared/clock/figures-at'
import { durationWords } from '../../../shared/time'
import type { When } from '../../parts/use-when'
import { lastingWords, shortStretch, shortTime, withinSentence } from '../../parts/words'

/** Shorter stops stand under "Every step" only: "from 03:06 to 03:06" tells nobody anything. */
const TOLD_MS = 60_000

/**
 * What stood still and what that did to the promise, one sentence each: "Stopped 14:40–15:55 (1 h 15 min): we waited
 * for your log." "That moved the time from 15:50 to 17:05."
 */
export function stopSentences(facts: ClockFacts, { closure, asked }: Pick<CustomerView, 'closure' | 'asked'>, when: When): string[] {
  const figures = figuresAt(facts, when.now)
  const over = facts.stops.filter((stop): stop is typeof stop & { to: number } => stop.to !== null && stop.to <= when.now && stop.to - stop.from >= TOLD_MS)
  const sentences = over.map(({ from, to, why }) =>
    `Stopped ${shortStretch(from, to, when)} (${durationWords(to - from, { seconds: false, days: true })}): ${withinSentence(why)}.`)
  if (closure.kind === 'askedOfYou') {
    const then = figures.missed ? 'we missed our time' : 'kept'
    const [who, says] = asked === 'you' ? ['you', 'say'] : ['the reporter', 'says']
    return [...sentences, `If ${who} ${says} yes, it ends at ${shortTime(closure.at, when)}: ${then}. If ${who} ${says} no, that time counts as if it had not stopped.`]
  }
  if (closure.kind === 'saidByYou') {
    return [...sentences, `If we agree, it ends at ${shortTime(closure.at, when)}. If not, that time counts as if it had not stopped.`]
  }
  const standing = facts.stops.at(-1)
  if (figures.stoppedSince !== null && standing !== undefined) {
    const why = figures.stoppedWhy ? lastingWords(figures.stoppedWhy) : ''
    const until = why.startsWith('we wait ') ? 'we wait' : 'that lasts'
    return [...sentences, `Stopped at ${shortTime(standing.from, when)}${why && `: ${why}`}. The time moves on by as long as ${until}.`]
  }
  const first = reachedAt({ ...inWholeSeconds(facts), stops: [] }, facts.goalMs)
  if (over.length > 0 && first !== null && figures.dueAt !== null) {
    const [before, after] = [shortTime(first, when), shortTime(figures.dueAt, when)]
    if (before !== after) sentences.push(`That moved the time from ${before} to ${after}.`)
  }
  return sentences
}
