import fc from 'fast-check'
import { decide } from '../../src/domain/incident/decide'
import type { Event } from '../../src/domain/incident/events'
import { applyEvents } from '../../src/domain/incident/evolve'
import { PERSON_COMMANDS, offers } from '../../src/domain/incident/offers'
import { isClosed } from '../../src/domain/incident/state'
import type { Incident } from '../../src/domain/incident/state'
import { effectsOf } from '../../src/domain/effects/effects-of'
import { deriveSeverity } from '../../src/domain/policy/severity'
import { HASH } from '../support/builders'
import { RULES, anyCommand, anyRun, anyWho, frozen, wellFormed } from './arbitraries'
import type { Run } from './arbitraries'

/** Courses a property is tried on; each has some twenty commands. */
const RUNS = 100
const eventsOf = (run: Run): Event[] => run.rows.flatMap((row) => row.events)
const holdsFor = (check: (run: Run) => void): void => fc.assert(fc.property(anyRun(), check), { numRuns: RUNS })

describe('Whatever anybody does', () => {
  it('I2: the snapshot is the fold of its rows, and rows and events are counted', () => {
    holdsFor((run) => {
      const rebuilt = run.rows.reduce<Incident | null>((incident, row) => applyEvents(incident, row.events), null)
      expect(rebuilt).toEqual(run.incident)
      expect(run.rows.map(({ revision }) => revision)).toEqual(run.rows.map((_row, index) => index + 1))
      expect(run.incident.eventCount).toBe(eventsOf(run).length)
    })
  })

  it('I3: closed only by one proposal and two accounts, one of each side', () => {
    holdsFor((run) => {
      for (const { command, who, before, after } of run.taken) {
        if (after === null || before === null || !isClosed(after) || isClosed(before)) continue
        if (after.closure.kind !== 'closed') throw new Error('closed is a kind of closure')
        const { agreement } = after.closure
        expect(agreement.proposer).not.toBe(agreement.agreed)
        if (command.name === 'closeWithinDesk') {
          expect([who.side, before.closure.kind, before.reporter.eligible, agreement.kind]).toEqual(['desk', 'proposedByDesk', false, 'withinDesk'])
          continue
        }
        if (command.name === 'agreeClosure') {
          expect([who.side, before.closure.kind, command.textHash]).toEqual(['customer', 'proposedByDesk', HASH])
          expect(agreement.kind).toBe('customerAgreed')
        } else {
          expect([command.name, who.side, before.closure.kind]).toEqual(['agreeNoLonger', 'desk', 'proposedByCustomer'])
          expect(agreement.kind).toBe('noLongerAnIssue')
        }
      }
    })
  })

  it('nothing opens a closed incident but the command that says so', () => {
    holdsFor((run) => {
      for (const { command, before, after } of run.taken) {
        if (before !== null && after !== null && isClosed(before) && !isClosed(after)) expect(command.name).toBe('reopen')
      }
    })
  })

  it('I6: what is refused changes nothing, and says why', () => {
    fc.assert(
      fc.property(anyRun(), anyCommand, anyWho, (run, command, who) => {
        const before = structuredClone(run.incident)
        const result = decide(run.incident, frozen(command), who, RULES, run.now)
        expect(run.incident).toEqual(before)
        expect(result.ok ? result.value.length : result.refusal.code.length).toBeGreaterThan(0)
      }),
      { numRuns: RUNS },
    )
  })

  it('I7: severity is what the matrix gives for impact and urgency', () => {
    holdsFor(({ incident: { severity, severityChanges } }) => {
      if (severity.kind === 'overridden') {
        expect(severity.reason.trim()).not.toBe('')
        if (severity.derived !== null) expect(severity.derived.severity).toBe(deriveSeverity(RULES, severity.derived.impact, severity.derived.urgency))
      } else if (severity.kind === 'derived') expect(severity.severity).toBe(deriveSeverity(RULES, severity.impact, severity.urgency))
      else expect(severity).toEqual({ kind: 'notAssessed', severity: 'S3' })
      expect(severityChanges.at(-1)?.severity).toBe(severity.severity)
    })
  })

  it('one tier has it at any time, without a gap', () => {
    holdsFor(({ incident: { stays } }) => {
      stays.slice(1).forEach((stay, index) => {
        const before = stays[index]
        // The same tier again is a reopening, with the time in between closed.
        if (stay.tier !== before?.tier) expect(stay.from).toBe(before?.to)
        else expect(stay.from).toBeGreaterThanOrEqual(before.to ?? Number.POSITIVE_INFINITY)
      })
    })
  })

  const TOLD_ALWAYS: ReadonlySet<Event['type']> = new Set([
    'IncidentRecorded', 'TierTransferred', 'EvidenceAsked', 'StillMissingSaid', 'SessionAsked', 'ScopeQuestioned', 'ScopeDecided', 'ChargeAsked',
    'Escalated', 'IncidentReopened', 'ClosedNoticeGiven',
  ])

  it('I10: the customer is told of each transfer and each decision, once', () => {
    holdsFor((run) => {
      for (const { before, row, after, now } of run.taken) {
        if (row === null || after === null) continue
        const told = effectsOf(before, row.events, after, RULES, now).filter((effect) => effect.kind === 'comment' && effect.public).length
        const owed = row.events.filter((event) =>
          TOLD_ALWAYS.has(event.type) || (event.type === 'IncidentClosed' && event.agreement.kind !== 'withinDesk') ||
          (event.type === 'EvidenceOverdue' && after.asks.turn === 'them') ||
          (event.type === 'ClosureProposed' && event.side === 'desk') || (event.type === 'ClosureDeclined' && event.side === 'desk') ||
          (event.type === 'DiagnosisAdded' && event.customerText.trim() !== '') ||
          ((event.type === 'SeverityAssessed' || event.type === 'SeverityOverridden') && event.severity !== before?.severity.severity)).length
        expect(told).toBe(after.jira.deleted ? 0 : owed)
      }
    })
  })
})

describe('offers and decide', () => {
  it('agree for everybody, on every command, in every state', () => {
    fc.assert(
      fc.property(anyRun(), anyWho, ({ incident, now }, who) => {
        const offered = offers(incident, who, RULES, now)
        for (const name of PERSON_COMMANDS) {
          const results = wellFormed(incident, now).filter((command) => command.name === name).map((command) => decide(incident, command, who, RULES, now))
          const offer = offered[name]
          expect([name, results.some(({ ok }) => ok)]).toEqual([name, offer.ok])
          // Where nothing is accepted, the reason on the button is one that `decide` gives.
          if (!offer.ok) expect(results.map((result) => (result.ok ? null : result.refusal))).toContainEqual(offer.refusal)
        }
      }),
      { numRuns: RUNS },
    )
  })
})
