import type { AgentIncident } from '../../api/answers'
import type { PersonRef } from '../../domain/ids'
import type { Incident } from '../../domain/incident/state'
import type { Policy } from '../../domain/policy/policy'
import { agentView } from '../../domain/views/agent'
import type { AgentView, PersonFact } from '../../domain/views/agent-view'
import type { AgentGrant } from '../grant'
import type { Ports } from '../ports'

/** What the agent's screens draw, from the incident as it stands and its history. */
export async function agentIncident(ports: Ports, grant: AgentGrant, incident: Incident, policy: Policy): Promise<AgentIncident> {
  const history = await ports.store.history(incident.issueId, incident.revision)
  const now = ports.clock.now()
  const view = agentView(incident, history, grant.who, policy, now)
  return {
    now,
    me: { person: grant.who.person, accountId: grant.accountId, roles: [...grant.who.roles] },
    people: await peopleIn(ports, view, grant),
    view,
    rules: { policyVersion: policy.version, matrix: policy.matrix, goals: policy.goals, words: policy.words, remoteTools: policy.remoteTools.filter(({ retired }) => !retired).map(({ name }) => name), session: policy.session },
  }
}

/** Everybody whom the view names; screens resolve names from the account ids, as the user. */
async function peopleIn(ports: Ports, view: AgentView, grant: AgentGrant): Promise<PersonFact[]> {
  const closureBy = view.closure.kind === 'proposedByDesk' ? [view.closure.by] : []
  const acted = [view.investigations, view.diagnoses, view.remediations, view.transfers, view.history].flatMap((rows) => rows.map(({ by }) => by))
  const consent = view.session.kind === 'none' ? [] : [view.session.terms.technician, view.session.terms.approver]
  const answered = view.evidence.flatMap((item) => ('by' in item ? [item.by] : []))
  const refs = [...new Set<PersonRef | null>([view.assignee, ...closureBy, ...consent, ...answered, ...acted])].filter((ref) => ref !== null && ref !== grant.who.person)
  const others = refs.filter((ref) => ref !== null)
  const accounts = others.length === 0 ? new Map<PersonRef, string>() : await ports.store.accountsOf(others)
  return [{ ref: grant.who.person, accountId: grant.accountId }, ...others.map((ref) => ({ ref, accountId: accounts.get(ref) ?? null }))]
}
