import type { ParsedOf } from '../../api/calls'
import { sessionText, technicianWords } from '../../domain/effects/consent-text'
import type { Command } from '../../domain/incident/commands'
import type { Policy } from '../../domain/policy/policy'
import type { Ports } from '../ports'
import type { StoredIncident } from '../store-port'
import { textHashOf } from './text-hash'

type Input = ParsedOf<'agent', 'askSession'>

/**
 * The asker is who will connect; the customer reads which tier, never a name. What they approve is one text with its
 * hash, so it is made here, of the incident as it stands.
 */
export function askSession(ports: Ports, { incident }: StoredIncident, policy: Policy, { tool, purpose, may, expiresAt }: Input): Command {
  const text = sessionText({ tool, purpose, may, expiresAt }, technicianWords(incident), incident.reporter.timeZone)
  const answerBy = Math.min(ports.clock.now() + policy.session.answerWithinMs, expiresAt)
  return { name: 'askSession', tool, purpose, may, answerBy, expiresAt, text, textHash: textHashOf(text) }
}
