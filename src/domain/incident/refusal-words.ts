import type { Role } from '../policy/policy'
import { lengthWords, tierWords } from '../words'
import type { PersonCommandName } from './commands'
import type { Refusal, RefusalCode, RefusalWords } from './refusal'

export type Audience = 'desk' | 'customer'

/**
 * The words of a refusal for whoever reads it: what happened, why, what next. No codes, no blame; the customer's words
 * name nobody of the staff and no tier's inner rules.
 */
export const refusalWords = (refusal: Refusal, audience: Audience): RefusalWords => {
  const entry = WORDS[refusal.code] as Entry<RefusalCode>
  return {
    text: audience === 'desk' ? say(entry.desk, refusal) : say(entry.customer, refusal),
    wayOut: audience === 'desk' && entry.wayOut !== undefined ? entry.wayOut(refusal) : null,
  }
}

type Of<Code extends RefusalCode> = Extract<Refusal, { code: Code }>
type Say<Code extends RefusalCode> = string | ((refusal: Of<Code>) => string)

interface Entry<Code extends RefusalCode> {
  desk: Say<Code>
  customer: Say<Code>
  /** The command that clears it; the desk's only, for a customer's screen has no more than the customer's own few. */
  wayOut?: (refusal: Of<Code>) => PersonCommandName
}

const say = <Code extends RefusalCode>(words: Say<Code>, refusal: Of<Code>): string =>
  typeof words === 'string' ? words : words(refusal)

const ROLE_WORDS: Record<Role, string> = {
  tierI: 'Tier I',
  tierII: 'Tier II',
  consultant: 'a consultant',
  lead: 'a lead',
  higherLevel: 'the higher level',
}

const NO_ACCESS = "This incident doesn't exist, or you don't have access to it."
/** For what a customer cannot run into with their own commands: true, and tells nothing of the desk. */
const ONLY_DESK = 'Only our support team can do this. Write to us on your request instead.'

