import type { ParsedOf } from '../../api/calls'
import { sessionText, technicianWords } from '../../domain/effects/consent-text'
import type { Command } from '../../domain/incident/commands'
import type { AgentGrant } from '../grant'
import type { Ports } from '../ports'
import { loadOrRecord } from '../record'
import { textHashOf } from './text-hash'

type Input = ParsedOf<'agent', 'askSession'>

/**
 * The asker is who will connect; the customer reads which tier, never a name. What they approve is one text with its
 * hash, so it is made here, of the incident as it stands. null: there is no incident.
 */
export async function askSession(ports: Ports, { issueId, policy }: AgentGrant, { tool, purpose, may, expiresAt }: Input): Promise<Command | null> {
  const stored = policy === null ? null : await loadOrRecord(ports, issueId, policy)
  if (policy === null || stored === null) return null
  const { incident } = stored
  const text = sessionText({ tool, purpose, may, expiresAt }, technicianWords(incident), incident.reporter.timeZone)
  const answerBy = Math.min(ports.clock.now() + policy.session.answerWithinMs, expiresAt)
  return { name: 'askSession', tool, purpose, may, answerBy, expiresAt, text, textHash: textHashOf(text) }
}
