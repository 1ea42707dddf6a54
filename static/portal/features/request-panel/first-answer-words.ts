import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { figuresAt } from '../../../shared/clock/figures-at'
import { instantWords } from '../../../shared/time'
import type { When } from '../../parts/use-when'
import { minutesWords } from '../../parts/words'

/** What became of a first answer that missed its time; null while it is kept, and once the incident is closed. */
export function firstAnswerWords({ clocks, closure }: Pick<CustomerView, 'clocks' | 'closure'>, when: When): string | null {
  const facts = clocks.find(({ metric }) => metric === 'firstResponse')
  if (facts === undefined || closure.kind === 'closed') return null
  const figures = figuresAt(facts, when.now)
  if (!figures.missed) return null
  if (figures.endedAt !== null) return `Our first answer came ${minutesWords(figures.leftMs)} late.`
  const due = figures.dueAt === null ? '' : `: it was due ${instantWords(figures.dueAt, when.now, when.zone)}`
  return `Our first answer is late${due}. We're on it.`
}
