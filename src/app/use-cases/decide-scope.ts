import type { ParsedOf } from '../../api/calls'
import { chargeText } from '../../domain/effects/consent-text'
import type { Command } from '../../domain/incident/commands'
import { textHashOf } from './text-hash'

/** A charge carries the hash of the very words that the customer will be shown. */
export function decideScope(decision: ParsedOf<'agent', 'decideScope'>['decision']): Command {
  if (decision.kind !== 'charge') return { name: 'decideScope', decision }
  const charge = { amount: decision.amount, for: decision.for }
  return { name: 'decideScope', decision: { kind: 'charge', charge, textHash: textHashOf(chargeText(charge)) } }
}
