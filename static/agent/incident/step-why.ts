import type { Instant } from '../../../src/domain/time'
import type { AgentView } from '../../../src/domain/views/agent-view'

/**
 * Why the step is next, with the instants that the domain leaves to the screen, which knows the reader's zone. Where
 * nothing may be done, the domain's sentence is the reason for that, and stands as it is.
 */
export function stepWhy({ nextStep, diagnoses, remediations, closure }: AgentView, say: (at: Instant) => string): string {
  if (closure.kind === 'closed') return `${nextStep.why} Closed ${say(closure.at)}.`
  if (nextStep.commands.length === 0) return nextStep.why
  if (closure.kind === 'proposedByDesk') return `${nextStep.why} Proposed ${say(closure.at)}.`
  if (closure.kind === 'proposedByCustomer') return `${say(closure.at)}: ${nextStep.why}`
  if (nextStep.kind !== 'recordRemediation') return nextStep.why
  const attempt = remediations.at(-1)
  const diagnosis = diagnoses.at(-1)
  if (attempt !== undefined) return `Attempt ${remediations.length} at ${say(attempt.at)} ${OUTCOME_WORDS[attempt.outcome]}. Nothing has been tried since.`
  return diagnosis === undefined ? nextStep.why : `The diagnosis was added at ${say(diagnosis.at)}. Nothing has been tried yet.`
}

const OUTCOME_WORDS = { worked: 'worked', partly: 'worked partly', failed: 'failed' } as const
