import fc from 'fast-check'
import type { Command } from '../../../src/domain/incident/commands'
import type { Who } from '../../../src/domain/incident/who'
import { IMPACTS, SEVERITIES, URGENCIES } from '../../../src/domain/policy/policy'
import { MINUTE_MS } from '../../../src/domain/time'
import { CHARGE, EVERYBODY, FILE, HASH, PACKET, PEOPLE, PROJECT, STATUS_IDS, projectId } from '../../support/builders'
import { mayGive } from './model'
import type { Model } from './model'

/** Stands in every word that customers never read, and in none that they do. */
export const INSIDE = 'INTERNAL'
/** Nobody has switched ReTRAC on there. */
const ELSEWHERE = projectId('20000')
const OTHER_HASH = 'b'.repeat(64)
const REPORTERS = [
  { person: PEOPLE.reporter, eligible: true, timeZone: null },
  { person: PEOPLE.participant, eligible: true, timeZone: null },
  { person: PEOPLE.agent, eligible: false, timeZone: null },
]

/** Every command of every person in the forms that rules tell apart; `n` varies what may vary. */
const everyForm = (model: Model, now: number, n: number): Command[] => {
  const itemId = model.openItems[n % Math.max(1, model.openItems.length)] ?? 'e0-1'
  const pick = <T>(list: readonly [T, ...T[]]): T => list[n % list.length] ?? list[0]
  const lasts = (1 + (n % 5)) * 55 * MINUTE_MS
  const work = { text: INSIDE }
  const session = { purpose: 'To see it', may: 'See', answerBy: now + (1 + (n % 140)) * MINUTE_MS, text: 'What you allow', textHash: HASH }
  return [
    { name: 'assessSeverity', impact: pick(IMPACTS), urgency: pick(URGENCIES) },
    { name: 'overrideSeverity', severity: pick(SEVERITIES), reason: INSIDE },
    { name: 'take' },
    { name: 'recordInvestigation', kind: 'preliminary', ...work },
    { name: 'recordInvestigation', kind: 'full', ...work },
    { name: 'handToDesk' },
    { name: 'addDiagnosis', kind: 'manual', ...work, customerText: n % 2 === 0 ? '' : 'A lock.' },
    { name: 'addDiagnosis', kind: 'automatic', ...work, customerText: '' },
    { name: 'recordRemediation', kind: 'manual', ...work, outcome: 'worked' },
    { name: 'recordRemediation', kind: 'automatic', ...work, outcome: 'failed' },
    { name: 'transferTier', to: pick(['I', 'II']), reason: INSIDE, customerReason: 'others know more', packet: { ...PACKET, seen: INSIDE } },
    { name: 'askEvidence', items: Array.from({ length: 1 + (n % 3) }, () => ({ kind: 'logs', what: 'A log', why: 'To see it', answerBy: n % 2 === 0 ? null : now + (n % 90) * MINUTE_MS + 1 })) },
    { name: 'answerEvidence', itemId, answer: { kind: 'text', text: 'Here' } },
    { name: 'answerEvidence', itemId, answer: { kind: 'notPossible', reason: 'It is gone' } },
    { name: 'answerEvidence', itemId, answer: { ...FILE, kind: 'file', attachmentId: `a${n % 9}`, fileName: 'app.log', sizeBytes: 1 + (n % 99), sha256: (n % 10).toString().repeat(64) } },
    { name: 'withdrawEvidence', itemId },
    { name: 'stillMissing' },
    { name: 'askSession', tool: 'UltraVNC', ...session, expiresAt: now + lasts },
    { name: 'askSession', tool: 'Another', ...session, expiresAt: now + lasts },
    { name: 'withdrawSession' },
    { name: 'approveSession', textHash: HASH },
    { name: 'approveSession', textHash: OTHER_HASH },
    { name: 'declineSession', reason: 'No' },
    { name: 'revokeSession' },
    { name: 'startSession' },
    { name: 'endSession' },
    { name: 'proposeClosure', as: pick(['answered', 'resolved']), text: 'It works', textHash: HASH },
    { name: 'agreeClosure', textHash: HASH },
    { name: 'agreeClosure', textHash: OTHER_HASH },
    { name: 'declineClosure', why: 'stillHappens', text: 'No' },
    { name: 'withdrawProposal' },
    { name: 'sayNoLongerAnIssue', text: 'Works' },
    { name: 'agreeNoLonger' },
    { name: 'declineNoLonger', reason: 'Not yet' },
    { name: 'closeWithinDesk', customerCanAgree: false },
    { name: 'closeWithinDesk', customerCanAgree: true },
    { name: 'reopen', reason: INSIDE },
    { name: 'questionScope', reason: INSIDE },
    { name: 'decideScope', decision: { kind: pick(['in', 'goodwill']) } },
    { name: 'decideScope', decision: { kind: 'returned', reason: 'Not ours' } },
    { name: 'decideScope', decision: { kind: 'charge', charge: CHARGE, textHash: HASH } },
    { name: 'acceptCharge', textHash: HASH },
    { name: 'acceptCharge', textHash: OTHER_HASH },
    { name: 'declineCharge', reason: 'Too much' },
    { name: 'escalate', reason: INSIDE },
    { name: 'returnEscalation', reason: INSIDE },
    { name: 'actOnDue' },
    { name: 'noteJiraChange', change: { kind: 'customerWrote', at: now, by: PEOPLE.reporter, commentId: `c${n}` } },
    { name: 'noteJiraChange', change: { kind: 'customerAttached', at: now, by: PEOPLE.reporter, attachmentId: `a${n % 9}` } },
    { name: 'noteJiraChange', change: { kind: 'assigneeChanged', at: now, assignee: pick([PEOPLE.agent, PEOPLE.tierOne]) } },
    { name: 'noteJiraChange', change: { kind: 'statusMoved', at: now, toStatusId: pick([STATUS_IDS.closed, STATUS_IDS.escalated, STATUS_IDS.waitingForSupport]) } },
    { name: 'noteJiraChange', change: { kind: 'moved', at: now, projectId: pick([PROJECT, ELSEWHERE]) } },
    { name: 'noteJiraChange', change: { kind: 'agentReplied', at: now, by: PEOPLE.tierOne, commentId: `r${n}` } },
    { name: 'noteJiraChange', change: { kind: 'reporterChanged', at: now, reporter: REPORTERS[n % 3] ?? { person: null, eligible: false, timeZone: null } } },
  ]
}

