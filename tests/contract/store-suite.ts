import type { OutboxRow, Store } from '../../src/app/store-port'
import { newOutboxRow } from '../../src/app/outbox-row'
import { decide } from '../../src/domain/incident/decide'
import type { Command } from '../../src/domain/incident/commands'
import type { Event, HistoryRow } from '../../src/domain/incident/events'
import { erase } from '../../src/domain/incident/erase'
import { applyEvents } from '../../src/domain/incident/evolve'
import type { Incident } from '../../src/domain/incident/state'
import type { Who } from '../../src/domain/incident/who'
import { effectsOf } from '../../src/domain/effects/effects-of'
import { defaultPolicy } from '../../src/domain/policy/default-policy'
import { draftSuite } from './draft-suite'
import { APP, CONSULTANT, CREATED_AT, EVERY_ROLE, ISSUE, command, issueId, policy, recordIncident } from '../support/builders'

export interface StoreUnderTest {
  store: Store
  /** Lets eventually consistent reads catch up. */
  settle(): Promise<void>
}

const RULES = policy()

interface Change {
  incident: Incident
  history: HistoryRow
  outbox: OutboxRow
}

/** What a command makes of an incident, as `handleCommand` would hand it to the store. */
function change(before: Incident | null, order: Command, who: Who, now: number, previous: number | null): Change {
  const decided = decide(before, order, who, RULES, now)
  if (!decided.ok) throw new Error(`Refused: ${decided.refusal.code}`)
  const events: Event[] = decided.value
  const incident = applyEvents(before, events)
  return {
    incident,
    history: { revision: incident.revision, events },
    outbox: newOutboxRow(incident.issueId, incident.revision, effectsOf(before, events, incident, RULES, now), previous, now),
  }
}
const recorded = (issue = ISSUE): Change => change(null, recordIncident({ issueId: issue }), APP, CREATED_AT, null)
const create = (store: Store, { incident, history, outbox }: Change, nextDueAt: number | null = null) => store.createIncident(incident, history, outbox, nextDueAt)
const commit = (store: Store, { incident, history, outbox }: Change, nextDueAt: number | null = null) =>
  store.commit({ incident, history, outbox, lastOutbox: outbox.revision, nextDueAt })

