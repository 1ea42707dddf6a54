import { incidentNumber } from '../../../src/domain/ids'
import { AGENT, APP, CONSULTANT, CREATED_AT, EVERY_ROLE, ISSUE, LEAD, PACKET, PARTICIPANT, PEOPLE, PROJECT, REPORTER, REQUEST_TYPE, TIER_ONE, TIER_TWO, command, policy, projectId, recordIncident } from '../../support/builders'
import { allows, refuses } from './case'
import type { Cases } from './case'
import { DIAGNOSED, FULL, HANDED, PROPOSED, RECORDED, REVIEWED } from './stories'

const RECORDED_BODY = {
  type: 'IncidentRecorded', issueId: ISSUE, projectId: PROJECT, number: incidentNumber('RC', 6, ISSUE), channel: 'portal', requestTypeId: REQUEST_TYPE, organizationIds: [],
  text: 'Payroll export fails. It stops at row 4,000.', createdAt: CREATED_AT, reporter: recordIncident().reporter, assignee: null,
  severity: { kind: 'derived', impact: 'several', urgency: 'high', severity: 'S2' }, policyVersion: 2, tier: 'I',
} as const
const off = policy()
const OFF = { ...off, projects: Object.fromEntries(Object.entries(off.projects).map(([id, setup]) => [id, { ...setup, on: false }])) }
const transferred = (from: 'I' | 'II', to: 'I' | 'II') =>
  ({ type: 'TierTransferred', from, to, reason: 'database expertise is needed', customerReason: 'database expertise is needed', packet: PACKET }) as const

type Rows = 'RecordIncident' | 'AssessSeverity' | 'OverrideSeverity' | 'Take' | 'RecordInvestigation' | 'HandToDesk' | 'AddDiagnosis' | 'RecordRemediation' | 'TransferTier'

