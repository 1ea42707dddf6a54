import type { ClockFigures } from '../../../../src/domain/views/clock-view'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { durationWords, instantWords, relativeWords } from '../../../shared/time'
import type { When } from '../../parts/use-when'
import { capital, lastingWords, minutesWords, shortTime } from '../../parts/words'

/** The side panel's lines about the restore clock: `label` and `large` above the bar, `small` below. */
export interface PanelClock {
  /** Empty where the large line needs none. */
  label: string
  large: string
  small: string
  /** The lozenge's words where a stop has its own; null: the state's. */
  lozenge: string | null
}

type Standing = Pick<CustomerView, 'closure' | 'scope' | 'asked'>

/**
 * Words a running, missed or stopped restore clock. `declined` is the same clock as if the open proposal were
 * declined: a proposal stops the clock, but a "no" lets that time count.
 */
export function panelClock(view: Standing, figures: ClockFigures, declined: ClockFigures | null, when: When): PanelClock {
  const { closure } = view
  if (closure.kind === 'askedOfYou') return stoppedByProposal(closure.at, view.asked === 'you' ? 'If you say no' : 'If the reporter says no', figures, declined, when)
  if (closure.kind === 'saidByYou') return stoppedByProposal(closure.at, closure.by === 'you' ? 'If you keep it open' : 'If it is kept open', figures, declined, when)
  if (figures.dueAt === null) return stopped(view, figures, when)
  const due = instantWords(figures.dueAt, when.now, when.zone)
  if (figures.missed) {
    return { label: 'Working again was due', large: due, small: `${capital(relativeWords(figures.dueAt, when.now))}. We're still on it.`, lozenge: null }
  }
  return { label: 'Working again by', large: due, small: `${durationWords(figures.leftMs)} left.`, lozenge: null }
}

function stoppedByProposal(at: number, answer: string, figures: ClockFigures, declined: ClockFigures | null, when: When): PanelClock {
  const first = `${capital(minutesWords(figures.leftMs))} ${figures.missed ? 'after' : 'before'} it was due.`
  const dueAt = declined?.dueAt ?? null
  const stands = { label: '', large: `Stopped at ${shortTime(at, when)}`, lozenge: figures.missed ? null : 'Stopped' }
  if (dueAt === null || figures.missed) return { ...stands, small: first }
  const then = instantWords(dueAt, when.now, when.zone)
  return { ...stands, small: `${first} ${answer}, it ${dueAt >= when.now ? `is due ${then} all the same` : `was due ${then}`}.` }
}

/** "Stopped at 14:40 while we wait for your log."; a scope that stops it has a line of its own. */
function stopped({ scope }: Standing, figures: ClockFigures, when: When): PanelClock {
  const large = figures.missed ? `Over by ${minutesWords(figures.leftMs)}` : `${minutesWords(figures.leftMs)} left`
  const since = figures.stoppedSince === null ? 'Stopped' : `Stopped at ${shortTime(figures.stoppedSince, when)}`
  const saysItself = scope.kind === 'checking' || scope.kind === 'notCovered'
  const why = figures.stoppedWhy === null || saysItself ? '' : whileWords(figures.stoppedWhy)
  return { label: '', large, small: `${since}${why}.`, lozenge: figures.missed ? null : 'Stopped' }
}

/** A reason that lasts follows within the sentence; any other stands after it. */
function whileWords(why: string): string {
  const lasting = lastingWords(why)
  return lasting.startsWith('we wait ') || lasting.startsWith('we check ') ? ` while ${lasting}` : `. ${capital(why)}`
}
