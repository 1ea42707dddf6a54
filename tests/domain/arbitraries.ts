import fc from 'fast-check'
import type { PersonRef } from '../../src/domain/ids'
import { decide } from '../../src/domain/incident/decide'
import { applyEvents } from '../../src/domain/incident/evolve'
import type { Command, JiraChange } from '../../src/domain/incident/commands'
import { DECLINE_WHYS } from '../../src/domain/incident/commands'
import type { HistoryRow } from '../../src/domain/incident/events'
import type { Hold, Incident } from '../../src/domain/incident/state'
import { CHANNELS, EVIDENCE_KINDS, OUTCOMES, tierOf } from '../../src/domain/incident/state'
import type { Who } from '../../src/domain/incident/who'
import { DEFAULT_ESCALATION_RULES } from '../../src/domain/policy/default-policy'
import { IMPACTS, SEVERITIES, TIERS, URGENCIES } from '../../src/domain/policy/policy'
import { MINUTE_MS, SECOND_MS } from '../../src/domain/time'
import type { Instant } from '../../src/domain/time'
import { APP, CHARGE, CREATED_AT, EVERYBODY, FILE, HASH, PACKET, PEOPLE, PROJECT, STATUS_IDS, policy, projectId, recordIncident } from '../support/builders'

/** Commands, people and holds at random, and what became of them; shared by the property suites. */

/** With the rules that escalate by themselves: every course is judged by these. */
export const RULES = policy({ escalationRules: DEFAULT_ESCALATION_RULES })
const reporter = { person: PEOPLE.reporter, eligible: true, timeZone: 'Europe/Berlin' }
const text = fc.constantFrom('', ' ', 'Some words.', '<b>&"\u202e')
const itemId = fc.constantFrom('e2-1', 'e3-1', 'e4-1')
const id = fc.integer({ min: 1, max: 6 }).map(String)

/** Around instant 0; `play` moves it to when it is told. */
const changeAt = fc.integer({ min: -30, max: 5 }).map((minutes) => minutes * MINUTE_MS)
const anybody: fc.Arbitrary<PersonRef> = fc.constantFrom(...Object.values(PEOPLE))
const somebody: fc.Arbitrary<PersonRef | null> = fc.option(anybody)

const changes: fc.WeightedArbitrary<JiraChange>[] = [
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('agentReplied' as const), at: changeAt, by: anybody, commentId: id }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('customerWrote' as const), at: changeAt, by: somebody, commentId: id }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('customerAttached' as const), at: changeAt, by: somebody, attachmentId: id }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('statusMoved' as const), at: changeAt, toStatusId: fc.constantFrom(...Object.values(STATUS_IDS), '77') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('assigneeChanged' as const), at: changeAt, assignee: somebody }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('moved' as const), at: changeAt, projectId: fc.constantFrom(PROJECT, projectId('20000')) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reporterChanged' as const), at: changeAt, reporter: fc.constantFrom(reporter, { ...reporter, person: PEOPLE.participant }, { ...reporter, eligible: false }) }) },
  // Rarely: nothing happens after it.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('issueDeleted' as const), at: changeAt }) },
]

