import { AGENT, APP, HASH, HIGHER, LEAD, MEMBER, PARTICIPANT, PEOPLE, REPORTER, TIER_ONE, TIER_TWO, command } from '../../support/builders'
import { minute } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { allows, refuses } from './case'
import type { Cases } from './case'
import { APPROVED, CHARGED, CLOSED, PROPOSED, QUESTIONED, RECORDED, ROBOT, SAID, SESSION_ASKED, STARTED } from './stories'

const answered = { type: 'FirstResponseMet', commentId: null } as const
const OTHER_HASH = 'b'.repeat(64)
const DAY = 24 * 60
const SAID_WHILE_RUNNING: Step[] = [RECORDED, SESSION_ASKED, APPROVED, STARTED, [command.noLonger(), REPORTER, 40]]
const robotsProposal: Step[] = [ROBOT, PROPOSED]
const proposed = { type: 'ClosureProposed', side: 'desk', as: 'resolved', text: 'The export runs again.', textHash: HASH } as const

type Rows =
  | 'ProposeClosure' | 'AgreeClosure' | 'DeclineClosure' | 'WithdrawProposal' | 'SayNoLongerAnIssue' | 'AgreeNoLonger' | 'DeclineNoLonger'
  | 'CloseWithinDesk' | 'Reopen'