/** What every implementation of the port promises. `make` gives an empty store. */
export function storeSuite(name: string, make: () => StoreUnderTest): void {
  describe(`store: ${name}`, () => {
    let store: Store
    let settle: () => Promise<void>
    beforeEach(() => {
      ;({ store, settle } = make())
    })

    describe('incidents', () => {
      test('what nobody recorded is not there', async () => {
        expect(await store.loadIncident(ISSUE)).toBeNull()
        expect(await store.history(ISSUE, 0)).toEqual([])
      })

      test('a first row carries its history and its effects', async () => {
        const first = recorded()
        expect(await create(store, first)).toBe('created')
        expect(await store.loadIncident(ISSUE)).toEqual({ incident: first.incident, lastOutbox: 1 })
        expect(await store.history(ISSUE, 1)).toEqual([first.history])
        expect(await store.outboxRow(first.outbox.key)).toEqual(first.outbox)
      })

      test('an incident is recorded once, whoever else comes', async () => {
        const first = recorded()
        await create(store, first)
        await store.deleteOutbox(first.outbox.key)
        expect(await create(store, recorded())).toBe('exists')
        expect(await store.outboxRow(first.outbox.key)).toBeNull()
      })

      test('of two that record at once one wins', async () => {
        const answers = await Promise.all([create(store, recorded()), create(store, recorded())])
        expect(answers.sort()).toEqual(['created', 'exists'])
        expect((await store.loadIncident(ISSUE))?.incident.revision).toBe(1)
      })

      test('a commit follows its revision, and history keeps each row', async () => {
        const first = recorded()
        await create(store, first)
        const second = change(first.incident, command.investigate('full', 'Looked at the locks. Ünïcode 🙂'), CONSULTANT, CREATED_AT + 1, 1)
        expect(await commit(store, second)).toBe('committed')
        expect(await store.loadIncident(ISSUE)).toEqual({ incident: second.incident, lastOutbox: 2 })
        expect(await store.history(ISSUE, 2)).toEqual([first.history, second.history])
      })

      test('a commit on an older revision loses, and leaves nothing', async () => {
        const first = recorded()
        await create(store, first)
        const winner = change(first.incident, command.take(), EVERY_ROLE, CREATED_AT + 1, 1)
        const loser = change(first.incident, command.investigate('full', 'Too late.'), CONSULTANT, CREATED_AT + 1, 1)
        await commit(store, winner)
        expect(await commit(store, loser)).toBe('lostRace')
        expect((await store.loadIncident(ISSUE))?.incident).toEqual(winner.incident)
        expect(await store.history(ISSUE, 2)).toEqual([first.history, winner.history])
        expect(await store.outboxRow(loser.outbox.key)).toEqual(winner.outbox)
      })

      test('of two commits at once one wins', async () => {
        const first = recorded()
        await create(store, first)
        const orders = [command.take(), command.investigate('full', 'At the same time.')]
        const answers = await Promise.all(orders.map((order) => commit(store, change(first.incident, order, EVERY_ROLE, CREATED_AT + 1, 1))))
        expect(answers.sort()).toEqual(['committed', 'lostRace'])
        expect((await store.loadIncident(ISSUE))?.incident.revision).toBe(2)
      })

      test('a commit without a row loses', async () => {
        const first = recorded()
        expect(await commit(store, change(first.incident, command.take(), EVERY_ROLE, CREATED_AT + 1, 1))).toBe('lostRace')
        expect(await store.loadIncident(ISSUE)).toBeNull()
      })

      test('a long history comes whole and in order', async () => {
        let last = recorded()
        await create(store, last)
        for (let index = 0; index < 30; index += 1) {
          last = change(last.incident, command.investigate('full', `Step ${index}`), CONSULTANT, CREATED_AT + index, last.incident.revision)
          await commit(store, last)
        }
        const rows = await store.history(ISSUE, 31)
        expect(rows.map(({ revision }) => revision)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1))
      })
    })

    test("a deleted issue's rows are put in place of the old ones, under the same revision", async () => {
      const first = recorded()
      await create(store, first)
      const left = erase([first.history])
      await store.eraseIncident(left.incident, left.rows)
      expect((await store.loadIncident(ISSUE))?.incident).toEqual(left.incident)
      expect(await store.history(ISSUE, 1)).toEqual(left.rows)
    })

    describe('what falls due', () => {
      test('is found by its instant, the soonest first; what is later or never due is not', async () => {
        const dueAts = [CREATED_AT + 900, CREATED_AT + 100, CREATED_AT + 2_000, null]
        for (const [index, dueAt] of dueAts.entries()) await create(store, recorded(issueId(`2000${index}`)), dueAt)
        await settle()
        expect(await store.dueBy(CREATED_AT + 1_000)).toEqual([
          { issueId: '20001', nextDueAt: CREATED_AT + 100 },
          { issueId: '20000', nextDueAt: CREATED_AT + 900 },
        ])
      })

      test('moves with the incident, and ends when it closes', async () => {
        const first = recorded()
        await create(store, first, CREATED_AT + 100)
        const proposed = change(first.incident, command.propose(), EVERY_ROLE, CREATED_AT + 1, 1)
        await commit(store, proposed, CREATED_AT + 500)
        await settle()
        expect(await store.dueBy(CREATED_AT + 200)).toEqual([])
        expect(await store.dueBy(CREATED_AT + 500)).toHaveLength(1)
        const customer: Who = { side: 'customer', person: proposed.incident.reporter.person ?? ('' as never), role: 'reporter' }
        await commit(store, change(proposed.incident, command.agree(), customer, CREATED_AT + 2, 2), CREATED_AT + 500)
        await settle()
        expect(await store.dueBy(CREATED_AT + 500)).toEqual([])
      })

      test('more than a page is found', async () => {
        for (let index = 0; index < 105; index += 1) await create(store, recorded(issueId(String(30_000 + index))), CREATED_AT + index)
        await settle()
        expect(await store.dueBy(CREATED_AT + 1_000)).toHaveLength(105)
      })
    })

    describe('outbox', () => {
      const NOW = CREATED_AT
      let first: Change
      beforeEach(async () => {
        first = recorded()
        await create(store, first)
      })
      const afterClaim = () => first.outbox.claimedUntil

      test('a claim that runs keeps others out', async () => {
        expect(await store.claimOutbox(first.outbox.key, NOW + 90_000, NOW + 1)).toBeNull()
      })

      test('one that ran out is taken by one, who counts as a new attempt', async () => {
        const claims = await Promise.all([0, 1].map((n) => store.claimOutbox(first.outbox.key, afterClaim() + 60_000 + n, afterClaim())))
        const taken = claims.filter((row) => row !== null)
        expect(taken).toHaveLength(1)
        expect(taken[0]).toMatchObject({ attempts: 1, done: 0, effects: first.outbox.effects })
      })

      test('its holder gives it back with what is done', async () => {
        await store.releaseOutbox(first.outbox, { done: 1, claimedUntil: NOW + 10 })
        expect(await store.outboxRow(first.outbox.key)).toMatchObject({ done: 1, claimedUntil: NOW + 10 })
        expect(await store.claimOutbox(first.outbox.key, NOW + 60_000, NOW + 10)).toMatchObject({ done: 1, attempts: 1 })
      })

      test('who lost the claim writes nothing', async () => {
        const taken = await store.claimOutbox(first.outbox.key, afterClaim() + 60_000, afterClaim())
        await store.releaseOutbox(first.outbox, { done: 2, claimedUntil: 0 })
        expect(await store.outboxRow(first.outbox.key)).toEqual(taken)
      })

      test('unclaimed rows are found, the longest waiting first', async () => {
        const other = recorded(issueId('40001'))
        await create(store, other)
        await store.releaseOutbox(other.outbox, { done: 0, claimedUntil: NOW + 5 })
        await settle()
        expect((await store.outboxUnclaimed(NOW + 10, 10)).map(({ key }) => key)).toEqual([other.outbox.key])
        expect((await store.outboxUnclaimed(afterClaim(), 10)).map(({ key }) => key)).toEqual([other.outbox.key, first.outbox.key])
        expect(await store.outboxUnclaimed(afterClaim(), 1)).toHaveLength(1)
      })

      test('a delivered row is gone, and may be deleted again', async () => {
        await store.deleteOutbox(first.outbox.key)
        await store.deleteOutbox(first.outbox.key)
        expect(await store.outboxRow(first.outbox.key)).toBeNull()
        expect(await store.claimOutbox(first.outbox.key, afterClaim() + 1, afterClaim())).toBeNull()
      })
    })

    describe('policy', () => {
      const version = (number: number) => ({ ...defaultPolicy(CREATED_AT), version: number })

      test('a fresh installation has none', async () => {
        expect(await store.activePolicy()).toBeNull()
      })

      test('each version follows the one in force', async () => {
        expect(await store.publishPolicy(version(1))).toBe('published')
        expect(await store.publishPolicy({ ...RULES, version: 2 })).toBe('published')
        expect(await store.activePolicy()).toEqual({ ...RULES, version: 2 })
      })

      test('a version is published once', async () => {
        await store.publishPolicy(version(1))
        expect(await store.publishPolicy({ ...version(1), numberPrefix: 'XX' })).toBe('lostRace')
        await store.publishPolicy(version(2))
        expect(await store.publishPolicy({ ...version(2), numberPrefix: 'XX' })).toBe('lostRace')
        expect((await store.activePolicy())?.numberPrefix).toBe('RC')
      })

      test('none is left out', async () => {
        expect(await store.publishPolicy(version(2))).toBe('lostRace')
        expect(await store.activePolicy()).toBeNull()
      })
    })

    describe('rules that changed', () => {
      test('all that is open is found, due or not; what is closed is not', async () => {
        for (const [index, dueAt] of [CREATED_AT + 5, null, CREATED_AT + 1].entries()) await create(store, recorded(issueId(`6000${index}`)), dueAt)
        const first = recorded(issueId('60009'))
        await create(store, first)
        const customer: Who = { side: 'customer', person: first.incident.reporter.person ?? ('' as never), role: 'reporter' }
        const proposed = change(first.incident, command.propose(), EVERY_ROLE, CREATED_AT + 1, 1)
        await commit(store, proposed)
        await commit(store, change(proposed.incident, command.agree(), customer, CREATED_AT + 2, 2))
        await settle()
        expect((await store.openIncidents()).sort()).toEqual(['60000', '60001', '60002'])
      })

      test('another due instant is written where nobody went on meanwhile, and nothing else', async () => {
        const first = recorded()
        await create(store, first, CREATED_AT + 100)
        expect(await store.rewriteDue(first.incident, 1, CREATED_AT + 7)).toBe('rewritten')
        await settle()
        expect(await store.dueBy(CREATED_AT + 50)).toEqual([{ issueId: ISSUE, nextDueAt: CREATED_AT + 7 }])
        expect(await store.loadIncident(ISSUE)).toEqual({ incident: first.incident, lastOutbox: 1 })
        await commit(store, change(first.incident, command.take(), EVERY_ROLE, CREATED_AT + 1, 1), CREATED_AT + 9)
        expect(await store.rewriteDue(first.incident, 1, CREATED_AT + 7)).toBe('lostRace')
      })
    })

    draftSuite(() => store)

    describe('people', () => {
      test('one account has one reference, which leads back to it', async () => {
        const [one, again] = await Promise.all([store.refOf('557058:aa'), store.refOf('557058:aa')])
        expect(again).toBe(one)
        expect(await store.accountOf(one)).toBe('557058:aa')
        const other = await store.refOf('qm:1:2')
        expect(other).not.toBe(one)
        expect([...(await store.accountsOf([one, other, one]))]).toEqual(expect.arrayContaining([[one, '557058:aa'], [other, 'qm:1:2']]))
      })

      test('a reference that nobody has leads nowhere', async () => {
        const known = await store.refOf('557058:bb')
        expect(await store.accountOf(issueId('1') as never)).toBeNull()
        expect((await store.accountsOf([known, issueId('1') as never])).size).toBe(1)
      })
    })
  })
}
