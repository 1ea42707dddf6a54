import { AGENT, APP, CHARGE, HASH, HIGHER, LEAD, MEMBER, PARTICIPANT, PEOPLE, PROJECT, REPORTER, TIER_ONE, command } from '../../support/builders'
import { minute } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { allows, refuses } from './case'
import type { Cases } from './case'
import { CHARGED, PROPOSED, QUESTIONED, RAISED, RECORDED, ROBOT } from './stories'

const answered = { type: 'FirstResponseMet', commentId: null } as const
const OTHER_HASH = 'b'.repeat(64)
const RETURNED: Step = [command.decide({ kind: 'returned', reason: 'Payroll is not ours.' }), HIGHER, 15]
const questioned = { type: 'ScopeQuestioned', reason: "Payroll isn't in the contract.", how: 'agent' } as const

type Rows = 'QuestionScope' | 'DecideScope' | 'AcceptCharge' | 'DeclineCharge' | 'Escalate' | 'ReturnEscalation' | 'NoteJiraChange'

export const SCOPE_CASES: Cases<Rows> = {
  QuestionScope: {
    allowed: {
      'by any agent': allows([RECORDED], command.question(), AGENT, 10, questioned),
      'again, after it was returned': allows([RECORDED, QUESTIONED, RETURNED], command.question(), AGENT, 20, questioned),
      'again, after a charge was accepted': allows([RECORDED, QUESTIONED, CHARGED, [command.accept(), REPORTER, 30]], command.question(), AGENT, 40, questioned),
    },
    refused: {
      'by an agent': [refuses('OnlyDesk', [RECORDED], command.question(), REPORTER, 10), refuses('OnlyDesk', [RECORDED], command.question(), APP, 10)],
      reason: refuses('TextMissing', [RECORDED], command.question(' '), AGENT, 10),
      'closure not proposed': refuses('ClosureAlreadyProposed', [RECORDED, PROPOSED], command.question(), AGENT, 11),
      'not toDecide, chargeAsked': [refuses('ScopeAlreadyOpen', [RECORDED, QUESTIONED], command.question(), AGENT, 11), refuses('ScopeAlreadyOpen', [RECORDED, QUESTIONED, CHARGED], command.question(), AGENT, 25)],
    },
  },
  DecideScope: {
    allowed: {
      'in scope': allows([RECORDED, QUESTIONED], command.decide({ kind: 'in' }), HIGHER, 15, { type: 'ScopeDecided', decision: { kind: 'in' } }, answered),
      'at goodwill': allows([RECORDED, QUESTIONED], command.decide({ kind: 'goodwill' }), HIGHER, 15, { type: 'ScopeDecided', decision: { kind: 'goodwill' } }, answered),
      'returned, with a reason': allows([RECORDED, QUESTIONED], command.decide({ kind: 'returned', reason: 'Not ours.' }), HIGHER, 15, { type: 'ScopeDecided', decision: { kind: 'returned', reason: 'Not ours.' } }, answered),
      'at a charge, which the reporter is asked to accept': allows([RECORDED, QUESTIONED], command.charge(), HIGHER, 15, { type: 'ChargeAsked', charge: CHARGE, approver: PEOPLE.reporter, textHash: HASH }, answered),
      'anew, while a charge is asked': allows([RECORDED, QUESTIONED, CHARGED], command.charge({ amount: '90.00 EUR', for: 'A visit' }, OTHER_HASH), HIGHER, 25, { type: 'ChargeAsked', charge: { amount: '90.00 EUR', for: 'A visit' }, approver: PEOPLE.reporter, textHash: OTHER_HASH }),
      'without anybody who could accept a charge': allows([ROBOT, QUESTIONED], command.decide({ kind: 'goodwill' }), HIGHER, 15, { type: 'ScopeDecided', decision: { kind: 'goodwill' } }, answered),
    },
    refused: {
      'by the higher level': [
        refuses('OnlyRole', [RECORDED, QUESTIONED], command.decide({ kind: 'in' }), LEAD, 15),
        refuses('OnlyDesk', [RECORDED, QUESTIONED], command.decide({ kind: 'in' }), REPORTER, 15),
        refuses('TextMissing', [RECORDED, QUESTIONED], command.decide({ kind: 'returned', reason: ' ' }), HIGHER, 15),
        refuses('TextMissing', [RECORDED, QUESTIONED], command.charge({ amount: '', for: 'A visit' }), HIGHER, 15),
      ],
      'toDecide, or chargeAsked': [refuses('ScopeNotOpen', [RECORDED], command.decide({ kind: 'in' }), HIGHER, 15), refuses('ScopeNotOpen', [RECORDED, QUESTIONED, RETURNED], command.decide({ kind: 'in' }), HIGHER, 20)],
      'charge: reporter is eligible': [
        refuses('ReporterNotEligible', [ROBOT, QUESTIONED], command.charge(), HIGHER, 15),
        refuses('ReporterNotEligible', [RECORDED, QUESTIONED], command.charge(), { side: 'desk', person: PEOPLE.reporter, roles: new Set(['higherLevel'] as const) }, 15),
      ],
    },
  },
  AcceptCharge: {
    allowed: { 'by the reporter': allows([RECORDED, QUESTIONED, CHARGED], command.accept(), REPORTER, 30, { type: 'ChargeAnswered', accepted: true, reason: '' }) },
    refused: {
      'by the reporter': [
        refuses('OnlyApprover', [RECORDED, QUESTIONED, CHARGED], command.accept(), PARTICIPANT, 30),
        refuses('OnlyApprover', [RECORDED, QUESTIONED, CHARGED], command.accept(), MEMBER, 30),
        refuses('OnlyCustomer', [RECORDED, QUESTIONED, CHARGED], command.accept(), HIGHER, 30),
        refuses('OnlyCustomer', [RECORDED, QUESTIONED, CHARGED], command.accept(), { side: 'desk', person: PEOPLE.reporter, roles: new Set() }, 30),
      ],
      chargeAsked: [refuses('NoCharge', [RECORDED, QUESTIONED], command.accept(), REPORTER, 30), refuses('NoCharge', [RECORDED, QUESTIONED, CHARGED, [command.accept(), REPORTER, 25]], command.accept(), REPORTER, 30)],
      'hash equal': [
        refuses('ChargeChanged', [RECORDED, QUESTIONED, CHARGED], command.accept(OTHER_HASH), REPORTER, 30),
        // Decided anew meanwhile: the words that were read are not those that stand.
        refuses('ChargeChanged', [RECORDED, QUESTIONED, CHARGED, [command.charge({ amount: '240.00 EUR', for: 'Two visits' }, OTHER_HASH), HIGHER, 25]], command.accept(), REPORTER, 30),
      ],
    },
  },
  DeclineCharge: {
    allowed: {
      'by the reporter, with a reason': allows([RECORDED, QUESTIONED, CHARGED], command.declineCharge(), REPORTER, 30, { type: 'ChargeAnswered', accepted: false, reason: 'Too much.' }),
      'without one': allows([RECORDED, QUESTIONED, CHARGED], command.declineCharge(''), REPORTER, 30, { type: 'ChargeAnswered', accepted: false, reason: 'The charge of 120.00 EUR was not approved.' }),
    },
    refused: {
      'by the reporter': [refuses('OnlyApprover', [RECORDED, QUESTIONED, CHARGED], command.declineCharge(), PARTICIPANT, 30), refuses('OnlyCustomer', [RECORDED, QUESTIONED, CHARGED], command.declineCharge(), LEAD, 30)],
      chargeAsked: refuses('NoCharge', [RECORDED], command.declineCharge(), REPORTER, 30),
    },
  },
  Escalate: {
    allowed: {
      'by any agent': allows([RECORDED], command.escalate(), AGENT, 10, { type: 'Escalated', reason: 'The whole plant stands still.', how: 'agent', ruleId: null }),
      'again, after it was returned': allows([RECORDED, RAISED, [command.returnEscalation(), HIGHER, 15]], command.escalate(), TIER_ONE, 20, { type: 'Escalated', reason: 'The whole plant stands still.', how: 'agent', ruleId: null }),
    },
    refused: {
      'by an agent': [refuses('OnlyDesk', [RECORDED], command.escalate(), REPORTER, 10), refuses('OnlyDesk', [RECORDED], command.escalate(), APP, 10)],
      reason: refuses('TextMissing', [RECORDED], command.escalate(' '), AGENT, 10),
      'not raised': refuses('AlreadyEscalated', [RECORDED, RAISED], command.escalate(), AGENT, 11),
    },
  },
  ReturnEscalation: {
    allowed: { 'by the higher level': allows([RECORDED, RAISED], command.returnEscalation(), HIGHER, 15, { type: 'EscalationReturned', reason: 'The vendor has it now.' }) },
    refused: {
      'by the higher level': [refuses('OnlyRole', [RECORDED, RAISED], command.returnEscalation(), LEAD, 15), refuses('OnlyDesk', [RECORDED, RAISED], command.returnEscalation(), REPORTER, 15)],
      reason: refuses('TextMissing', [RECORDED, RAISED], command.returnEscalation(' '), HIGHER, 15),
      raised: refuses('NotEscalated', [RECORDED], command.returnEscalation(), HIGHER, 15),
    },
  },
  NoteJiraChange: {
    allowed: { 'by the app': allows([RECORDED], { name: 'noteJiraChange', change: { kind: 'customerWrote', at: minute(9), by: PEOPLE.reporter, commentId: '70' } }, APP, 10, { type: 'CustomerWrote', commentId: '70' }) },
    refused: {
      'by the app': [
        refuses('OnlyApp', [RECORDED], { name: 'noteJiraChange', change: { kind: 'issueDeleted', at: minute(9) } }, LEAD, 10),
        refuses('NothingToDo', [RECORDED], { name: 'noteJiraChange', change: { kind: 'moved', at: minute(9), projectId: PROJECT } }, APP, 10),
      ],
    },
  },
}