/** One row a code; a code without one does not compile. */
const WORDS: { [Code in RefusalCode]: Entry<Code> } = {
  NotFound: { desk: NO_ACCESS, customer: NO_ACCESS },
  NotTracked: {
    desk: "ReTRAC doesn't track this issue type. An admin can switch it on in the project's settings.",
    customer: 'This kind of request has no incident number. Write to us on your request instead.',
  },
  AlreadyRecorded: {
    desk: 'This incident is recorded already. Load it again to see it.',
    customer: 'This incident is recorded already. Load the page again to see it.',
  },
  IncidentClosed: {
    desk: 'This incident is closed, so nothing more is changed on it. Reopen it to go on.',
    customer: 'This incident is closed. If something is wrong again, open it again, or raise a new request and name this number.',
    wayOut: () => 'reopen',
  },
  OnlyRole: {
    desk: ({ roles }) => `Only ${orList(roles.map((role) => ROLE_WORDS[role]))} can do this. Hand it to them, or ask a lead.`,
    customer: ONLY_DESK,
  },
  NotOwningTier: {
    desk: ({ tier }) => `Only ${tierWords(tier)} can do this: they have the incident. A lead can, too.`,
    customer: ONLY_DESK,
  },
  OnlyCustomer: {
    desk: "Only the customer can do this, on their request: it's their answer to give.",
    customer: 'Only whoever raised this request, or takes part in it, can do this.',
  },
  OnlyDesk: { desk: 'Only an agent of this project can do this.', customer: ONLY_DESK },
  OnlyApp: { desk: 'ReTRAC does this by itself.', customer: 'This happens by itself.' },
  MayOnlyRead: {
    desk: 'A member of the organisation may read along; whoever raised the request, or takes part in it, can act.',
    customer: 'You can read along here. Whoever raised this request, or takes part in it, can answer.',
  },
  AlreadyYours: { desk: 'You have this incident already.', customer: ONLY_DESK },
  SameSeverity: {
    desk: 'Impact and urgency are as you chose them already. Change one of them, or keep the severity.',
    customer: ONLY_DESK,
  },
  NotReviewed: {
    desk: 'Record the preliminary investigation first. The service desk goes on from it.',
    customer: ONLY_DESK,
    wayOut: () => 'recordInvestigation',
  },
  AlreadyWithDesk: { desk: 'The service desk has this incident already. Go on with the diagnosis.', customer: ONLY_DESK },
  NotWithDesk: {
    desk: 'Hand the incident to the service desk first. A manual diagnosis comes after that.',
    customer: ONLY_DESK,
    wayOut: () => 'handToDesk',
  },
  NotDiagnosed: {
    desk: 'Add a diagnosis first, with the incident at the service desk. A remediation attempt builds on it.',
    customer: ONLY_DESK,
    wayOut: () => 'addDiagnosis',
  },
  InvestigationMissing: {
    desk: (refusal) => INVESTIGATION_MISSING[refusal.for],
    customer: ONLY_DESK,
    wayOut: () => 'recordInvestigation',
  },
  SameTier: { desk: ({ tier }) => `${tierWords(tier)} has this incident already.`, customer: ONLY_DESK },
  ClosureAlreadyProposed: {
    desk: ({ side }) =>
      side === 'desk'
        ? "Closure is proposed already and waits for the customer's answer. Withdraw the proposal to go on."
        : 'The customer said that it is no longer an issue. Agree or decline first.',
    customer: ({ side }) =>
      side === 'desk'
        ? 'We asked you whether this is solved. Answer that first.'
        : "You told us already that it's no longer an issue. We'll confirm it, or tell you why not.",
    wayOut: ({ side }) => (side === 'desk' ? 'withdrawProposal' : 'agreeNoLonger'),
  },
  NoProposal: {
    desk: 'No closure is proposed now. Load the incident again to see where it stands.',
    customer: 'There is nothing to answer now. We took the question back, or somebody on your side has answered it.',
  },
  ProposalOfOtherSide: {
    desk: ({ side }) =>
      side === 'customer'
        ? 'It was the customer who said that it is no longer an issue. Agree or decline instead.'
        : "The desk proposed this closure. The customer's answer is still to come.",
    customer: ({ side }) =>
      side === 'desk'
        ? 'It was us who asked whether this is solved. Answer yes or no instead.'
        : "It was on your side that somebody told us it's no longer an issue. Our answer is still to come.",
  },
  NotYourProposal: {
    desk: 'Somebody else said this. Only they can take it back.',
    customer: "Somebody else on your request told us it's no longer an issue. Only they can take it back.",
  },
  OwnProposal: {
    desk: 'You proposed this yourself. Somebody else has to agree.',
    customer: 'You proposed this yourself. Somebody else has to agree.',
  },
  ProposalChanged: {
    desk: 'The proposal changed meanwhile. Read it again, then answer.',
    customer: 'Our answer changed while you were reading. Read it again, then tell us whether you agree.',
  },
  SessionRunning: {
    desk: 'A remote session is running. End it first.',
    customer: 'A specialist is connected now. End the session first.',
    wayOut: () => 'endSession',
  },
  SameAsDerived: {
    desk: 'Impact and urgency give this severity already. Choose another one, or keep it.',
    customer: ONLY_DESK,
  },
  NothingAsked: { desk: 'Nothing is asked of the customer now. Ask for it first.', customer: ONLY_DESK, wayOut: () => 'askEvidence' },
  ItemNotOpen: {
    desk: 'This is not asked for any more. Load the incident again to see what is.',
    customer: "We don't need this any more, or somebody on your side has answered it already.",
  },
  TooManyAsked: {
    desk: ({ most }) => `At most ${most} things can be asked for at once. Withdraw what is not needed any more.`,
    customer: ONLY_DESK,
    wayOut: () => 'withdrawEvidence',
  },
  TooLong: { desk: 'This is more than can be asked for at once. Say it shorter, or ask for less.', customer: ONLY_DESK },
  DatePassed: { desk: 'This instant has passed. Choose a later one.', customer: ONLY_DESK },
  ToolNotListed: {
    desk: ({ tools }) =>
      tools.length === 0
        ? 'No remote tool is listed. An admin can list one under Remote tools.'
        : `This tool isn't listed. Use ${orList(tools)}, or ask an admin to list it.`,
    customer: ONLY_DESK,
  },
  SessionOpen: {
    desk: 'A session is asked for, approved or running already. Withdraw or end it first.',
    customer: ONLY_DESK,
    wayOut: () => 'withdrawSession',
  },
  NoSession: {
    desk: 'There is no session to act on now. Ask for one first.',
    customer: 'There is no session to answer or to stop now. It has ended, or the question was answered or taken back.',
    wayOut: () => 'askSession',
  },
  SessionNotApproved: {
    desk: "The customer hasn't approved this session yet. Without that nobody connects.",
    customer: "You haven't allowed this session, so there is nothing to stop.",
  },
  SessionExpired: {
    desk: ({ tool }) => `The time for this ${tool} session is over. Ask for a new one.`,
    customer: ({ tool }) => `The time for this ${tool} session is over, so nobody can connect. We may ask again.`,
    wayOut: () => 'askSession',
  },
  SessionTextChanged: {
    desk: 'The session that was asked for changed meanwhile. Load the incident again.',
    customer: 'What we asked for changed while you were reading. Read it again, then answer.',
  },
  SessionTooLong: {
    desk: ({ mostMs }) => `A session ends at most ${lengthWords(mostMs)} after you ask. Choose an earlier end.`,
    customer: ONLY_DESK,
  },
  OnlyApprover: {
    desk: 'Only the customer who was asked can answer this.',
    customer: 'Only whoever raised this request can answer this.',
  },
  OnlyTechnician: {
    desk: 'The customer allowed this to one agent by name. Only they can do it, or ask for a session of your own.',
    customer: ONLY_DESK,
  },
  ReporterNotEligible: {
    desk: (refusal) =>
      refusal.for === 'session'
        ? "Nobody here can approve a session: the reporter isn't a customer who could. Ask the customer to raise the request themselves."
        : "Nobody here can accept a charge: the reporter isn't a customer who could. Decide in another way.",
    customer: ONLY_DESK,
  },
  CustomerCanAgree: {
    desk: 'A customer can agree to this closure, so it takes their answer.',
    customer: ONLY_DESK,
  },
  NeedsALead: { desk: 'Closing within the desk takes two people, one of them a lead. Ask a lead to do it.', customer: ONLY_DESK },
  NotClosed: { desk: 'This incident is open already.', customer: 'This incident is open already.' },
  ReopenTooLate: {
    desk: 'The time in which a customer can open it again is over.',
    customer: 'The time to open it again is over. Raise a new request and name this number.',
  },
  ScopeAlreadyOpen: {
    desk: 'Whether this is covered is being decided already.',
    customer: ONLY_DESK,
    wayOut: () => 'decideScope',
  },
  ScopeNotOpen: {
    desk: 'Nothing is to be decided about the scope now. Question it first.',
    customer: ONLY_DESK,
    wayOut: () => 'questionScope',
  },
  NoCharge: {
    desk: 'No charge is asked now. Load the incident again to see where it stands.',
    customer: 'We are not asking for a charge now. It was answered, or we took the question back.',
  },
  ChargeChanged: {
    desk: 'The charge changed meanwhile. Load the incident again.',
    customer: 'The charge changed while you were reading. Read it again, then answer.',
  },
  AlreadyEscalated: { desk: 'This is raised to the higher level already.', customer: ONLY_DESK },
  NotEscalated: { desk: "This isn't raised to the higher level now.", customer: ONLY_DESK },
  ScopeOpen: {
    desk: "It isn't decided yet whether the contract covers this. Closure can be proposed after that.",
    customer: ONLY_DESK,
    wayOut: () => 'decideScope',
  },
  TextMissing: {
    desk: ({ field }) => (field === 'reason' ? 'Give a reason.' : 'Write some words first: this is kept in the record.'),
    customer: 'Tell us in a few words.',
  },
  NothingToDo: { desk: 'There is nothing to do here now.', customer: 'There is nothing to do here now.' },
}

const INVESTIGATION_MISSING: Record<Of<'InvestigationMissing'>['for'], string> = {
  diagnosis: "Add a consultant's investigation first. A manual diagnosis needs one.",
  remediation: "Add a consultant's investigation first. A manual remediation needs one.",
  transfer: 'Record an investigation first. Tier II starts from what was seen.',
}

const orList = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`

/** All codes that there are: `WORDS` has a row for each, or it would not compile. */
export const REFUSAL_CODES = Object.keys(WORDS) as RefusalCode[]
