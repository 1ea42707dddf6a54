import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CLOCK_ROWS, COMMAND_ROWS } from '../rows'

/**
 * What the process page says in its two tables, word for word: a command's name, by whom, only if; and what happens to
 * the clocks. Where the page lies beside the project, it is compared: whoever changes the page looks at `rows.ts`, and
 * so at the tests, row by row.
 */
const COMMANDS: [commands: string, by: string, onlyIf: string][] = [
  ['RecordIncident', 'app', 'request type switched on in this project; no row yet'],
  ['AssessSeverity', 'agent', ''],
  ['OverrideSeverity', 'agent, reason', 'differs from derived'],
  ['Take', 'agent of the owning tier', ''],
  ['RecordInvestigation', 'owner: preliminary; consultant: full', ''],
  ['HandToDesk', 'owner', 'reviewed'],
  ['AddDiagnosis', 'automatic: automation or agent; manual: consultant', "manual: withDesk or later, and a consultant's investigation stands"],
  ['RecordRemediation', 'automatic: automation or agent; manual: consultant or owner', "diagnosed; manual: a consultant's investigation stands"],
  ['TransferTier', 'owner', 'other tier; closure not proposed; reason; for Tier II: an investigation stands'],
  ['AskEvidence', 'owner', 'closure not proposed'],
  ['AnswerEvidence', 'reporter, participant', 'item open'],
  ['WithdrawEvidence, WithdrawSession, StillMissing', 'owner', 'item open; asked or approved; anything asked'],
  ['AskSession', 'owner', 'closure not proposed; tool is on the list; no session open; reporter is eligible'],
  ['ApproveSession, DeclineSession', 'frozen approver (reporter)', 'asked; before answerBy; hash equal'],
  ['RevokeSession', 'reporter, participant, member', 'approved or running'],
  ['StartSession, EndSession', 'the agent it names; end: a lead too', 'approved, before expiry; running'],
  ['ProposeClosure', 'owner', 'no proposal open; no running session; scope not toDecide or chargeAsked'],
  ['AgreeClosure', 'reporter, participant', "proposed by the desk; text's hash equal"],
  ['DeclineClosure', 'reporter, participant; reason from a list, text', 'proposed by the desk'],
  ['WithdrawProposal', 'owner, or the customer who said so', 'proposed by own side'],
  ['SayNoLongerAnIssue', 'reporter, participant', 'no proposal open'],
  ['AgreeNoLonger, DeclineNoLonger', 'owner (decline: reason)', 'proposed by the customer; agree: no running session'],
  ['CloseWithinDesk', 'an agent, not the proposer; one of both a lead', 'proposed by the desk; no eligible customer (reporter is automation, anonymous, an agent, or gone; no participant)'],
  ['Reopen', 'reporter, participant within 14 days; agent any time; reason', 'closed'],
  ['QuestionScope', 'agent, reason; or a rule', 'closure not proposed; not toDecide, chargeAsked; rule: in'],
  ['DecideScope', 'higher level', 'toDecide, or chargeAsked (anew); charge: reporter is eligible'],
  ['AcceptCharge, DeclineCharge', 'reporter', 'chargeAsked; hash equal'],
  ['Escalate', 'agent or rule, reason', 'not raised'],
  ['ReturnEscalation', 'higher level, reason', 'raised'],
  ['NoteJiraChange', 'app', "public comment, customer's comment or file, status moved, issue deleted, reporter changed"],
]

const CLOCKS: [whatHappens: string, firstResponse: string, restore: string, hold: string][] = [
  ['recorded', 'starts', 'starts', "its tier's starts"],
  ["public comment by a person with agent rights, not the reporter; an agent's words in the app's (ask, proposal, decision, diagnosis)", 'met at that instant', '-', '-'],
  ["app's other notices, automation, an edit", '-', '-', '-'],
  ['turn: them (evidence open, session asked, charge asked)', '-', 'paused, with that reason', 'paused'],
  ["customer comments or adds a file in Jira's own way", '-', 'resumes (turn: us); asks stay open', 'resumes'],
  ['nothing asked is left', '-', 'resumes (turn: us)', 'resumes'],
  ["an evidence item's date passes", '-', 'stays paused; customer and agent reminded', 'same'],
  ['transfer', '-', '-', 'old stops, new starts; a second stay goes on where the first stopped'],
  ['severity or goal changes, held or not', 'elapsed kept, new goal from then; what fired stays', 'same', 'same'],
  ['scope toDecide, returned', 'stops counting', 'stops counting', 'stops counting'],
  ['in, goodwill, chargeAccepted', 'goes on', 'goes on', 'goes on'],
  ['escalation', '-', '-', '-'],
  ['closure proposed by the desk, or by the customer', '-', 'stops (candidate end)', 'stops'],
  ['proposal declined or withdrawn', '-', 'goes on as if it had not stopped: that time counts, what fell due in it acts now', 'same'],
  ['closed', 'ends; missed if past its goal', "ends at the proposal's instant", 'ends'],
  ['reopened', 'not restarted', 'new cycle, old ones kept', 'goes on'],
]

const PAGE = path.resolve('../shared/design/process.md')
/** Cells of the first table below a heading, without its head. */
const tableOf = (heading: string, columns: number): string[][] => {
  const below = readFileSync(PAGE, 'utf8').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = below.split('\n').filter((line) => line.startsWith('|')).slice(2)
  return lines.map((line) => line.split('|').slice(1, columns + 1).map((cell) => cell.replaceAll('**', '').trim()))
}
const whereThePageIs = existsSync(PAGE) ? test : test.skip

describe('The tables of the process', () => {
  whereThePageIs('of commands is the one that these tests are written from', () => expect(tableOf('Commands', 3)).toEqual(COMMANDS))
  whereThePageIs('of clocks is the one that these tests are written from', () => expect(tableOf('Clocks', 4)).toEqual(CLOCKS))

  test('each command has its row of tests, and no other', () => {
    expect(Object.keys(COMMAND_ROWS).sort()).toEqual(COMMANDS.flatMap(([commands]) => commands.split(', ')).sort())
  })
  test('each thing that happens to clocks has its row of tests; what makes it their turn, one each', () => {
    const named = CLOCKS.flatMap(([row]) => row.split('; ')).flatMap((row) => {
      const [, turn, whys] = /^(turn: them) \((.+)\)$/.exec(row) ?? []
      return turn === undefined || whys === undefined ? [row] : whys.split(', ').map((why) => `${turn} (${why})`)
    })
    expect([...CLOCK_ROWS].sort()).toEqual(named.sort())
  })
})
