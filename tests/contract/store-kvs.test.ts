import { RowTooLarge, RowUnreadable, StoreUnavailable } from '../../src/app/ports'
import { newOutboxRow } from '../../src/app/outbox-row'
import { applyEvents } from '../../src/domain/incident/evolve'
import { decide } from '../../src/domain/incident/decide'
import { DEFAULT_ESCALATION_RULES, defaultPolicy } from '../../src/domain/policy/default-policy'
import { incidentRows, snapshotBytes } from '../../src/store/incident-rows'
import { kvsStore } from '../../src/store/kvs-store'
import { APP, CREATED_AT, ISSUE, policy, recordIncident } from '../support/builders'
import { siteStorage } from '../support/site-storage'
import { storeSuite } from './store-suite'

storeSuite("on the sandbox's KVS", () => {
  const site = siteStorage(CREATED_AT)
  return { store: kvsStore(site.log), settle: site.settle }
})

const INCIDENT = { kind: 'entity', name: 'incident' } as const
const HISTORY = { kind: 'entity', name: 'history' } as const

function recorded() {
  const decided = decide(null, recordIncident(), APP, policy(), CREATED_AT)
  if (!decided.ok) throw new Error(decided.refusal.code)
  const incident = applyEvents(null, decided.value)
  return { incident, history: { revision: 1, events: decided.value }, outbox: newOutboxRow(ISSUE, 1, [{ kind: 'project' }], null, CREATED_AT) }
}

