import type { AgentIncident, Problem, Wire } from '../../api/answers'
import type { CallName, ParsedOf } from '../../api/calls'
import { parseIssueId, parseProjectId } from '../../domain/ids'
import type { Command } from '../../domain/incident/commands'
import type { Policy } from '../../domain/policy/policy'
import { agentIncident } from '../answers/agent-incident'
import { queueStart } from '../answers/queue-start'
import { refusedProblem } from '../answers/refused'
import type { Asker } from '../authorise'
import { authorise } from '../authorise'
import { followMove } from '../follow-move'
import { followReporter, waitsForReporter } from '../follow-reporter'
import type { AgentGrant } from '../grant'
import { handleCommand } from '../handle-command'
import type { Ports } from '../ports'
import type { StoredIncident } from '../store-port'
import { noAccess, notTracked, projectOff } from '../problems'
import { loadOrRecord } from '../record'
import { askSession } from './ask-session'
import { customerCanAgree } from './customer-can-agree'
import { decideScope } from './decide-scope'
import { getRaise, raise } from './raise'
import { textHashOf } from './text-hash'
import type { OnIncident, UseCase, UseCases } from './use-case'

type CommandCall = Exclude<CallName<'agent'>, 'getIncident' | 'getQueue' | 'getRaise' | 'raise'>
/** What a command may need besides its input: read after the grant, before it is decided. */
interface At {
  ports: Ports
  grant: AgentGrant
}
const problem = (it: Problem): { ok: false; problem: Problem } => ({ ok: false, problem: it })

async function getIncident(ports: Ports, asker: Asker, input: ParsedOf<'agent', 'getIncident'>): Promise<Wire<AgentIncident>> {
  const issueId = parseIssueId(input.issueId)
  if (issueId === null) return problem(noAccess())
  const authorised = await authorise(ports, asker, 'agent.getIncident', 'issue', { issueId })
  if (!authorised.ok) return authorised
  const { grant } = authorised
  const known = grant.policy === null ? null : await loadOrRecord(ports, issueId, grant.policy)
  if (known === null || grant.policy === null) return problem(notTracked())
  // The screen stands on the issue's page in Jira: another project there is a hint that it was moved.
  const isElsewhere = asker.claim.projectId !== null && asker.claim.projectId !== known.incident.projectId
  const here = isElsewhere ? await followMove(ports, known, await ports.jira.placeOf(issueId), grant.policy) : known
  const stored = here !== null && waitsForReporter(here.incident) ? await followReporter(ports, here, grant.policy) : here
  return stored === null ? problem(notTracked()) : { ok: true, answer: await agentIncident(ports, grant, stored.incident, grant.policy) }
}

const getQueue: UseCase<'agent', 'getQueue'> = async (ports, asker, input) => {
  const projectId = parseProjectId(input.projectId)
  if (projectId === null) return problem(noAccess())
  const authorised = await authorise(ports, asker, 'agent.getQueue', 'queue', { projectId })
  if (!authorised.ok) return authorised
  if (authorised.grant.policy?.projects[projectId]?.on !== true) return problem(projectOff())
  return { ok: true, answer: await queueStart(ports, authorised.grant) }
}

/** A command call: authorise, hand on, answer with the incident as it stands now. `toCommand` gives null where there is no incident. */
const commanding =
  <N extends CommandCall>(name: N, toCommand: (input: ParsedOf<'agent', N>, at: At) => Command | null | Promise<Command | null>): ((ports: Ports, asker: Asker, input: ParsedOf<'agent', N> & OnIncident) => Promise<Wire<AgentIncident>>) =>
  async (ports, asker, input) => {
    const issueId = parseIssueId(input.issueId)
    if (issueId === null) return problem(noAccess())
    const authorised = await authorise(ports, asker, `agent.${name}`, 'issue', { issueId })
    if (!authorised.ok) return authorised
    const { grant } = authorised
    const command = await toCommand(input, { ports, grant })
    const handled = command === null ? { kind: 'notTracked' as const } : await handleCommand(ports, { grant, command })
    if (handled.kind === 'notTracked') return problem(notTracked())
    if (handled.kind === 'refused') return problem(await refusedProblem(ports, grant, handled, { revision: input.seenRevision }))
    return { ok: true, answer: await agentIncident(ports, grant, handled.incident, handled.policy) }
  }

/** For what the reporter will be asked, or is left out of: of the incident once it says whether they can still answer. */
async function withReporter({ ports, grant }: At, toCommand: (stored: StoredIncident, policy: Policy) => Command | Promise<Command>): Promise<Command | null> {
  const { issueId, policy } = grant
  const known = policy === null ? null : await loadOrRecord(ports, issueId, policy)
  const stored = policy === null || known === null ? null : await followReporter(ports, known, policy)
  return policy === null || stored === null ? null : toCommand(stored, policy)
}

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
  proposeClosure: commanding('proposeClosure', ({ as, text }, at) => withReporter(at, () => ({ name: 'proposeClosure', as, text, textHash: textHashOf(text) }))),
  withdrawProposal: commanding('withdrawProposal', () => ({ name: 'withdrawProposal' })),
  agreeNoLonger: commanding('agreeNoLonger', () => ({ name: 'agreeNoLonger' })),
  declineNoLonger: commanding('declineNoLonger', ({ reason }) => ({ name: 'declineNoLonger', reason })),
  overrideSeverity: commanding('overrideSeverity', ({ severity, reason }) => ({ name: 'overrideSeverity', severity, reason })),
  askEvidence: commanding('askEvidence', ({ items }) => ({ name: 'askEvidence', items })),
  withdrawEvidence: commanding('withdrawEvidence', ({ itemId }) => ({ name: 'withdrawEvidence', itemId })),
  stillMissing: commanding('stillMissing', () => ({ name: 'stillMissing' })),
  askSession: commanding('askSession', (input, at) => withReporter(at, (stored, policy) => askSession(at.ports, stored, policy, input))),
  withdrawSession: commanding('withdrawSession', () => ({ name: 'withdrawSession' })),
  startSession: commanding('startSession', () => ({ name: 'startSession' })),
  endSession: commanding('endSession', () => ({ name: 'endSession' })),
  closeWithinDesk: commanding('closeWithinDesk', (_input, at) =>
    withReporter(at, async () => ({ name: 'closeWithinDesk', customerCanAgree: await customerCanAgree(at.ports, at.grant.issueId) }))),
  reopen: commanding('reopen', ({ reason }) => ({ name: 'reopen', reason })),
  questionScope: commanding('questionScope', ({ reason }) => ({ name: 'questionScope', reason })),
  decideScope: commanding('decideScope', ({ decision }, at) => (decision.kind === 'charge' ? withReporter(at, () => decideScope(decision)) : decideScope(decision))),
  escalate: commanding('escalate', ({ reason }) => ({ name: 'escalate', reason })),
  returnEscalation: commanding('returnEscalation', ({ reason }) => ({ name: 'returnEscalation', reason })),
  getRaise,
  raise,
}
