import type { DueNow, PolicyImpact, Wire } from '../../api/answers'
import { ruleFacts } from '../../domain/incident/escalation-rules'
import type { Incident } from '../../domain/incident/state'
import { whyNever } from '../../domain/policy/never-matches'
import type { EscalationRule, Metric, Policy } from '../../domain/policy/policy'
import { ruleHits } from '../../domain/policy/rules'
import { clocks } from '../../domain/sla/clocks'
import { clockFigures } from '../../domain/sla/figures'
import type { ClockFigures } from '../../domain/views/clock-view'
import type { Caller, Ports } from '../ports'
import { openIncidentsLookedAt } from './look-at-open'
import { withEdit } from './policy-desk'
import { policyInForce } from './policy-in-force'
import { sessionsWith } from './tools-in-use'

/** As many as are named; the counts are of all that were looked at. */
const NAMED_MAX = 20

/** What publishing the draft would change among open incidents now; without a draft, what the rules in force hit. */
export const getImpact = async (ports: Ports, _caller: Caller, _input: Record<never, never>, now: number): Promise<Wire<PolicyImpact>> => {
  const [active, draft, incidents] = await Promise.all([policyInForce(ports.store, now), ports.store.policyDraft(), openIncidentsLookedAt(ports)])
  const next = draft === null ? active : withEdit(active, draft.edit, now)
  const moved = incidents.flatMap((incident) => {
    const change = changeOf(incident, active, next, now)
    return change === null ? [] : [{ incident, ...change }]
  })
  const keys = keysOf(ports)
  const named = await Promise.all(moved.slice(0, NAMED_MAX).map(async ({ incident, metric, due, was }) => ({ number: incident.number, issueKey: await keys(incident), metric, due, was })))
  const rules = await Promise.all(next.escalationRules.map(async (rule) => [rule.id, await reachOf(rule, incidents, next, now, keys)] as const))
  return {
    ok: true,
    answer: {
      now,
      newDue: moved.length,
      overdueAtOnce: moved.filter(({ due }) => due === 'overdueAtOnce').length,
      incidents: named,
      rules: Object.fromEntries(rules),
      toolsInUse: Object.fromEntries(next.remoteTools.map(({ name }) => [name, sessionsWith(name, incidents)])),
      looked: incidents.length,
    },
  }
}

/** Keys are Jira's, read once each as the app: an admin of the site may see every issue's. */
function keysOf(ports: Ports): (incident: Incident) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return ({ issueId }) => {
    const found = known.get(issueId) ?? ports.jira.issue(issueId).then((issue) => issue?.key ?? '')
    known.set(issueId, found)
    return found
  }
}

/** The first clock that falls due at another instant, or is overdue at once. */
function changeOf(incident: Incident, active: Policy, next: Policy, now: number): { metric: Metric; due: DueNow; was: DueNow | null } | null {
  const before = new Map(figuresOf(incident, active, now).map((figures) => [keyOf(figures), figures]))
  for (const figures of figuresOf(incident, next, now)) {
    const was = before.get(keyOf(figures)) ?? null
    if (was?.goalMs === figures.goalMs) continue
    const isNew = figures.missed && was?.missed !== true
    return { metric: figures.metric, due: isNew ? 'overdueAtOnce' : dueOf(figures), was: was === null ? null : dueOf(was) }
  }
  return null
}
const keyOf = ({ metric, cycle }: ClockFigures): string => `${metric}/${cycle}`
const figuresOf = (incident: Incident, policy: Policy, now: number): ClockFigures[] =>
  clocks(incident, policy)
    .map((facts) => clockFigures(facts, now))
    .filter(({ endedAt }) => endedAt === null)
const dueOf = ({ dueAt, missed }: ClockFigures): DueNow => (missed ? 'overdue' : (dueAt ?? 'stopped'))

async function reachOf(rule: EscalationRule, incidents: Incident[], policy: Policy, now: number, keys: (incident: Incident) => Promise<string>): Promise<PolicyImpact['rules'][string]> {
  const hit = incidents.filter((incident) => !incident.rulesFired.includes(rule.id) && ruleHits(rule, ruleFacts(incident, policy, now)))
  const hits = await Promise.all(hit.slice(0, NAMED_MAX).map(async (incident) => ({ number: incident.number, issueKey: await keys(incident) })))
  return { hits, acted: incidents.filter(({ rulesFired }) => rulesFired.includes(rule.id)).length, never: whyNever(rule, policy) }
}
