import type { PersonRef } from '../domain/ids'
import type { RecordIncident } from '../domain/incident/commands'
import type { Channel, Reporter } from '../domain/incident/state'
import type { Impact, Policy, Urgency } from '../domain/policy/policy'
import { IMPACTS, URGENCIES } from '../domain/policy/policy'
import type { IssueFacts } from './ports'

/** Keys under which the create panel submits its answers. */
export const PANEL_KEYS = { impact: 'impact', urgency: 'urgency' } as const

/** What only Jira and the person rows can say about the people of an issue. */
export interface IssuePeople {
  reporter: Reporter
  /** JSM organisations of the reporter. */
  organizationIds: string[]
  assignee: PersonRef | null
  creatorIsAgent: boolean
}

/** Whether the project is switched on and this request type becomes incidents there. */
export const isTracked = (policy: Policy, issue: Pick<IssueFacts, 'projectId' | 'requestTypeId'>): boolean => {
  const setup = policy.projects[issue.projectId]
  return setup !== undefined && setup.on && issue.requestTypeId !== null && setup.requestTypeIds.includes(issue.requestTypeId)
}

/** A pure function of the reloaded issue: whoever comes first, the row is the same. */
export const recordCommand = (issue: IssueFacts, people: IssuePeople): RecordIncident => ({
  name: 'recordIncident',
  issueId: issue.issueId,
  projectId: issue.projectId,
  requestTypeId: issue.requestTypeId,
  organizationIds: people.organizationIds,
  text: issue.text,
  channel: channelOf(issue, people),
  createdAt: issue.createdAt,
  reporter: people.reporter,
  assignee: people.assignee,
  answers: answersOf(issue),
})

/**
 * The way it came, from JSM's own note of it (issue property `request.channel.type`) and from who made the issue:
 * - an app or automation account made it: automatic, whatever JSM notes;
 * - a mail stays a mail;
 * - an agent made it for somebody else, in any way: phone (process.md "Jira's own ways");
 * - noted as made in the portal: portal;
 * - made in Jira, by REST, or not noted: by an agent it was taken by phone, else the person came by himself: portal.
 */
export function channelOf(issue: Pick<IssueFacts, 'channel' | 'creatorAccountId' | 'creatorAccountType' | 'reporter'>, people: Pick<IssuePeople, 'creatorIsAgent'>): Channel {
  if (issue.creatorAccountType === 'app') return 'automatic'
  if (issue.channel === 'email') return 'email'
  const forSomebodyElse = issue.creatorAccountId !== (issue.reporter?.accountId ?? null)
  if (people.creatorIsAgent && forSomebodyElse) return 'phone'
  if (issue.channel === 'portal' || issue.channel === 'anonymousportal') return 'portal'
  return people.creatorIsAgent ? 'phone' : 'portal'
}

/** Both answers, checked against the enums, or none: half an assessment is none. */
function answersOf({ panelAnswers }: Pick<IssueFacts, 'panelAnswers'>): { impact: Impact; urgency: Urgency } | null {
  const answer = (key: string): unknown => panelAnswers.find((given) => given.key === key)?.value
  const impact = IMPACTS.find((known) => known === answer(PANEL_KEYS.impact))
  const urgency = URGENCIES.find((known) => known === answer(PANEL_KEYS.urgency))
  return impact !== undefined && urgency !== undefined ? { impact, urgency } : null
}