export const WORK_CASES: Cases<Rows> = {
  RecordIncident: {
    allowed: { 'once, by the app': allows([], recordIncident(), APP, 0, { ...RECORDED_BODY, organizationIds: [] }) },
    refused: {
      'by the app': refuses('OnlyApp', [], recordIncident(), EVERY_ROLE, 0),
      'request type switched on in this project': [
        refuses('NotTracked', [], recordIncident({ requestTypeId: '99' }), APP, 0),
        refuses('NotTracked', [], recordIncident({ projectId: projectId('20000') }), APP, 0),
        { ...refuses('NotTracked', [], recordIncident(), APP, 0), under: OFF },
      ],
      'no row yet': refuses('AlreadyRecorded', [RECORDED], recordIncident(), APP, 1),
    },
  },
  AssessSeverity: {
    allowed: {
      'by any agent': allows([RECORDED], command.assessSeverity('everyone', 'high'), AGENT, 5, { type: 'SeverityAssessed', impact: 'everyone', urgency: 'high', severity: 'S1', policyVersion: 2 }),
      'the same pair, where the matrix says otherwise by now': {
        ...allows([RECORDED], command.assessSeverity('several', 'high'), AGENT, 5, { type: 'SeverityAssessed', impact: 'several', urgency: 'high', severity: 'S1', policyVersion: 2 }),
        under: { ...off, matrix: { ...off.matrix, several: { ...off.matrix.several, high: 'S1' } } },
      },
      'an override ends, also with the same pair': allows([RECORDED, [command.override('S4'), AGENT, 2]], command.assessSeverity('several', 'high'), AGENT, 5, { type: 'SeverityAssessed', impact: 'several', urgency: 'high', severity: 'S2', policyVersion: 2 }),
    },
    refused: {
      'by an agent': [refuses('OnlyDesk', [RECORDED], command.assessSeverity('everyone', 'high'), REPORTER, 5), refuses('SameSeverity', [RECORDED], command.assessSeverity('several', 'high'), AGENT, 5)],
    },
  },
  OverrideSeverity: {
    allowed: {
      'by any agent, with a reason': allows([RECORDED], command.override('S1'), AGENT, 5, { type: 'SeverityOverridden', severity: 'S1', reason: 'A board meeting depends on it.', policyVersion: 2 }),
      'again, with another severity': allows([RECORDED, [command.override('S1'), AGENT, 2]], command.override('S3'), AGENT, 5, { type: 'SeverityOverridden', severity: 'S3', reason: 'A board meeting depends on it.', policyVersion: 2 }),
    },
    refused: {
      'by an agent': refuses('OnlyDesk', [RECORDED], command.override('S1'), REPORTER, 5),
      reason: refuses('TextMissing', [RECORDED], command.override('S1', ' '), AGENT, 5),
      'differs from derived': [
        refuses('SameAsDerived', [RECORDED], command.override('S2'), AGENT, 5),
        refuses('SameAsDerived', [[recordIncident({ answers: null }), APP, 0]], command.override('S3'), AGENT, 5),
        refuses('SameAsDerived', [RECORDED, [command.override('S1'), AGENT, 2]], command.override('S2'), AGENT, 5),
        refuses('SameSeverity', [RECORDED, [command.override('S1'), AGENT, 2]], command.override('S1'), AGENT, 5),
      ],
    },
  },
  Take: {
    allowed: {
      'by an agent of the owning tier': allows([RECORDED], command.take(), TIER_ONE, 2, { type: 'AssigneeChanged', assignee: PEOPLE.tierOne, how: 'taken' }),
      'by a lead': allows([RECORDED], command.take(), LEAD, 2, { type: 'AssigneeChanged', assignee: PEOPLE.lead, how: 'taken' }),
    },
    refused: {
      'by an agent of the owning tier': [
        refuses('NotOwningTier', [RECORDED], command.take(), TIER_TWO, 2),
        refuses('OnlyDesk', [RECORDED], command.take(), REPORTER, 2),
        refuses('AlreadyYours', [RECORDED, [command.take(), TIER_ONE, 1]], command.take(), TIER_ONE, 2),
      ],
    },
  },
  RecordInvestigation: {
    allowed: {
      'preliminary by the owner': allows([RECORDED], command.investigate(), TIER_ONE, 3, { type: 'InvestigationRecorded', kind: 'preliminary', text: 'The export stops at row 4,000.' }),
      'full by a consultant, at any stage': allows([RECORDED], command.investigate('full'), CONSULTANT, 3, { type: 'InvestigationRecorded', kind: 'full', text: 'The export stops at row 4,000.' }),
    },
    refused: {
      'preliminary: by the owner': [refuses('NotOwningTier', [RECORDED], command.investigate(), CONSULTANT, 3), refuses('OnlyDesk', [RECORDED], command.investigate(), REPORTER, 3)],
      'full: by a consultant': [refuses('OnlyRole', [RECORDED], command.investigate('full'), TIER_ONE, 3), refuses('TextMissing', [RECORDED], command.investigate('full', ' '), CONSULTANT, 3)],
    },
  },
  HandToDesk: {
    allowed: { 'reviewed, by the owner': allows([RECORDED, REVIEWED], command.handToDesk(), TIER_ONE, 4, { type: 'HandedToDesk' }) },
    refused: {
      'by the owner': refuses('NotOwningTier', [RECORDED, REVIEWED], command.handToDesk(), TIER_TWO, 4),
      reviewed: [refuses('NotReviewed', [RECORDED], command.handToDesk(), TIER_ONE, 4), refuses('AlreadyWithDesk', [RECORDED, REVIEWED, HANDED], command.handToDesk(), TIER_ONE, 5)],
    },
  },
  AddDiagnosis: {
    allowed: {
      'automatic by automation': allows([RECORDED], command.diagnose('automatic'), APP, 2, { type: 'DiagnosisAdded', kind: 'automatic', text: 'A lock is never released.', customerText: '' }),
      'automatic by any agent': allows([RECORDED], command.diagnose('automatic'), AGENT, 2, { type: 'DiagnosisAdded', kind: 'automatic', text: 'A lock is never released.', customerText: '' }),
      'manual by a consultant': allows([RECORDED, REVIEWED, HANDED, FULL], command.diagnose('manual'), CONSULTANT, 6, { type: 'DiagnosisAdded', kind: 'manual', text: 'A lock is never released.', customerText: '' }),
    },
    refused: {
      'automatic: by automation or an agent': refuses('OnlyDesk', [RECORDED], command.diagnose('automatic'), REPORTER, 2),
      'manual: by a consultant': refuses('OnlyRole', [RECORDED, REVIEWED, HANDED, FULL], command.diagnose('manual'), TIER_ONE, 6),
      'manual: withDesk or later': refuses('NotWithDesk', [RECORDED, REVIEWED, FULL], command.diagnose('manual'), CONSULTANT, 6),
      "manual: a consultant's investigation stands": refuses('InvestigationMissing', [RECORDED, REVIEWED, HANDED], command.diagnose('manual'), CONSULTANT, 6),
    },
  },
  RecordRemediation: {
    allowed: {
      'automatic by automation': allows([RECORDED, REVIEWED, HANDED, [command.diagnose('automatic'), APP, 5]], command.remediate('automatic', 'failed'), APP, 7, { type: 'RemediationRecorded', kind: 'automatic', text: 'Killed the session.', outcome: 'failed' }),
      'manual by the owner': allows([RECORDED, REVIEWED, HANDED, FULL, DIAGNOSED], command.remediate(), TIER_ONE, 7, { type: 'RemediationRecorded', kind: 'manual', text: 'Killed the session.', outcome: 'worked' }),
      'manual by a consultant': allows([RECORDED, REVIEWED, HANDED, FULL, DIAGNOSED], command.remediate('manual', 'partly'), CONSULTANT, 7, { type: 'RemediationRecorded', kind: 'manual', text: 'Killed the session.', outcome: 'partly' }),
    },
    refused: {
      'automatic: by automation or an agent': refuses('OnlyDesk', [RECORDED, REVIEWED, HANDED, FULL, DIAGNOSED], command.remediate('automatic'), PARTICIPANT, 7),
      'manual: by a consultant or the owner': refuses('OnlyRole', [RECORDED, REVIEWED, HANDED, FULL, DIAGNOSED], command.remediate(), TIER_TWO, 7),
      diagnosed: [refuses('NotDiagnosed', [RECORDED, REVIEWED, HANDED, FULL], command.remediate(), TIER_ONE, 7), refuses('NotDiagnosed', [RECORDED], command.remediate('automatic'), APP, 7)],
      "manual: a consultant's investigation stands": refuses('InvestigationMissing', [RECORDED, REVIEWED, HANDED, [command.diagnose('automatic'), APP, 5]], command.remediate(), TIER_ONE, 7),
    },
  },
  TransferTier: {
    allowed: {
      'to Tier II, investigated': allows([RECORDED, REVIEWED], command.transfer('II'), TIER_ONE, 9, transferred('I', 'II')),
      'and back, the assignee cleared': allows(
        [RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 9], [command.take(), TIER_TWO, 10]], command.transfer('I'), TIER_TWO, 12,
        transferred('II', 'I'), { type: 'AssigneeChanged', assignee: null, how: 'cleared' },
      ),
    },
    refused: {
      'by the owner': refuses('NotOwningTier', [RECORDED, REVIEWED], command.transfer('II'), TIER_TWO, 9),
      'other tier': refuses('SameTier', [RECORDED, REVIEWED], command.transfer('I'), TIER_ONE, 9),
      'closure not proposed': refuses('ClosureAlreadyProposed', [RECORDED, REVIEWED, PROPOSED], command.transfer('II'), TIER_ONE, 11),
      reason: refuses('TextMissing', [RECORDED, REVIEWED], command.transfer('II', ' '), TIER_ONE, 9),
      'for Tier II: an investigation stands': refuses('InvestigationMissing', [RECORDED], command.transfer('II'), TIER_ONE, 9),
    },
  },
}
