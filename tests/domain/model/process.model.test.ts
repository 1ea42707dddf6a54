import fc from 'fast-check'
import type { RecordIncident } from '../../../src/domain/incident/commands'
import { decide } from '../../../src/domain/incident/decide'
import type { HistoryRow } from '../../../src/domain/incident/events'
import { applyEvents } from '../../../src/domain/incident/evolve'
import type { Incident } from '../../../src/domain/incident/state'
import { DEFAULT_ESCALATION_RULES } from '../../../src/domain/policy/default-policy'
import { CREATED_AT, policy, recordIncident } from '../../support/builders'
import { frozen } from '../arbitraries'
import { anyDraw, drawn } from './acts'
import type { Draw, Given } from './acts'
import { follow } from './follow'
import { allHold, noticed } from './invariants'
import { mayGive, passTime, start } from './model'
import type { Model } from './model'

const RULES = policy({ escalationRules: DEFAULT_ESCALATION_RULES })
const COURSES = 120
const LONGEST = 60

/** The domain, as the app runs it: load, decide, commit. */
class Real {
  incident: Incident
  history: HistoryRow[]
  now = CREATED_AT
  constructor(first: RecordIncident) {
    const decided = decide(null, first, { side: 'app' }, RULES, this.now)
    if (!decided.ok) throw new Error('Recording was refused')
    this.incident = frozen(applyEvents(null, decided.value))
    this.history = [{ revision: 1, events: decided.value }]
  }

  /** Whether it was allowed; what is refused changes nothing (I6). */
  give({ command, who }: Given): boolean {
    const before = this.incident
    const decided = decide(before, frozen(command), who, RULES, this.now)
    if (!decided.ok) return false
    const row = { revision: before.revision + 1, events: frozen(decided.value) }
    this.incident = frozen(applyEvents(before, row.events))
    this.history = [...this.history, row]
    noticed(before, row, this.seen())
    return true
  }

  seen() {
    return { history: this.history, incident: this.incident, now: this.now, policy: RULES }
  }
}

/** The app's own commands find nothing to do where nothing changed; whether they do is no matter of who may what. */
const isOwn = ({ command }: Given): boolean => command.name === 'noteJiraChange' || command.name === 'actOnDue'

const step = (model: Model, real: Real, given: Given): void => {
  const before = real.incident
  const expected = mayGive(model, given.command, given.who, real.now)
  const allowed = real.give(given)
  if (allowed !== expected && !(isOwn(given) && expected)) {
    throw new Error(`The table says ${expected ? 'yes' : 'no'}, the domain ${allowed ? 'yes' : 'no'}: ${JSON.stringify(given.command)} by ${JSON.stringify(given.who)}`)
  }
  if (!allowed) {
    if (real.incident !== before) throw new Error('I6 is broken: what was refused changed something')
    return
  }
  follow(model, given.command, given.who, real.now)
  // Escalation rules act by themselves; that they do is their own tests' matter.
  const newest = real.history.at(-1)?.events ?? []
  if (newest.some((event) => event.type === 'Escalated' && event.how === 'rule')) model.isRaised = true
}

class Act implements fc.Command<Model, Real> {
  constructor(readonly draw: Draw) {}
  check = (): boolean => true
  run(model: Model, real: Real): void {
    real.now += this.draw.waitMs
    passTime(model, real.now)
    step(model, real, drawn(model, real.now, this.draw))
    // Whoever comes first acts on what is due: here the sweep does, so that the record is never behind.
    if (real.give({ command: { name: 'actOnDue' }, who: { side: 'app' } })) followDue(model, real)
    allHold(real.seen())
  }
  toString = (): string => `Act(${JSON.stringify(this.draw)})`
}

const followDue = (model: Model, real: Real): void => {
  model.revision += 1
  if ((real.history.at(-1)?.events ?? []).some((event) => event.type === 'Escalated')) model.isRaised = true
}

/**
 * Two at once (I13): both decide on the same snapshot, one commits first, the other's commit fails and is decided again
 * on what stands then. The outcome is that of one after the other, and the model's.
 */
class Race implements fc.Command<Model, Real> {
  constructor(readonly first: Draw, readonly second: Draw) {}
  check = (): boolean => true
  run(model: Model, real: Real): void {
    passTime(model, real.now)
    const [one, other] = [drawn(model, real.now, this.first), drawn(model, real.now, this.second)]
    const stale = decide(real.incident, other.command, other.who, RULES, real.now)
    const loadedRevision = real.incident.revision
    step(model, real, one)
    const lost = real.incident.revision !== loadedRevision
    step(model, real, other)
    // Where nobody was faster, what was decided is what is committed.
    if (!lost && stale.ok) expect(real.history.at(-1)?.events).toEqual(stale.value)
    allHold(real.seen())
  }
  toString = (): string => `Race(${JSON.stringify(this.first)}, ${JSON.stringify(this.second)})`
}

const course = fc.commands([anyDraw.map((draw) => new Act(draw)), anyDraw.map((draw) => new Act(draw)), fc.tuple(anyDraw, anyDraw).map(([first, second]) => new Race(first, second))], { maxCommands: LONGEST, size: 'max' })

/** What the courses must have come to. */
const WANTED = [
  'SeverityOverridden', 'TierTransferred', 'EvidenceAnswered', 'EvidenceOverdue', 'StillMissingSaid', 'SessionApproved', 'SessionStarted', 'SessionEnded', 'ScopeQuestioned',
  'ScopeDecided', 'ChargeAsked', 'ChargeAnswered', 'Escalated', 'GroupTold', 'EscalationReturned', 'IncidentReopened', 'ClosedNoticeGiven', 'CustomerAttached', 'StatusMovedByHand', 'IssueMoved',
  'customerAgreed', 'noLongerAnIssue',
]

describe('Whoever does what when, in any order', () => {
  it.each([
    ['assessed', recordIncident(), WANTED],
    ['not assessed', recordIncident({ answers: null }), WANTED],
    ['nobody who could agree', recordIncident({ reporter: { person: null, eligible: false, timeZone: null } }), ['withinDesk']],
  ])('the domain and the model agree, and I2 to I8, I13, I16, I17 hold after each step: %s', (_name, first, wanted) => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(course, (steps) => {
        const real = new Real(first)
        const pair = first.answers === null ? null : `${first.answers.impact}/${first.answers.urgency}`
        fc.modelRun(() => ({ model: start(first.reporter, pair), real }), steps)
        for (const event of real.history.flatMap(({ events }) => events)) {
          reached.add(event.type === 'IncidentClosed' ? event.agreement.kind : event.type)
        }
      }),
      { numRuns: COURSES },
    )
    // Courses that never got anywhere would prove nothing.
    expect(wanted.filter((type) => !reached.has(type))).toEqual([])
  })
})
