import type { PortalIncident, Problem, Wire } from '../../api/answers'
import type { CallName, ParsedOf } from '../../api/calls'
import type { Command } from '../../domain/incident/commands'
import { portalIncident } from '../answers/portal-incident'
import { promise } from '../answers/promise'
import { refusedProblem } from '../answers/refused'
import type { Asker } from '../authorise'
import { authorise } from '../authorise'
import type { PortalGrant } from '../grant'
import { handleCommand } from '../handle-command'
import type { Ports } from '../ports'
import { notTracked } from '../problems'
import { isTracked } from '../record-incident'
import { loadOrRecord } from '../record'
import { answerEvidence } from './answer-evidence'
import { getFiles } from './get-files'
import { getMine } from './get-mine'
import type { OnRequest, UseCase, UseCases } from './use-case'

type CommandCall = Exclude<CallName<'portal'>, 'getIncident' | 'getPromise' | 'getMine' | 'getFiles'>
/** What a command may need besides its input: read after the grant, before it is decided. */
interface At {
  ports: Ports
  asker: Asker
  grant: PortalGrant
}
const problem = (it: Problem): { ok: false; problem: Problem } => ({ ok: false, problem: it })

const getIncident: UseCase<'portal', 'getIncident'> = async (ports, asker, { requestKey }) => {
  const authorised = await authorise(ports, asker, 'portal.getIncident', 'request', { requestKeyOrIssueId: requestKey })
  if (!authorised.ok) return authorised
  const { grant } = authorised
  const stored = grant.policy === null ? null : await loadOrRecord(ports, grant.issueId, grant.policy)
  if (stored === null || grant.policy === null) return problem(notTracked())
  return { ok: true, answer: await portalIncident(ports, grant, stored.incident, grant.policy) }
}

const getPromise: UseCase<'portal', 'getPromise'> = async (ports, asker, input) => {
  const authorised = await authorise(ports, asker, 'portal.getPromise', 'requestType', input)
  if (!authorised.ok) return authorised
  const { policy, ...requestType } = authorised.grant
  if (policy === null || !isTracked(policy, requestType)) return problem(notTracked())
  return { ok: true, answer: promise(policy, ports.clock.now()) }
}

const commanding =
  <N extends CommandCall>(name: N, toCommand: (input: ParsedOf<'portal', N>, at: At) => Command | Promise<Command | { problem: Problem }>): ((ports: Ports, asker: Asker, input: ParsedOf<'portal', N> & OnRequest) => Promise<Wire<PortalIncident>>) =>
  async (ports, asker, input) => {
    const authorised = await authorise(ports, asker, `portal.${name}`, 'request', { requestKeyOrIssueId: input.issueId })
    if (!authorised.ok) return authorised
    const { grant } = authorised
    const command = await toCommand(input, { ports, asker, grant })
    if ('problem' in command) return problem(command.problem)
    const handled = await handleCommand(ports, { grant, command })
    if (handled.kind === 'notTracked') return problem(notTracked())
    if (handled.kind === 'refused') return problem(await refusedProblem(ports, grant, handled, { at: input.seenAt }))
    return { ok: true, answer: await portalIncident(ports, grant, handled.incident, handled.policy) }
  }

export const portalCalls: UseCases<'portal'> = {
  getIncident,
  getPromise,
  agreeClosure: commanding('agreeClosure', ({ textHash }) => ({ name: 'agreeClosure', textHash })),
  declineClosure: commanding('declineClosure', ({ why, text }) => ({ name: 'declineClosure', why, text })),
  sayNoLongerAnIssue: commanding('sayNoLongerAnIssue', ({ text }) => ({ name: 'sayNoLongerAnIssue', text })),
  withdrawProposal: commanding('withdrawProposal', () => ({ name: 'withdrawProposal' })),
  answerEvidence: commanding('answerEvidence', (input, { ports, asker, grant }) => answerEvidence(ports, asker.caller, grant, input)),
  approveSession: commanding('approveSession', ({ textHash }) => ({ name: 'approveSession', textHash })),
  declineSession: commanding('declineSession', ({ reason }) => ({ name: 'declineSession', reason })),
  revokeSession: commanding('revokeSession', () => ({ name: 'revokeSession' })),
  acceptCharge: commanding('acceptCharge', ({ textHash }) => ({ name: 'acceptCharge', textHash })),
  declineCharge: commanding('declineCharge', ({ reason }) => ({ name: 'declineCharge', reason })),
  reopen: commanding('reopen', ({ reason }) => ({ name: 'reopen', reason })),
  getMine,
  getFiles,
}
