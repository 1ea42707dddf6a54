import type { Instant } from '../../../src/domain/time'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { figuresAt } from '../../shared/clock/figures-at'
import { now } from '../../shared/server-time'
import { openItems } from './asked'

type Say = (at: Instant) => string

/**
 * Why the step is next, with the instants that the domain leaves to the screen, which knows the reader's zone. Where
 * nothing may be done, the domain's sentence is the reason for that, and stands as it is.
 */
export function stepWhy(view: AgentView, say: Say): string {
  const { nextStep, closure } = view
  if (closure.kind === 'closed') return `${nextStep.why} Closed ${say(closure.at)}.`
  if (nextStep.commands.length === 0) return nextStep.why
  if (closure.kind === 'proposedByDesk') return `${nextStep.why} Proposed ${say(closure.at)}.`
  if (closure.kind === 'proposedByCustomer') return `${say(closure.at)}: ${nextStep.why}`
  return timedWhy(view, say) ?? nextStep.why
}

/** Null: the domain's words need no instant. */
function timedWhy(view: AgentView, say: Say): string | null {
  const { nextStep, session, scope, escalation } = view
  switch (nextStep.kind) {
    case 'recordRemediation':
      return remediationWhy(view, say)
    case 'remind':
      return pausedWhy(view, say)
    case 'stillMissing': {
      const count = openItems(view).length
      return count === 0 ? nextStep.why : `They wrote, so the clocks run. ${count === 1 ? '1 thing is' : `${count} things are`} still open.`
    }
    case 'withdrawSession':
      return session.kind === 'asked' ? `Waiting for the customer's answer by ${say(session.answerBy)}.` : null
    case 'startSession':
      return session.kind === 'approved' ? `Approved until ${say(session.expiresAt)}.` : null
    case 'endSession':
      return session.kind === 'running' ? `${nextStep.why} Since ${say(session.startedAt)}, allowed until ${say(session.expiresAt)}.` : null
    case 'decideScope':
      return scope.at === null ? null : `${nextStep.why} Asked ${say(scope.at)}.`
    case 'decideAgain':
      return scope.at === null ? null : `${nextStep.why} Asked ${say(scope.at)}.`
    case 'returnEscalation':
      return escalation.kind === 'none' ? null : `${nextStep.why} Raised ${say(escalation.at)}.`
    default:
      return null
  }
}

function remediationWhy({ diagnoses, remediations }: AgentView, say: Say): string | null {
  const attempt = remediations.at(-1)
  const diagnosis = diagnoses.at(-1)
  if (attempt !== undefined) return `Attempt ${remediations.length} at ${say(attempt.at)} ${OUTCOME_WORDS[attempt.outcome]}. Nothing has been tried since.`
  return diagnosis === undefined ? null : `The diagnosis was added at ${say(diagnosis.at)}. Nothing has been tried yet.`
}

/** Since when the first clock that stands still has done so, and whether the customer is late. */
function pausedWhy({ clocks, evidence }: AgentView, say: Say): string | null {
  const since = clocks.flatMap((clock) => figuresAt(clock, now()).stoppedSince ?? [])
  const passed = openItems({ evidence }).filter(({ answerBy }) => answerBy !== null && answerBy <= now()).length
  const late = passed === 0 ? '' : ` ${passed === 1 ? 'A date has' : `${passed} dates have`} passed.`
  return since.length === 0 ? null : `Paused since ${say(Math.min(...since))}. Their turn.${late}`
}

const OUTCOME_WORDS = { worked: 'worked', partly: 'worked partly', failed: 'failed' } as const
