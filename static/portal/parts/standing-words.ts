import type { CustomerView } from '../../../src/domain/views/customer-view'
import { figuresAt } from '../../shared/clock/figures-at'
import { instantWords } from '../../shared/time'
import { restoreClock } from './restore-clock'
import { scopeWords } from './scope-words'
import type { When } from './use-when'

type Standing = Pick<CustomerView, 'scope' | 'clocks' | 'asked'>

/** The side panel's gist in a sentence, for a width at which the panel lies below the activity; null where it has none. */
export function standingWords({ scope, clocks, asked }: Standing, { now, zone }: When): string | null {
  if (scope.kind === 'checking' || scope.kind === 'notCovered') return scopeWords(scope, asked)
  const facts = restoreClock(clocks)
  const figures = facts && figuresAt(facts, now)
  if (figures === null || figures.dueAt === null || figures.endedAt !== null) return null
  const due = instantWords(figures.dueAt, now, zone)
  return figures.missed ? `We missed our time: it was due ${due}. We're still on it.` : `Working again by ${due}.`
}
