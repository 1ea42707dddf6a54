import { cutToBytes, localDay } from '../../words'
import { incidentNumber } from '../../ids'
import { questioningRule } from '../../policy/contracts'
import type { Policy } from '../../policy/policy'
import { defaultSeverity, deriveSeverity } from '../../policy/severity'
import type { Instant } from '../../time'
import { byApp, firstOf } from '../conditions'
import type { RecordIncident } from '../commands'
import type { Event } from '../events'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { Decision } from './given'

/** How much of the request's text rules look at, in bytes: the snapshot stays small (design.md "One write path"). */
export const RULE_TEXT_MAX_BYTES = 1_000

/**
 * Whoever comes first records: a pure function of the reloaded issue and the policy in force, so that all who try give
 * the same incident. Without answers to impact and urgency the policy's default pair gives the severity.
 */
export const recordIncident = (
  incident: Incident | null,
  command: RecordIncident,
  who: Who,
  policy: Policy,
  now: Instant,
): Decision =>
  unless(
    firstOf(byApp(who), isTracked(policy, command), incident === null ? null : { code: 'AlreadyRecorded' }),
    () => {
      const { issueId, projectId, requestTypeId, channel, createdAt, reporter, assignee, answers, organizationIds, text } = command
      return [
        {
          ...happensNow({ who, now }, {
            type: 'IncidentRecorded',
            issueId,
            projectId,
            number: incidentNumber(policy.numberPrefix, policy.numberWidth, issueId),
            channel,
            requestTypeId,
            organizationIds,
            text: cutToBytes(text, RULE_TEXT_MAX_BYTES),
            createdAt,
            reporter,
            assignee,
            severity:
              answers === null
                ? { kind: 'notAssessed', severity: defaultSeverity(policy) }
                : { kind: 'derived', ...answers, severity: deriveSeverity(policy, answers.impact, answers.urgency) },
            policyVersion: policy.version,
            tier: requestTypeId !== null && policy.startAtTierTwo.includes(requestTypeId) ? 'II' : 'I',
          }),
          by: reporter.person,
        },
        ...questioned(policy, command, now),
      ]
    },
  )

/** A rule may question the scope at once, on the day on which the request was made where its reporter is. */
const questioned = (policy: Policy, { organizationIds, requestTypeId, createdAt, reporter }: RecordIncident, now: Instant): Event[] => {
  const rule = questioningRule(policy, { organizationIds, requestTypeId, day: localDay(createdAt, reporter.timeZone) })
  return rule === null ? [] : [{ type: 'ScopeQuestioned', reason: rule.reason, how: 'rule', at: now, by: null }]
}

const isTracked = (policy: Policy, { projectId, requestTypeId }: RecordIncident): Refusal | null => {
  const project = policy.projects[projectId]
  const on = project?.on === true && requestTypeId !== null && project.requestTypeIds.includes(requestTypeId)
  return on ? null : { code: 'NotTracked' }
}