describe('what only KVS has', () => {
  test('a recording broken off between its two writes is finished by whoever loads it, once', async () => {
    const site = siteStorage(CREATED_AT)
    const store = kvsStore(site.log)
    const { incident, history, outbox } = recorded()
    site.kernel.faults.set({ seed: 1, rules: [{ on: 'storage', match: 'transaction', do: '503', times: 1 }] })
    await expect(store.createIncident(incident, history, outbox, CREATED_AT + 5)).rejects.toBeInstanceOf(StoreUnavailable)
    expect(site.rows.get(HISTORY, `${ISSUE}:000001`)).toBeNull()
    await site.settle()
    expect(await store.unfinishedRecordings(10)).toEqual([ISSUE])

    const loads = await Promise.all([store.loadIncident(ISSUE), store.loadIncident(ISSUE)])
    expect(loads).toEqual([{ incident, lastOutbox: 1 }, { incident, lastOutbox: 1 }])
    expect(await store.history(ISSUE, 1)).toEqual([history])
    expect(await store.outboxRow(outbox.key)).toEqual(outbox)
    await store.deleteOutbox(outbox.key)
    await store.loadIncident(ISSUE)
    expect(await store.outboxRow(outbox.key)).toBeNull()
    await site.settle()
    expect(await store.unfinishedRecordings(10)).toEqual([])
    expect(await store.dueBy(CREATED_AT + 5)).toHaveLength(1)
  })

  test('rows of before the whole process are read, with what they could not say yet', async () => {
    const site = siteStorage(CREATED_AT)
    const store = kvsStore(site.log)
    const { incident } = recorded()
    const without = (row: object, ...keys: string[]) => Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))
    const held = { ...incident, holds: [{ kind: 'proposal', from: 1, to: null, why: 'Proposed' }], closure: { kind: 'proposedByDesk', as: 'resolved', text: 't', textHash: 'h', by: 'p', tier: 'I', at: 1 } }
    const old = without(held, 'projectSince', 'organizationIds', 'ruleText', 'rulesFired')
    site.rows.put(INCIDENT, ISSUE, { revision: 1, state: 'open', nextDueAt: 0, row: { schema: 1, lastOutbox: 0, incident: old } })
    expect((await store.loadIncident(ISSUE))?.incident).toMatchObject({
      projectSince: incident.createdAt, organizationIds: [], ruleText: '', rulesFired: [], holds: [{ waitsFor: null }], closure: { byLead: false },
    })

    const event = without({ ...recorded().history.events[0] }, 'organizationIds', 'text')
    site.rows.put(HISTORY, `${ISSUE}:000001`, { row: { schema: 1, history: { revision: 1, events: [event] } } })
    expect(applyEvents(null, (await store.history(ISSUE, 1))[0]?.events ?? [])).toMatchObject({ organizationIds: [], ruleText: '' })

    const rules = { ...policy(), remoteTools: ['UltraVNC'], projects: { '10000': { on: true, requestTypeIds: ['31'], statusMap: policy().projects['10000' as never]?.statusMap } } }
    const before = without(rules, 'session', 'reopenWithinMs', 'escalationRules', 'scopeRules', 'contracts')
    site.rows.put({ kind: 'entity', name: 'policy' }, 'active', { version: 2, row: { schema: 1, policy: before } })
    expect(await store.activePolicy()).toMatchObject({
      remoteTools: [{ name: 'UltraVNC', retired: false }], escalationRules: DEFAULT_ESCALATION_RULES, scopeRules: [], contracts: [], session: policy().session, reopenWithinMs: policy().reopenWithinMs, projects: { '10000': { offSpans: [] } },
    })
  })

  test('where an admin took every escalation rule out, none comes back', async () => {
    const site = siteStorage(CREATED_AT)
    site.rows.put({ kind: 'entity', name: 'policy' }, 'active', { version: 2, row: { schema: 1, policy: { ...policy(), escalationRules: [] } } })
    expect((await kvsStore(site.log).activePolicy())?.escalationRules).toEqual([])
  })

  test('a row of another shape is quarantined, not trusted', async () => {
    const site = siteStorage(CREATED_AT)
    const store = kvsStore(site.log)
    const { incident } = recorded()
    site.rows.put(INCIDENT, ISSUE, { revision: 1, state: 'open', nextDueAt: 0, row: { schema: 1, lastOutbox: 0, incident: { ...incident, closure: { kind: 'closedSomehow' } } } })
    await expect(store.loadIncident(ISSUE)).rejects.toBeInstanceOf(RowUnreadable)
  })

  test("an outbox row of another shape steps out of the others' way", async () => {
    const site = siteStorage(CREATED_AT)
    const store = kvsStore(site.log)
    site.rows.put({ kind: 'entity', name: 'outbox' }, `${ISSUE}:000001`, { state: 'waiting', claimedUntil: 1, row: { schema: 9 } })
    await site.settle()
    expect(await store.outboxUnclaimed(CREATED_AT, 10)).toEqual([])
    await site.settle()
    expect(site.rows.get({ kind: 'entity', name: 'outbox' }, `${ISSUE}:000001`)?.value).toMatchObject({ state: 'quarantined', row: { schema: 9 } })
  })

  test('a snapshot over its bound is refused before anything is written', async () => {
    const site = siteStorage(CREATED_AT)
    const { incident, history, outbox } = recorded()
    const grown = { ...incident, closure: { kind: 'proposedByCustomer' as const, by: incident.reporter.person ?? ('' as never), words: 'x'.repeat(17_000), at: CREATED_AT } }
    await expect(incidentRows(site.log).createIncident(grown, history, outbox, null)).rejects.toBeInstanceOf(RowTooLarge)
    expect(site.rows.get(INCIDENT, ISSUE)).toBeNull()
  })

  test('a fresh snapshot is well under 4 KB', () => {
    expect(snapshotBytes(recorded().incident)).toBeLessThan(2_048)
  })

  test('a first version that somebody claimed and did not publish is published for them', async () => {
    const site = siteStorage(CREATED_AT)
    const store = kvsStore(site.log)
    const theirs = defaultPolicy(CREATED_AT)
    site.rows.put({ kind: 'entity', name: 'policy' }, 'v:000001', { version: 1, row: { schema: 1, policy: theirs } })
    expect(await store.publishPolicy({ ...theirs, numberPrefix: 'XX' })).toBe('lostRace')
    expect(await store.activePolicy()).toEqual(theirs)
  })

  test.each(['429', '503', 'lost', 'timeout'] as const)('storage that answers %s is unavailable, not broken', async (deed) => {
    const site = siteStorage(CREATED_AT)
    const { incident, history, outbox } = recorded()
    await kvsStore(site.log).createIncident(incident, history, outbox, null)
    site.kernel.faults.set({ seed: 1, rules: [{ on: 'storage', do: deed, times: 1 }] })
    await expect(kvsStore(site.log).loadIncident(ISSUE)).rejects.toBeInstanceOf(StoreUnavailable)
  })
})