export interface Given {
  command: Command
  who: Who
}

/**
 * What somebody does next: anything at all; something that the model allows, so that courses get on; or nearly that: what
 * somebody may give, in any of its forms and by anybody, so that each condition is met where it alone decides.
 */
export interface Draw {
  waitMs: number
  n: number
  form: number
  who: number
  how: 'anything' | 'nearly' | 'getsOn'
}

export const anyDraw: fc.Arbitrary<Draw> = fc.record({
  waitMs: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0, max: 20 }) }, { weight: 4, arbitrary: fc.integer({ min: 60, max: 1_500 }) }, { weight: 1, arbitrary: fc.integer({ min: 5, max: 20 }).map((days) => days * 1_440) }).map((minutes) => minutes * MINUTE_MS),
  n: fc.nat(9_999),
  form: fc.nat(9_999),
  who: fc.nat(9_999),
  how: fc.constantFrom('anything' as const, 'nearly' as const, 'getsOn' as const),
})

/** What only few may do, and only for a while: drawn more often, or most courses would pass it by. */
const ANSWERS: ReadonlySet<Command['name']> = new Set(['approveSession', 'startSession', 'endSession', 'acceptCharge', 'declineCharge', 'decideScope', 'answerEvidence', 'agreeClosure', 'agreeNoLonger', 'closeWithinDesk', 'reopen'])

export const drawn = (model: Model, now: number, { n, form, who, how }: Draw): Given => {
  const all = everyForm(model, now, n).flatMap((command) => EVERYBODY.map((person) => ({ command, who: person })))
  const able = all.filter((one) => mayGive(model, one.command, one.who, now))
  // One command first, then somebody who gives it: what many may give does not drown what few may.
  const possible = [...new Set((how === 'anything' ? all : able).map(({ command }) => command.name))]
  const answers = possible.filter((name) => ANSWERS.has(name))
  const names = how !== 'anything' && n % 2 === 0 && answers.length > 0 ? answers : possible
  const chosen = (how === 'getsOn' ? able : all).filter(({ command }) => command.name === names[form % names.length])
  const found = chosen[who % chosen.length]
  if (found === undefined) throw new Error('The app may always act on what is due')
  return found
}