export const CLOSURE_CASES: Cases<Rows> = {
  ProposeClosure: {
    allowed: {
      'by the owner': allows([RECORDED], command.propose(), TIER_ONE, 10, { ...proposed, byLead: false }, answered),
      'by a lead, which is kept': allows([RECORDED], command.propose(), LEAD, 10, { ...proposed, byLead: true }, answered),
      'while a session is asked: it settles that': allows([RECORDED, SESSION_ASKED], command.propose(), TIER_ONE, 20, { ...proposed, byLead: false }),
      'where it is out of scope': allows([RECORDED, QUESTIONED, [command.decide({ kind: 'returned', reason: 'Not ours.' }), HIGHER, 15]], command.propose(), TIER_ONE, 20, { ...proposed, byLead: false }),
    },
    refused: {
      'by the owner': [refuses('NotOwningTier', [RECORDED], command.propose(), TIER_TWO, 10), refuses('OnlyDesk', [RECORDED], command.propose(), REPORTER, 10), refuses('TextMissing', [RECORDED], command.propose(' '), TIER_ONE, 10)],
      'no proposal open': [refuses('ClosureAlreadyProposed', [RECORDED, PROPOSED], command.propose(), TIER_ONE, 11), refuses('ClosureAlreadyProposed', [RECORDED, SAID], command.propose(), TIER_ONE, 11)],
      'no running session': refuses('SessionRunning', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.propose(), TIER_ONE, 40),
      'scope not toDecide': refuses('ScopeOpen', [RECORDED, QUESTIONED], command.propose(), TIER_ONE, 15),
      'scope not chargeAsked': refuses('ScopeOpen', [RECORDED, QUESTIONED, CHARGED], command.propose(), TIER_ONE, 25),
    },
  },
  AgreeClosure: {
    allowed: {
      'by the reporter': allows([RECORDED, PROPOSED], command.agree(), REPORTER, 20, { type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'customerAgreed', as: 'resolved', proposer: PEOPLE.tierOne, agreed: PEOPLE.reporter } }),
      'by a participant': allows([RECORDED, PROPOSED], command.agree(), PARTICIPANT, 20, { type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'customerAgreed', as: 'resolved', proposer: PEOPLE.tierOne, agreed: PEOPLE.participant } }),
    },
    refused: {
      'by the reporter or a participant': [
        refuses('MayOnlyRead', [RECORDED, PROPOSED], command.agree(), MEMBER, 20),
        refuses('OnlyCustomer', [RECORDED, PROPOSED], command.agree(), LEAD, 20),
        refuses('OnlyCustomer', [RECORDED, PROPOSED], command.agree(), APP, 20),
        refuses('OwnProposal', [RECORDED, PROPOSED], command.agree(), { side: 'customer', person: PEOPLE.tierOne, role: 'participant' }, 20),
      ],
      'proposed by the desk': [refuses('NoProposal', [RECORDED], command.agree(), REPORTER, 20), refuses('ProposalOfOtherSide', [RECORDED, SAID], command.agree(), PARTICIPANT, 20)],
      "text's hash equal": refuses('ProposalChanged', [RECORDED, PROPOSED], command.agree(OTHER_HASH), REPORTER, 20),
    },
  },
  DeclineClosure: {
    allowed: { 'with a reason from the list': allows([RECORDED, PROPOSED], command.decline('notTested'), PARTICIPANT, 20, { type: 'ClosureDeclined', side: 'customer', why: 'notTested', text: '' }) },
    refused: {
      'by the reporter or a participant': [refuses('MayOnlyRead', [RECORDED, PROPOSED], command.decline(), MEMBER, 20), refuses('OnlyCustomer', [RECORDED, PROPOSED], command.decline(), LEAD, 20)],
      text: refuses('TextMissing', [RECORDED, PROPOSED], command.decline('other', ' '), REPORTER, 20),
      'proposed by the desk': [refuses('NoProposal', [RECORDED], command.decline(), REPORTER, 20), refuses('ProposalOfOtherSide', [RECORDED, SAID], command.decline(), REPORTER, 20)],
    },
  },
  WithdrawProposal: {
    allowed: {
      'by the owner, the desk\'s own': allows([RECORDED, PROPOSED], command.withdraw(), LEAD, 20, { type: 'ProposalWithdrawn', side: 'desk' }),
      'by the customer who said so': allows([RECORDED, SAID], command.withdraw(), REPORTER, 20, { type: 'ProposalWithdrawn', side: 'customer' }),
    },
    refused: {
      'by the owner, or the customer who said so': [
        refuses('NotOwningTier', [RECORDED, PROPOSED], command.withdraw(), TIER_TWO, 20),
        refuses('NotYourProposal', [RECORDED, SAID], command.withdraw(), PARTICIPANT, 20),
        refuses('MayOnlyRead', [RECORDED, SAID], command.withdraw(), MEMBER, 20),
        refuses('OnlyDesk', [RECORDED, PROPOSED], command.withdraw(), APP, 20),
      ],
      'proposed by own side': [
        refuses('NoProposal', [RECORDED], command.withdraw(), TIER_ONE, 20),
        refuses('ProposalOfOtherSide', [RECORDED, SAID], command.withdraw(), TIER_ONE, 20),
        refuses('ProposalOfOtherSide', [RECORDED, PROPOSED], command.withdraw(), REPORTER, 20),
      ],
    },
  },
  SayNoLongerAnIssue: {
    allowed: {
      'by the reporter': allows([RECORDED], command.noLonger(), REPORTER, 10, { type: 'ClosureProposed', side: 'customer', words: 'It works again.' }),
      'by a participant, without words, while a charge is asked': allows([RECORDED, QUESTIONED, CHARGED], command.noLonger(''), PARTICIPANT, 25, { type: 'ClosureProposed', side: 'customer', words: '' }),
    },
    refused: {
      'by the reporter or a participant': [refuses('MayOnlyRead', [RECORDED], command.noLonger(), MEMBER, 10), refuses('OnlyCustomer', [RECORDED], command.noLonger(), LEAD, 10)],
      'no proposal open': [refuses('ClosureAlreadyProposed', [RECORDED, PROPOSED], command.noLonger(), REPORTER, 11), refuses('ClosureAlreadyProposed', [RECORDED, SAID], command.noLonger(), REPORTER, 11)],
    },
  },
  AgreeNoLonger: {
    allowed: { 'by the owner': allows([RECORDED, SAID], command.agreeNoLonger(), TIER_ONE, 20, { type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'noLongerAnIssue', proposer: PEOPLE.reporter, agreed: PEOPLE.tierOne } }) },
    refused: {
      'by the owner': [refuses('NotOwningTier', [RECORDED, SAID], command.agreeNoLonger(), TIER_TWO, 20), refuses('OwnProposal', [RECORDED, SAID], command.agreeNoLonger(), { side: 'desk', person: PEOPLE.reporter, roles: new Set(['lead'] as const) }, 20)],
      'proposed by the customer': [refuses('NoProposal', [RECORDED], command.agreeNoLonger(), TIER_ONE, 20), refuses('ProposalOfOtherSide', [RECORDED, PROPOSED], command.agreeNoLonger(), TIER_ONE, 20)],
      'no running session': refuses('SessionRunning', SAID_WHILE_RUNNING, command.agreeNoLonger(), TIER_ONE, 45),
    },
  },
  DeclineNoLonger: {
    allowed: { 'by the owner, with a reason': allows([RECORDED, SAID], command.declineNoLonger(), TIER_ONE, 20, { type: 'ClosureDeclined', side: 'desk', reason: 'We still see errors on our side.' }, answered) },
    refused: {
      'by the owner': refuses('NotOwningTier', [RECORDED, SAID], command.declineNoLonger(), TIER_TWO, 20),
      reason: refuses('TextMissing', [RECORDED, SAID], command.declineNoLonger(' '), TIER_ONE, 20),
      'proposed by the customer': [refuses('NoProposal', [RECORDED], command.declineNoLonger(), TIER_ONE, 20), refuses('ProposalOfOtherSide', [RECORDED, PROPOSED], command.declineNoLonger(), TIER_ONE, 20)],
    },
  },
  CloseWithinDesk: {
    allowed: {
      'by a lead, after another agent': allows(robotsProposal, command.closeWithinDesk(), LEAD, 20, { type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'withinDesk', as: 'resolved', proposer: PEOPLE.tierOne, agreed: PEOPLE.lead } }),
      'by any agent, after a lead': allows([ROBOT, [command.propose(), LEAD, 10]], command.closeWithinDesk(), AGENT, 20, { type: 'IncidentClosed', proposedAt: minute(10), agreement: { kind: 'withinDesk', as: 'resolved', proposer: PEOPLE.lead, agreed: PEOPLE.agent } }),
    },
    refused: {
      'by an agent': [refuses('OnlyDesk', robotsProposal, command.closeWithinDesk(), PARTICIPANT, 20), refuses('OnlyDesk', robotsProposal, command.closeWithinDesk(), APP, 20)],
      'not the proposer': refuses('OwnProposal', [ROBOT, [command.propose(), LEAD, 10]], command.closeWithinDesk(), LEAD, 20),
      'one of both a lead': refuses('NeedsALead', robotsProposal, command.closeWithinDesk(), AGENT, 20),
      'proposed by the desk': [refuses('NoProposal', [ROBOT], command.closeWithinDesk(), LEAD, 20), refuses('ProposalOfOtherSide', [RECORDED, SAID], command.closeWithinDesk(), LEAD, 20)],
      'no eligible customer': [
        refuses('CustomerCanAgree', [RECORDED, PROPOSED], command.closeWithinDesk(), LEAD, 20),
        // A participant could agree, as Jira says.
        refuses('CustomerCanAgree', robotsProposal, command.closeWithinDesk(true), LEAD, 20),
      ],
    },
  },
  Reopen: {
    allowed: {
      'by the reporter, on the last day': allows(CLOSED, command.reopen(), REPORTER, 20 + 14 * DAY, { type: 'IncidentReopened', reason: 'It stops again, at row 4,001.', side: 'customer' }),
      'by a participant': allows(CLOSED, command.reopen(), PARTICIPANT, 30, { type: 'IncidentReopened', reason: 'It stops again, at row 4,001.', side: 'customer' }),
      'by any agent, any time': allows(CLOSED, command.reopen(), AGENT, 300 * DAY, { type: 'IncidentReopened', reason: 'It stops again, at row 4,001.', side: 'desk' }),
    },
    refused: {
      'by the reporter or a participant, or an agent': [refuses('MayOnlyRead', CLOSED, command.reopen(), MEMBER, 30), refuses('OnlyDesk', CLOSED, command.reopen(), APP, 30)],
      'a customer within 14 days': refuses('ReopenTooLate', CLOSED, command.reopen(), REPORTER, 20 + 14 * DAY + 1),
      reason: refuses('TextMissing', CLOSED, command.reopen(' '), REPORTER, 30),
      closed: [refuses('NotClosed', [RECORDED], command.reopen(), AGENT, 30), refuses('NotClosed', [...CLOSED, [command.reopen(), REPORTER, 30]], command.reopen(), REPORTER, 31), refuses('NotClosed', [RECORDED, PROPOSED], command.reopen(), REPORTER, 30)],
    },
  },
}
