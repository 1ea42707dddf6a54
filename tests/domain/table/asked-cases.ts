import { AGENT, APP, FILE, HASH, ITEM, LEAD, MEMBER, PARTICIPANT, PEOPLE, REPORTER, TERMS, TIER_ONE, TIER_TWO, command, policy } from '../../support/builders'
import { minute } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { allows, refuses } from './case'
import type { Cases } from './case'
import { AGENTS_OWN, APPROVED, ASKED, CHARGED, ITEM_ID, PROPOSED, QUESTIONED, RECORDED, ROBOT, SAID, SESSION_ASKED, SESSION_ID, STARTED } from './stories'

const answered = { type: 'FirstResponseMet', commentId: null } as const
const ended = (how: 'declined' | 'withdrawn' | 'revoked' | 'done', reason = '') => ({ type: 'SessionEnded', sessionId: SESSION_ID, how, reason }) as const
const OTHER_HASH = 'b'.repeat(64)
const retired = policy()
const RETIRED = { ...retired, remoteTools: retired.remoteTools.map((tool) => ({ ...tool, retired: true })) }
const OVER: Step = [command.end(), TIER_ONE, 40]

type Rows =
  | 'AskEvidence' | 'AnswerEvidence' | 'WithdrawEvidence' | 'StillMissing' | 'AskSession' | 'WithdrawSession' | 'ApproveSession' | 'DeclineSession'
  | 'RevokeSession' | 'StartSession' | 'EndSession'