const commands = (): fc.Arbitrary<Command> => {
  const hash = fc.constantFrom(HASH, HASH, HASH, 'b'.repeat(64))
  const kind = fc.constantFrom('automatic' as const, 'manual' as const)
  return fc.oneof(
    fc.record({ name: fc.constant('assessSeverity' as const), impact: fc.constantFrom(...IMPACTS), urgency: fc.constantFrom(...URGENCIES) }),
    fc.constant({ name: 'take' as const }),
    fc.record({ name: fc.constant('recordInvestigation' as const), kind: fc.constantFrom('preliminary' as const, 'full' as const), text }),
    fc.constant({ name: 'handToDesk' as const }),
    fc.record({ name: fc.constant('addDiagnosis' as const), kind, text, customerText: text }),
    fc.record({ name: fc.constant('recordRemediation' as const), kind, text, outcome: fc.constantFrom(...OUTCOMES) }),
    fc.record({ name: fc.constant('transferTier' as const), to: fc.constantFrom(...TIERS), reason: text, customerReason: text, packet: fc.constant(PACKET) }),
    fc.record({ name: fc.constant('overrideSeverity' as const), severity: fc.constantFrom(...SEVERITIES), reason: text }),
    fc.record({ name: fc.constant('askEvidence' as const), items: fc.array(fc.record({ kind: fc.constantFrom(...EVIDENCE_KINDS), what: text, why: text, answerBy: fc.option(changeAt) }), { maxLength: 3 }) }),
    fc.record({ name: fc.constant('answerEvidence' as const), itemId, answer: fc.constantFrom(FILE, { kind: 'text' as const, text: 'Some words.' }, { kind: 'notPossible' as const, reason: '' }) }),
    fc.record({ name: fc.constant('withdrawEvidence' as const), itemId }),
    fc.constant({ name: 'stillMissing' as const }),
    fc.record({ name: fc.constant('askSession' as const), tool: fc.constantFrom('UltraVNC', 'Another'), purpose: text, may: text, answerBy: changeAt, expiresAt: changeAt, text, textHash: fc.constant(HASH) }),
    fc.constantFrom(...(['withdrawSession', 'revokeSession', 'startSession', 'endSession'] as const)).map((name) => ({ name })),
    fc.record({ name: fc.constant('approveSession' as const), textHash: hash }),
    fc.record({ name: fc.constant('declineSession' as const), reason: text }),
    fc.record({ name: fc.constantFrom('questionScope' as const, 'declineCharge' as const, 'escalate' as const, 'returnEscalation' as const, 'reopen' as const), reason: text }),
    fc.record({ name: fc.constant('decideScope' as const), decision: fc.constantFrom({ kind: 'in' as const }, { kind: 'goodwill' as const }, { kind: 'returned' as const, reason: '' }, { kind: 'charge' as const, charge: CHARGE, textHash: HASH }) }),
    fc.record({ name: fc.constant('acceptCharge' as const), textHash: hash }),
    fc.record({ name: fc.constant('closeWithinDesk' as const), customerCanAgree: fc.boolean() }),
    fc.record({ name: fc.constant('proposeClosure' as const), as: fc.constantFrom('answered' as const, 'resolved' as const), text, textHash: fc.constant(HASH) }),
    fc.record({ name: fc.constant('agreeClosure' as const), textHash: hash }),
    fc.record({ name: fc.constant('declineClosure' as const), why: fc.constantFrom(...DECLINE_WHYS), text }),
    fc.constant({ name: 'withdrawProposal' as const }),
    fc.record({ name: fc.constant('sayNoLongerAnIssue' as const), text }),
    fc.constant({ name: 'agreeNoLonger' as const }),
    fc.record({ name: fc.constant('declineNoLonger' as const), reason: text }),
    { weight: 12, arbitrary: fc.record({ name: fc.constant('noteJiraChange' as const), change: fc.oneof(...changes) }) },
    fc.constant({ name: 'actOnDue' as const }),
    fc.constant(recordIncident()),
  )
}

const openItem = ({ asks }: Incident): string => asks.items.find(({ state }) => state === 'open')?.id ?? 'e0-0'

/** For each command of a person, the forms that could be accepted now, with all their words filled in. */
export const wellFormed = (incident: Incident, now: Instant): Command[] => [
  { name: 'overrideSeverity', severity: 'S1', reason: 'x' },
  { name: 'overrideSeverity', severity: 'S2', reason: 'x' },
  { name: 'overrideSeverity', severity: 'S4', reason: 'x' },
  { name: 'askEvidence', items: [{ kind: 'logs', what: 'x', why: 'y', answerBy: now + 30 * MINUTE_MS }] },
  { name: 'answerEvidence', itemId: openItem(incident), answer: { kind: 'text', text: 'x' } },
  { name: 'answerEvidence', itemId: openItem(incident), answer: FILE },
  { name: 'withdrawEvidence', itemId: openItem(incident) },
  { name: 'stillMissing' },
  { name: 'askSession', tool: 'UltraVNC', purpose: 'x', may: 'y', answerBy: now + 10 * MINUTE_MS, expiresAt: now + 40 * MINUTE_MS, text: 'z', textHash: HASH },
  { name: 'withdrawSession' },
  { name: 'approveSession', textHash: HASH },
  { name: 'declineSession', reason: '' },
  { name: 'revokeSession' },
  { name: 'startSession' },
  { name: 'endSession' },
  { name: 'closeWithinDesk', customerCanAgree: false },
  { name: 'reopen', reason: 'x' },
  { name: 'questionScope', reason: 'x' },
  { name: 'decideScope', decision: { kind: 'in' } },
  { name: 'decideScope', decision: { kind: 'returned', reason: 'x' } },
  { name: 'decideScope', decision: { kind: 'charge', charge: CHARGE, textHash: HASH } },
  { name: 'acceptCharge', textHash: HASH },
  { name: 'declineCharge', reason: '' },
  { name: 'escalate', reason: 'x' },
  { name: 'returnEscalation', reason: 'x' },
  { name: 'assessSeverity', impact: 'everyone', urgency: 'high' },
  { name: 'assessSeverity', impact: 'justMe', urgency: 'low' },
  { name: 'take' },
  { name: 'recordInvestigation', kind: 'preliminary', text: 'x' },
  { name: 'recordInvestigation', kind: 'full', text: 'x' },
  { name: 'handToDesk' },
  { name: 'addDiagnosis', kind: 'manual', text: 'x', customerText: '' },
  { name: 'addDiagnosis', kind: 'automatic', text: 'x', customerText: 'y' },
  { name: 'recordRemediation', kind: 'manual', text: 'x', outcome: 'worked' },
  { name: 'recordRemediation', kind: 'automatic', text: 'x', outcome: 'failed' },
  { name: 'transferTier', to: tierOf(incident) === 'I' ? 'II' : 'I', reason: 'x', customerReason: '', packet: PACKET },
  { name: 'proposeClosure', as: 'answered', text: 'x', textHash: HASH },
  { name: 'agreeClosure', textHash: HASH },
  { name: 'declineClosure', why: 'other', text: 'x' },
  { name: 'withdrawProposal' },
  { name: 'sayNoLongerAnIssue', text: '' },
  { name: 'agreeNoLonger' },
  { name: 'declineNoLonger', reason: 'x' },
]

