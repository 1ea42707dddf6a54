/**
 * The rows of process.md's two tables, by name: for each command who may give it and only when, a condition each; for
 * the clocks what happens. A row or a condition without a test fails `table/commands.test.ts` or `table/clocks.test.ts`.
 */
export const COMMAND_ROWS = {
  RecordIncident: ['by the app', 'request type switched on in this project', 'no row yet'],
  AssessSeverity: ['by an agent'],
  OverrideSeverity: ['by an agent', 'reason', 'differs from derived'],
  Take: ['by an agent of the owning tier'],
  RecordInvestigation: ['preliminary: by the owner', 'full: by a consultant'],
  HandToDesk: ['by the owner', 'reviewed'],
  AddDiagnosis: ['automatic: by automation or an agent', 'manual: by a consultant', 'manual: withDesk or later', "manual: a consultant's investigation stands"],
  RecordRemediation: ['automatic: by automation or an agent', 'manual: by a consultant or the owner', 'diagnosed', "manual: a consultant's investigation stands"],
  TransferTier: ['by the owner', 'other tier', 'closure not proposed', 'reason', 'for Tier II: an investigation stands'],
  AskEvidence: ['by the owner', 'closure not proposed'],
  AnswerEvidence: ['by the reporter or a participant', 'item open'],
  WithdrawEvidence: ['by the owner', 'item open'],
  WithdrawSession: ['by the owner', 'asked or approved'],
  StillMissing: ['by the owner', 'anything asked'],
  AskSession: ['by the owner', 'closure not proposed', 'tool is on the list', 'no session open', 'reporter is eligible'],
  ApproveSession: ['by the frozen approver', 'asked', 'before answerBy', 'hash equal'],
  DeclineSession: ['by the frozen approver', 'asked', 'before answerBy'],
  RevokeSession: ['by the reporter, a participant or a member', 'approved or running'],
  StartSession: ['by the agent it names', 'approved', 'before expiry'],
  EndSession: ['by the agent it names, or a lead', 'running'],
  ProposeClosure: ['by the owner', 'no proposal open', 'no running session', 'scope not toDecide', 'scope not chargeAsked'],
  AgreeClosure: ['by the reporter or a participant', 'proposed by the desk', "text's hash equal"],
  DeclineClosure: ['by the reporter or a participant', 'text', 'proposed by the desk'],
  WithdrawProposal: ['by the owner, or the customer who said so', 'proposed by own side'],
  SayNoLongerAnIssue: ['by the reporter or a participant', 'no proposal open'],
  AgreeNoLonger: ['by the owner', 'proposed by the customer', 'no running session'],
  DeclineNoLonger: ['by the owner', 'reason', 'proposed by the customer'],
  CloseWithinDesk: ['by an agent', 'not the proposer', 'one of both a lead', 'proposed by the desk', 'no eligible customer'],
  Reopen: ['by the reporter or a participant, or an agent', 'a customer within 14 days', 'reason', 'closed'],
  QuestionScope: ['by an agent', 'reason', 'closure not proposed', 'not toDecide, chargeAsked'],
  DecideScope: ['by the higher level', 'toDecide, or chargeAsked', 'charge: reporter is eligible'],
  AcceptCharge: ['by the reporter', 'chargeAsked', 'hash equal'],
  DeclineCharge: ['by the reporter', 'chargeAsked'],
  Escalate: ['by an agent', 'reason', 'not raised'],
  ReturnEscalation: ['by the higher level', 'reason', 'raised'],
  NoteJiraChange: ['by the app'],
} as const

export type CommandRow = keyof typeof COMMAND_ROWS
export type ConditionOf<Row extends CommandRow> = (typeof COMMAND_ROWS)[Row][number]

export const CLOCK_ROWS = [
  'recorded',
  'public comment by a person with agent rights, not the reporter',
  "an agent's words in the app's (ask, proposal, decision, diagnosis)",
  "app's other notices, automation, an edit",
  'turn: them (evidence open)',
  'turn: them (session asked)',
  'turn: them (charge asked)',
  "customer comments or adds a file in Jira's own way",
  'nothing asked is left',
  "an evidence item's date passes",
  'transfer',
  'severity or goal changes, held or not',
  'scope toDecide, returned',
  'in, goodwill, chargeAccepted',
  'escalation',
  'closure proposed by the desk, or by the customer',
  'proposal declined or withdrawn',
  'closed',
  'reopened',
] as const

export type ClockRow = (typeof CLOCK_ROWS)[number]