export const ASKED_CASES: Cases<Rows> = {
  AskEvidence: {
    allowed: {
      'several items, by the owner, with ids of their row': allows([RECORDED], command.ask({}, { kind: 'database', what: 'A copy', answerBy: minute(90) }), TIER_ONE, 10,
        { type: 'EvidenceAsked', items: [{ ...ITEM, id: 'e2-1' }, { ...ITEM, kind: 'database', what: 'A copy', answerBy: minute(90), id: 'e2-2' }] }, answered),
      'more, while some are open': allows([RECORDED, ASKED], command.ask(), LEAD, 12, { type: 'EvidenceAsked', items: [{ ...ITEM, id: 'e3-1' }] }),
    },
    refused: {
      'by the owner': [
        refuses('NotOwningTier', [RECORDED], command.ask(), TIER_TWO, 10),
        refuses('OnlyDesk', [RECORDED], command.ask(), REPORTER, 10),
        refuses('TextMissing', [RECORDED], command.ask({ what: ' ' }), TIER_ONE, 10),
        refuses('TextMissing', [RECORDED], command.ask({ why: '' }), TIER_ONE, 10),
        refuses('TextMissing', [RECORDED], { name: 'askEvidence', items: [] }, TIER_ONE, 10),
        refuses('DatePassed', [RECORDED], command.ask({ answerBy: minute(10) }), TIER_ONE, 10),
        refuses('TooLong', [RECORDED], command.ask({ what: 'x'.repeat(500), why: 'ü'.repeat(500) }, { what: 'x'.repeat(500), why: '報'.repeat(500) }, { what: 'x'.repeat(500) }), TIER_ONE, 10),
        refuses('TooManyAsked', [RECORDED, ASKED], command.ask(...Array.from({ length: 10 }, () => ({}))), TIER_ONE, 11),
      ],
      'closure not proposed': [refuses('ClosureAlreadyProposed', [RECORDED, PROPOSED], command.ask(), TIER_ONE, 11), refuses('ClosureAlreadyProposed', [RECORDED, SAID], command.ask(), TIER_ONE, 11)],
    },
  },
  AnswerEvidence: {
    allowed: {
      'with a text': allows([RECORDED, ASKED], command.answer(ITEM_ID), REPORTER, 20, { type: 'EvidenceAnswered', itemId: ITEM_ID, answer: { kind: 'text', text: 'It says ORA-00060.' } }),
      'with a file on the request': allows([RECORDED, ASKED], command.answer(ITEM_ID, FILE), PARTICIPANT, 20, { type: 'EvidenceAnswered', itemId: ITEM_ID, answer: FILE }),
      'that it is not possible': allows([RECORDED, ASKED], command.answer(ITEM_ID, { kind: 'notPossible', reason: 'It is deleted.' }), REPORTER, 20, { type: 'EvidenceAnswered', itemId: ITEM_ID, answer: { kind: 'notPossible', reason: 'It is deleted.' } }),
    },
    refused: {
      'by the reporter or a participant': [
        refuses('MayOnlyRead', [RECORDED, ASKED], command.answer(ITEM_ID), MEMBER, 20),
        refuses('OnlyCustomer', [RECORDED, ASKED], command.answer(ITEM_ID), TIER_ONE, 20),
        refuses('OnlyCustomer', [RECORDED, ASKED], command.answer(ITEM_ID), APP, 20),
        refuses('TextMissing', [RECORDED, ASKED], command.answer(ITEM_ID, { kind: 'text', text: ' ' }), REPORTER, 20),
        refuses('TextMissing', [RECORDED, ASKED], command.answer(ITEM_ID, { kind: 'notPossible', reason: '' }), REPORTER, 20),
      ],
      'item open': [
        refuses('ItemNotOpen', [RECORDED], command.answer(ITEM_ID), REPORTER, 20),
        refuses('ItemNotOpen', [RECORDED, ASKED], command.answer('e9-9'), REPORTER, 20),
        refuses('ItemNotOpen', [RECORDED, ASKED, [command.answer(ITEM_ID), REPORTER, 15]], command.answer(ITEM_ID, FILE), PARTICIPANT, 20),
        refuses('ItemNotOpen', [RECORDED, ASKED, [command.withdrawItem(ITEM_ID), TIER_ONE, 15]], command.answer(ITEM_ID), REPORTER, 20),
      ],
    },
  },
  WithdrawEvidence: {
    allowed: { 'by the owner': allows([RECORDED, ASKED], command.withdrawItem(ITEM_ID), TIER_ONE, 20, { type: 'EvidenceWithdrawn', itemId: ITEM_ID }) },
    refused: {
      'by the owner': refuses('NotOwningTier', [RECORDED, ASKED], command.withdrawItem(ITEM_ID), TIER_TWO, 20),
      'item open': refuses('ItemNotOpen', [RECORDED, ASKED, [command.answer(ITEM_ID), REPORTER, 15]], command.withdrawItem(ITEM_ID), TIER_ONE, 20),
    },
  },
  StillMissing: {
    allowed: {
      'while it is their turn: a reminder': allows([RECORDED, ASKED], command.stillMissing(), TIER_ONE, 20, { type: 'StillMissingSaid', itemIds: [ITEM_ID] }),
      'a session that waits for its answer': allows([RECORDED, SESSION_ASKED], command.stillMissing(), TIER_ONE, 20, { type: 'StillMissingSaid', itemIds: [] }),
      'a charge that does': allows([RECORDED, QUESTIONED, CHARGED], command.stillMissing(), TIER_ONE, 25, { type: 'StillMissingSaid', itemIds: [] }),
    },
    refused: {
      'by the owner': refuses('NotOwningTier', [RECORDED, ASKED], command.stillMissing(), TIER_TWO, 20),
      'anything asked': [refuses('NothingAsked', [RECORDED], command.stillMissing(), TIER_ONE, 20), refuses('NothingAsked', [RECORDED, SESSION_ASKED, APPROVED], command.stillMissing(), TIER_ONE, 25)],
    },
  },
  AskSession: {
    allowed: {
      'by the owner, who will connect; the reporter approves': allows([RECORDED], command.askSession(70, 130), TIER_ONE, 10, { type: 'SessionAsked', terms: { ...TERMS, id: SESSION_ID }, answerBy: minute(70), expiresAt: minute(130) }, answered),
      'the answer awaited no longer than the policy says, nor than it lasts': allows([RECORDED], command.askSession(300, 250), TIER_ONE, 10, { type: 'SessionAsked', terms: { ...TERMS, id: SESSION_ID }, answerBy: minute(130), expiresAt: minute(250) }, answered),
      'again, once one has ended': allows([RECORDED, SESSION_ASKED, [command.declineSession(), REPORTER, 15]], command.askSession(70, 130), TIER_ONE, 20, { type: 'SessionAsked', terms: { ...TERMS, id: 's4' }, answerBy: minute(70), expiresAt: minute(130) }),
    },
    refused: {
      'by the owner': [
        refuses('NotOwningTier', [RECORDED], command.askSession(70, 130), TIER_TWO, 10),
        refuses('SessionTooLong', [RECORDED], command.askSession(70, 251), TIER_ONE, 10),
        refuses('DatePassed', [RECORDED], command.askSession(70, 10), TIER_ONE, 10),
        refuses('DatePassed', [RECORDED], command.askSession(9, 130), TIER_ONE, 10),
        refuses('TextMissing', [RECORDED], { name: 'askSession', tool: TERMS.tool, purpose: ' ', may: TERMS.may, answerBy: minute(70), expiresAt: minute(130), text: TERMS.text, textHash: HASH }, TIER_ONE, 10),
      ],
      'closure not proposed': refuses('ClosureAlreadyProposed', [RECORDED, PROPOSED], command.askSession(70, 130), TIER_ONE, 11),
      'tool is on the list': [refuses('ToolNotListed', [RECORDED], command.askSession(70, 130, 'Another'), TIER_ONE, 10), { ...refuses('ToolNotListed', [RECORDED], command.askSession(70, 130), TIER_ONE, 10), under: RETIRED }],
      'no session open': [
        refuses('SessionOpen', [RECORDED, SESSION_ASKED], command.askSession(70, 130), TIER_ONE, 11),
        refuses('SessionOpen', [RECORDED, SESSION_ASKED, APPROVED], command.askSession(70, 130), TIER_ONE, 25),
        refuses('SessionOpen', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.askSession(70, 130), TIER_ONE, 35),
      ],
      'reporter is eligible': [
        refuses('ReporterNotEligible', [ROBOT], command.askSession(70, 130), TIER_ONE, 10),
        refuses('ReporterNotEligible', [AGENTS_OWN], command.askSession(70, 130), TIER_ONE, 10),
        // An agent who is also the reporter is never the one whom he asks.
        refuses('ReporterNotEligible', [RECORDED], command.askSession(70, 130), { side: 'desk', person: PEOPLE.reporter, roles: new Set(['tierI'] as const) }, 10),
      ],
    },
  },
  WithdrawSession: {
    allowed: {
      'while asked': allows([RECORDED, SESSION_ASKED], command.withdrawSession(), TIER_ONE, 20, ended('withdrawn')),
      'once approved, by a lead too': allows([RECORDED, SESSION_ASKED, APPROVED], command.withdrawSession(), LEAD, 25, ended('withdrawn')),
    },
    refused: {
      'by the owner': refuses('NotOwningTier', [RECORDED, SESSION_ASKED], command.withdrawSession(), TIER_TWO, 20),
      'asked or approved': [
        refuses('NoSession', [RECORDED], command.withdrawSession(), TIER_ONE, 20),
        refuses('SessionRunning', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.withdrawSession(), TIER_ONE, 35),
        refuses('SessionExpired', [RECORDED, SESSION_ASKED], command.withdrawSession(), TIER_ONE, 70),
      ],
    },
  },
  ApproveSession: {
    allowed: {
      'by the reporter': allows([RECORDED, SESSION_ASKED], command.approve(), REPORTER, 20, { type: 'SessionApproved', sessionId: SESSION_ID }),
      'up to the last moment': allows([RECORDED, SESSION_ASKED], command.approve(), REPORTER, 69.99, { type: 'SessionApproved', sessionId: SESSION_ID }),
    },
    refused: {
      'by the frozen approver': [
        refuses('OnlyApprover', [RECORDED, SESSION_ASKED], command.approve(), PARTICIPANT, 20),
        refuses('OnlyApprover', [RECORDED, SESSION_ASKED], command.approve(), MEMBER, 20),
        refuses('OnlyCustomer', [RECORDED, SESSION_ASKED], command.approve(), TIER_ONE, 20),
        refuses('OnlyCustomer', [RECORDED, SESSION_ASKED], command.approve(), APP, 20),
        // The same account with agent rights.
        refuses('OnlyCustomer', [RECORDED, SESSION_ASKED], command.approve(), { side: 'desk', person: PEOPLE.reporter, roles: new Set() }, 20),
      ],
      asked: [refuses('NoSession', [RECORDED], command.approve(), REPORTER, 20), refuses('NoSession', [RECORDED, SESSION_ASKED, APPROVED], command.approve(), REPORTER, 25), refuses('NoSession', [RECORDED, SESSION_ASKED, [command.withdrawSession(), TIER_ONE, 15]], command.approve(), REPORTER, 20)],
      'before answerBy': refuses('SessionExpired', [RECORDED, SESSION_ASKED], command.approve(), REPORTER, 70),
      'hash equal': refuses('SessionTextChanged', [RECORDED, SESSION_ASKED], command.approve(OTHER_HASH), REPORTER, 20),
    },
  },
  DeclineSession: {
    allowed: { 'by the reporter': allows([RECORDED, SESSION_ASKED], command.declineSession(), REPORTER, 20, ended('declined', 'Not on this computer.')) },
    refused: {
      'by the frozen approver': [refuses('OnlyApprover', [RECORDED, SESSION_ASKED], command.declineSession(), PARTICIPANT, 20), refuses('OnlyCustomer', [RECORDED, SESSION_ASKED], command.declineSession(), LEAD, 20)],
      asked: refuses('NoSession', [RECORDED, SESSION_ASKED, APPROVED], command.declineSession(), REPORTER, 25),
      'before answerBy': refuses('SessionExpired', [RECORDED, SESSION_ASKED], command.declineSession(), REPORTER, 70),
    },
  },
  RevokeSession: {
    allowed: {
      'by the reporter, once approved': allows([RECORDED, SESSION_ASKED, APPROVED], command.revoke(), REPORTER, 25, ended('revoked')),
      'by a participant, while it runs': allows([RECORDED, SESSION_ASKED, APPROVED, STARTED], command.revoke(), PARTICIPANT, 35, ended('revoked')),
      'by a member': allows([RECORDED, SESSION_ASKED, APPROVED, STARTED], command.revoke(), MEMBER, 35, ended('revoked')),
    },
    refused: {
      'by the reporter, a participant or a member': [refuses('OnlyCustomer', [RECORDED, SESSION_ASKED, APPROVED], command.revoke(), TIER_ONE, 25), refuses('OnlyCustomer', [RECORDED, SESSION_ASKED, APPROVED], command.revoke(), APP, 25)],
      'approved or running': [
        refuses('NoSession', [RECORDED], command.revoke(), REPORTER, 25),
        refuses('SessionNotApproved', [RECORDED, SESSION_ASKED], command.revoke(), REPORTER, 25),
        refuses('NoSession', [RECORDED, SESSION_ASKED, APPROVED, STARTED, OVER], command.revoke(), REPORTER, 45),
        refuses('SessionExpired', [RECORDED, SESSION_ASKED, APPROVED], command.revoke(), REPORTER, 130),
      ],
    },
  },
  StartSession: {
    allowed: { 'by the agent it names': allows([RECORDED, SESSION_ASKED, APPROVED], command.start(), TIER_ONE, 30, { type: 'SessionStarted', sessionId: SESSION_ID }) },
    refused: {
      'by the agent it names': [refuses('OnlyTechnician', [RECORDED, SESSION_ASKED, APPROVED], command.start(), LEAD, 30), refuses('OnlyDesk', [RECORDED, SESSION_ASKED, APPROVED], command.start(), REPORTER, 30)],
      approved: [
        refuses('NoSession', [RECORDED], command.start(), TIER_ONE, 30),
        refuses('SessionNotApproved', [RECORDED, SESSION_ASKED], command.start(), TIER_ONE, 30),
        refuses('NoSession', [RECORDED, SESSION_ASKED, APPROVED, [command.revoke(), MEMBER, 25]], command.start(), TIER_ONE, 30),
        refuses('SessionRunning', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.start(), TIER_ONE, 35),
      ],
      'before expiry': refuses('SessionExpired', [RECORDED, SESSION_ASKED, APPROVED], command.start(), TIER_ONE, 130),
    },
  },
  EndSession: {
    allowed: {
      'by the agent it names': allows([RECORDED, SESSION_ASKED, APPROVED, STARTED], command.end(), TIER_ONE, 40, ended('done')),
      'by a lead': allows([RECORDED, SESSION_ASKED, APPROVED, STARTED], command.end(), LEAD, 40, ended('done')),
    },
    refused: {
      'by the agent it names, or a lead': [refuses('OnlyTechnician', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.end(), AGENT, 40), refuses('OnlyDesk', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.end(), REPORTER, 40)],
      running: [refuses('NoSession', [RECORDED, SESSION_ASKED, APPROVED], command.end(), TIER_ONE, 25), refuses('SessionExpired', [RECORDED, SESSION_ASKED, APPROVED, STARTED], command.end(), TIER_ONE, 130)],
    },
  },
}