/**
 * A step that gets on: one of the commands that some person may give now, by a number that was drawn. Random commands of
 * random people are refused nearly always; without these no course would get far.
 */
const acceptedStep = (incident: Incident, now: Instant, draw: number): { command: Command; who: Who } | null => {
  const choices = wellFormed(incident, now).flatMap((command) => EVERYBODY.map((who) => ({ command, who })))
  for (let tried = 0; tried < choices.length; tried += 1) {
    const choice = choices[(draw + tried * STRIDE) % choices.length]
    if (choice !== undefined && decide(incident, choice.command, choice.who, RULES, now).ok) return choice
  }
  return null
}
/** A prime that does not divide the number of choices, so that all are tried, and far enough to mix commands and people. */
const STRIDE = 67

/** Any command, well-formed in its types and as silly as it likes in its words. */
export const anyCommand = commands()

export const anyWho: fc.Arbitrary<Who> = fc.constantFrom(...EVERYBODY)

/** Mostly minutes, sometimes a night: enough for every threshold to be met and missed. */
const pauseMs = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 20 * 60 }).map((seconds) => seconds * SECOND_MS) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 * 60 }).map((minutes) => minutes * MINUTE_MS) },
)

export interface Taken {
  command: Command
  who: Who
  now: Instant
  before: Incident | null
  /** null: refused. */
  row: HistoryRow | null
  after: Incident | null
}

export interface Run {
  taken: Taken[]
  rows: HistoryRow[]
  incident: Incident
  now: Instant
}

/** Plays commands on one incident, two of three such as get on, the rest at random; every state is frozen, so that a rule that writes throws. */
export const anyRun = (maxLength = 30): fc.Arbitrary<Run> =>
  fc
    .record({
      channel: fc.constantFrom(...CHANNELS),
      answers: fc.option(fc.record({ impact: fc.constantFrom(...IMPACTS), urgency: fc.constantFrom(...URGENCIES) })),
      lateMs: pauseMs,
      steps: fc.array(
        fc.record({ pause: pauseMs, who: fc.oneof(fc.constant(APP), anyWho), command: anyCommand, draw: fc.option(fc.nat(100_000), { freq: 2 }) }),
        { minLength: 6, maxLength, size: 'max' },
      ),
    })
    .map(({ channel, answers, lateMs, steps }) => {
      let now = CREATED_AT + lateMs
      const first = play(null, recordIncident({ channel, answers }), { side: 'app' }, now)
      if (first.after === null || first.row === null) throw new Error('Recording was refused')
      const run: Run = { taken: [first], rows: [first.row], incident: first.after, now }
      for (const step of steps) {
        now += step.pause
        const chosen = step.draw === null ? null : acceptedStep(run.incident, now, step.draw)
        const { command, who } = chosen ?? step
        const taken = play(run.incident, atNow(command, now), who, now)
        run.taken.push(taken)
        if (taken.after === null || taken.row === null) continue
        run.rows.push(taken.row)
        run.incident = taken.after
      }
      return { ...run, now }
    })

/** Instants are drawn around 0, then moved to when they are told. */
const atNow = (command: Command, now: Instant): Command => {
  switch (command.name) {
    case 'noteJiraChange':
      return { ...command, change: { ...command.change, at: command.change.at + now } }
    case 'askEvidence':
      return { ...command, items: command.items.map((item) => ({ ...item, answerBy: item.answerBy === null ? null : item.answerBy + now })) }
    case 'askSession':
      return { ...command, answerBy: command.answerBy + now, expiresAt: command.expiresAt + now }
    default:
      return command
  }
}

const play = (before: Incident | null, command: Command, who: Who, now: Instant): Taken => {
  const result = decide(frozen(before), frozen(command), who, RULES, now)
  if (!result.ok) return { command, who, now, before, row: null, after: null }
  const after = applyEvents(before, frozen(result.value))
  return { command, who, now, before, row: { revision: after.revision, events: result.value }, after: frozen(after) }
}

export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

/** Overlapping holds of all kinds in the first ten hours. */
export const anyHolds: fc.Arbitrary<Hold[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom('asks' as const, 'scope' as const, 'proposal' as const, 'projectOff' as const),
      from: fc.integer({ min: 0, max: 600 }),
      lengthMinutes: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 5 }),
    })
    .map(({ kind, from, lengthMinutes }) => ({
      kind,
      from: CREATED_AT + from * MINUTE_MS,
      to: lengthMinutes === null ? null : CREATED_AT + (from + lengthMinutes) * MINUTE_MS,
      why: kind,
      waitsFor: null,
    })),
  { maxLength: 6 },
)
