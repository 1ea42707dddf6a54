import { createHash } from 'node:crypto'
import type { AgentIncident, Problem, Wire } from '../../api/answers'
import type { CallName, ParsedOf } from '../../api/calls'
import { parseIssueId, parseProjectId } from '../../domain/ids'
import type { Command } from '../../domain/incident/commands'
import { agentIncident } from '../answers/agent-incident'
import { queueStart } from '../answers/queue-start'
import { refusedProblem } from '../answers/refused'
import type { Asker } from '../authorise'
import { authorise } from '../authorise'
import { handleCommand } from '../handle-command'
import type { Ports } from '../ports'
import { noAccess, notTracked, projectOff } from '../problems'
import { loadOrRecord } from '../record'
import type { OnIncident, UseCase, UseCases } from './use-case'

type CommandCall = Exclude<CallName<'agent'>, 'getIncident' | 'getQueue'>
const problem = (it: Problem): { ok: false; problem: Problem } => ({ ok: false, problem: it })

async function getIncident(ports: Ports, asker: Asker, input: ParsedOf<'agent', 'getIncident'>): Promise<Wire<AgentIncident>> {
  const issueId = parseIssueId(input.issueId)
  if (issueId === null) return problem(noAccess())
  const authorised = await authorise(ports, asker, 'agent.getIncident', 'issue', { issueId })
  if (!authorised.ok) return authorised
  const { grant } = authorised
  const stored = grant.policy === null ? null : await loadOrRecord(ports, issueId, grant.policy)
  if (stored === null || grant.policy === null) return problem(notTracked())
  return { ok: true, answer: await agentIncident(ports, grant, stored.incident, grant.policy) }
}

const getQueue: UseCase<'agent', 'getQueue'> = async (ports, asker, input) => {
  const projectId = parseProjectId(input.projectId)
  if (projectId === null) return problem(noAccess())
  const authorised = await authorise(ports, asker, 'agent.getQueue', 'queue', { projectId })
  if (!authorised.ok) return authorised
  if (authorised.grant.policy?.projects[projectId]?.on !== true) return problem(projectOff())
  return { ok: true, answer: await queueStart(ports, authorised.grant) }
}

/** A command call: authorise, hand on, answer with the incident as it stands now. */
const commanding =
  <N extends CommandCall>(name: N, toCommand: (input: ParsedOf<'agent', N>) => Command): ((ports: Ports, asker: Asker, input: ParsedOf<'agent', N> & OnIncident) => Promise<Wire<AgentIncident>>) =>
  async (ports, asker, input) => {
    const issueId = parseIssueId(input.issueId)
    if (issueId === null) return problem(noAccess())
    const authorised = await authorise(ports, asker, `agent.${name}`, 'issue', { issueId })
    if (!authorised.ok) return authorised
    const { grant } = authorised
    const handled = await handleCommand(ports, { grant, command: toCommand(input) })
    if (handled.kind === 'notTracked') return problem(notTracked())
    if (handled.kind === 'refused') return problem(await refusedProblem(ports, grant, handled, input.seenRevision))
    return { ok: true, answer: await agentIncident(ports, grant, handled.incident, handled.policy) }
  }

/** What a customer agrees to is the text's hash, so that nothing else can be slipped under the agreement. */
export const textHashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const agentCalls: UseCases<'agent'> = {
  getIncident,
  getQueue,
  assessSeverity: commanding('assessSeverity', ({ impact, urgency }) => ({ name: 'assessSeverity', impact, urgency })),
  take: commanding('take', () => ({ name: 'take' })),
  recordInvestigation: commanding('recordInvestigation', ({ kind, text }) => ({ name: 'recordInvestigation', kind, text })),
  handToDesk: commanding('handToDesk', () => ({ name: 'handToDesk' })),
  addDiagnosis: commanding('addDiagnosis', ({ kind, text, customerText }) => ({ name: 'addDiagnosis', kind, text, customerText })),
  recordRemediation: commanding('recordRemediation', ({ kind, text, outcome }) => ({ name: 'recordRemediation', kind, text, outcome })),
  transferTier: commanding('transferTier', ({ to, reason, customerReason, seen, tried, ruledOut, neededNext }) => ({
    name: 'transferTier',
    to,
    reason,
    customerReason,
    packet: { seen, tried, ruledOut, neededNext },
  })),
  proposeClosure: commanding('proposeClosure', ({ as, text }) => ({ name: 'proposeClosure', as, text, textHash: textHashOf(text) })),
  withdrawProposal: commanding('withdrawProposal', () => ({ name: 'withdrawProposal' })),
  agreeNoLonger: commanding('agreeNoLonger', () => ({ name: 'agreeNoLonger' })),
  declineNoLonger: commanding('declineNoLonger', ({ reason }) => ({ name: 'declineNoLonger', reason })),
}
