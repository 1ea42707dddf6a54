import type { ClockFacts, ClockFigures } from '../../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { ASKED_WORDS } from '../../../../src/domain/views/reader'
import { figuresAt } from '../../../shared/clock/figures-at'
import { instantWords } from '../../../shared/time'
import { CLOCK_STATE, METRIC } from '../../../shared/vocabulary'
import { asIfDeclined } from '../../parts/restore-clock'
import type { When } from '../../parts/use-when'
import { minutesWords, shortTime } from '../../parts/words'

/** One promise: what, within how long, how it stands, and the lozenge's words. */
export interface PromiseRow {
  key: string
  name: string
  goal: string
  text: string
  state: ClockFigures['state']
  lozenge: string
}

type Standing = Pick<CustomerView, 'closure' | 'scope' | 'asked'>

/** First answer and working again, in the order they fall due; an earlier cycle says that it was before reopening. */
export function promiseRows(view: Standing & Pick<CustomerView, 'clocks'>, when: When): PromiseRow[] {
  const newest = new Map<string, number>()
  for (const { metric, cycle } of view.clocks) newest.set(metric, Math.max(cycle, newest.get(metric) ?? 0))
  return view.clocks.map((facts) => promiseRow(facts, newest.get(facts.metric) !== facts.cycle, view, when))
}

function promiseRow(facts: ClockFacts, earlier: boolean, view: Standing, when: When): PromiseRow {
  const figures = figuresAt(facts, when.now)
  const { text, lozenge } = standing(facts, figures, view, when)
  return {
    key: `${facts.metric} ${facts.cycle}`,
    name: METRIC[facts.metric].customer,
    goal: minutesWords(facts.goalMs),
    text: earlier ? `${text}, before it was opened again` : text,
    state: figures.state,
    lozenge,
  }
}

function standing(facts: ClockFacts, figures: ClockFigures, view: Standing, when: When): Pick<PromiseRow, 'text' | 'lozenge'> {
  const word = CLOCK_STATE[figures.state].customer
  if (figures.endedAt !== null) {
    const done = figures.metric === 'firstResponse' ? 'Answered' : 'Ended'
    const late = figures.missed ? `, ${minutesWords(figures.leftMs)} late` : ''
    return { text: `${done} ${shortTime(figures.endedAt, when)}${late}`, lozenge: word }
  }
  if (figures.dueAt === null) return { text: stoppedText(facts, figures, view, when), lozenge: figures.missed ? word : stoppedLozenge(view) }
  const due = instantWords(figures.dueAt, when.now, when.zone)
  if (figures.missed) return { text: `Was due ${due}`, lozenge: `${word}, by ${minutesWords(figures.leftMs)}` }
  return { text: `Due ${due}`, lozenge: `${word}, ${minutesWords(figures.leftMs)} left` }
}

function stoppedText(facts: ClockFacts, figures: ClockFigures, { closure }: Standing, when: When): string {
  if (closure.kind === 'askedOfYou' || closure.kind === 'saidByYou') {
    const wasDueAt = figuresAt(asIfDeclined(facts, closure.at), when.now).dueAt
    const was = wasDueAt === null ? '' : `, was due ${shortTime(wasDueAt, when)}`
    return `Stopped ${shortTime(closure.at, when)}${was}`
  }
  return figures.leftMs >= 0
    ? `${minutesWords(figures.leftMs)} left when it goes on`
    : `Over by ${minutesWords(figures.leftMs)} when it goes on`
}

function stoppedLozenge({ closure, scope, asked }: Standing): string {
  if (closure.kind === 'askedOfYou' || scope.kind === 'waitingForAnswer') return `Stopped, ${ASKED_WORDS[asked].whose} answer is next`
  if (closure.kind === 'saidByYou') return 'Stopped, our answer is next'
  if (scope.kind === 'checking') return 'Stopped while we check'
  if (scope.kind === 'notCovered') return 'Stopped'
  return CLOCK_STATE.paused.customer
}
