import type { AgentIncident } from '../../../../src/api/answers'
import type { IncidentNumber, IssueId, PersonRef } from '../../../../src/domain/ids'
import type { PersonCommandName } from '../../../../src/domain/incident/commands'
import { PERSON_COMMANDS } from '../../../../src/domain/incident/offers'
import { defaultPolicy } from '../../../../src/domain/policy/default-policy'
import { HOUR_MS, MINUTE_MS } from '../../../../src/domain/time'
import type { AgentView, Offer, Offers } from '../../../../src/domain/views/agent-view'
import type { ClockFacts } from '../../../../src/domain/views/clock-view'
import type { Metric } from '../../../../src/domain/policy/policy'

/** Tuesday 24 November 2026, the day of the pictures, UTC. */
export const at = (time: string): number => Date.parse(`2026-11-24T${time}Z`)

export const ME = 'p-me' as PersonRef
export const TINA = 'p-tina' as PersonRef
export const ISSUE = '10142' as IssueId

const notNow: Offer = { ok: false, refusal: { code: 'NotOwningTier', tier: 'II' }, text: 'Only Tier II can do this.', wayOut: null }

/** Only these may be given now. */
export const offering = (...allowed: PersonCommandName[]): Offers =>
  Object.fromEntries(PERSON_COMMANDS.map((name) => [name, allowed.includes(name) ? { ok: true } : notNow])) as Offers

export const clock = (metric: Metric, startedAt: number, goalMs: number, more: Partial<ClockFacts> = {}): ClockFacts => ({
  metric, cycle: 1, startedAt, endedAt: null, goalMs, stops: [], warnAtMs: [goalMs / 2, goalMs * 0.75], atRiskLeftMs: Math.min(goalMs / 4, 2 * HOUR_MS), ...more,
})

const PAUSE = [{ from: at('14:40:00'), to: at('15:55:00'), why: 'Evidence asked: application log' }]

/** The incident of the pictures at 16:26:55: diagnosed, Tier II, restore service at risk. */
export function pictured(change: Partial<AgentView> = {}, now = at('16:26:55')): AgentIncident {
  const policy = defaultPolicy(0)
  return {
    now,
    me: { person: ME, accountId: 'a-me', roles: ['tierII'] },
    people: [{ ref: ME, accountId: 'a-me' }, { ref: TINA, accountId: 'a-tina' }],
    rules: { policyVersion: 7, matrix: policy.matrix, goals: policy.goals, words: policy.words, remoteTools: ['Citrix GoToAssist', 'UltraVNC'], session: policy.session },
    view: {
      issueId: ISSUE,
      number: 'RC-010142' as IncidentNumber,
      channel: 'portal',
      severity: { kind: 'derived', severity: 'S2', impact: 'several', urgency: 'high', reason: null },
      stage: 'diagnosed',
      tier: 'II',
      tierSince: at('13:22:00'),
      transferCount: 1,
      assignee: ME,
      scope: { kind: 'in', reason: null, charge: null, at: null },
      escalation: { kind: 'none' },
      evidence: [],
      customerWroteSince: false,
      session: { kind: 'none' },
      reopenedCount: 0,
      turn: 'us',
      closure: { kind: 'none' },
      reporterEligible: true,
      statusLeftAlone: false,
      clocks: [
        clock('firstResponse', at('07:50:00'), 30 * MINUTE_MS, { endedAt: at('08:02:00') }),
        clock('restore', at('07:50:00'), 8 * HOUR_MS, { stops: PAUSE }),
        clock('holdI', at('07:50:00'), HOUR_MS, { endedAt: at('13:22:00') }),
        clock('holdII', at('13:22:00'), 4 * HOUR_MS, { stops: PAUSE }),
      ],
      nextStep: { kind: 'recordRemediation', title: 'Record a remediation attempt', why: 'The diagnosis was added at 16:20. Nothing has been tried yet.', commands: ['recordRemediation'], declined: null },
      offers: offering('recordRemediation', 'transferTier', 'proposeClosure', 'recordInvestigation'),
      investigations: [{ kind: 'preliminary', by: TINA, at: at('09:10:00'), text: 'Export stops after 4,000 rows.' }],
      diagnoses: [{ kind: 'manual', by: ME, at: at('16:20:00'), text: 'A nightly job holds a lock.', customerText: '' }],
      remediations: [],
      transfers: [],
      history: [
        { at: at('16:20:00'), by: ME, kind: 'work', isWarning: false, text: 'Manual diagnosis added', detail: 'A nightly job holds a lock.' },
        { at: at('15:55:00'), by: null, kind: 'customer', isWarning: false, text: 'Application log received, the clock runs again', detail: null },
        { at: at('13:22:00'), by: TINA, kind: 'tier', isWarning: false, text: 'Transferred to Tier II', detail: 'Database expertise needed' },
        { at: at('09:10:00'), by: TINA, kind: 'work', isWarning: false, text: 'Preliminary investigation recorded', detail: null },
      ],
      revision: 18,
      ...change,
    },
  }
}
