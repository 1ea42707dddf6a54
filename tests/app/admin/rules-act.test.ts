import { editOf } from '../../../src/app/admin/policy-desk'
import type { EscalationRule, RuleFact } from '../../../src/domain/policy/policy'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time'
import { ISSUE, STATUS_IDS, command } from '../../support/builders'
import { admin, ok } from '../../support/call'
import { MemorySite } from '../../support/memory-site'

/** Each fact that the editor offers, from a draft that is saved and published to what becomes of an incident. */
let site: MemorySite
beforeEach(() => {
  site = new MemorySite()
  // The default rules would act on what these set up.
  site.store.policies.splice(0, 1, ...site.store.policies.map((policy) => ({ ...policy, escalationRules: [] })))
})

const publishRule = async (fact: RuleFact): Promise<void> => {
  const active = site.store.policies.at(-1)
  if (active === undefined) throw new Error('No policy')
  const rule: EscalationRule = { id: 'rule-1', name: 'A rule', on: true, facts: [fact], action: 'escalate', reason: 'A rule of ours says so.' }
  const desk = ok(await admin(site, 'siteAdmin', 'saveDraft', { seenDraft: 0, edit: { ...structuredClone(editOf(active)), escalationRules: [rule] } }))
  expect(desk.draft?.problems).toEqual([])
  ok(await admin(site, 'siteAdmin', 'publish', { seenDraft: desk.draft?.revision ?? 0, seenVersion: active.version }))
  await site.drain()
}
const hits = async (): Promise<number> => ok(await admin(site, 'siteAdmin', 'getImpact', {})).rules['rule-1']?.hits.length ?? 0

/** An S2 incident of Northgate's, recorded by whoever took it. */
const recorded = async (): Promise<void> => {
  site.raise()
  await site.desk('tierOne', command.take())
}
const toTierTwo = async (): Promise<void> => {
  await site.desk('tierOne', command.investigate())
  await site.desk('tierOne', command.transfer('II'))
}
const closedAndOpenedAgain = async (): Promise<void> => {
  await site.desk('tierOne', command.propose())
  await site.side('reporter', command.agree())
  await site.side('reporter', command.reopen())
}
/** Time passes, and what was queued for it acts, with what that queues for the same instant. */
const passing = (ms: number) => async (): Promise<void> => {
  site.pass(ms)
  while ((await site.drain()) > 0);
}
const nothing = async (): Promise<void> => undefined

const FACTS: [name: string, fact: RuleFact, until: () => Promise<void>, makesItHold: () => Promise<void>][] = [
  ['severity', { kind: 'severity', is: ['S1'] }, recorded, async () => void (await site.desk('tierOne', command.override('S1')))],
  ['the share of a goal that is used', { kind: 'used', metric: 'holdI', percent: 50 }, recorded, passing(30 * MINUTE_MS)],
  ['tier', { kind: 'tier', is: ['II'] }, recorded, toTierTwo],
  ['times moved', { kind: 'transfers', atLeast: 2 }, async () => {
    await recorded()
    await toTierTwo()
  }, async () => void (await site.desk('tierTwo', command.transfer('I')))],
  ['times opened again', { kind: 'reopened', atLeast: 1 }, recorded, closedAndOpenedAgain],
  ['request type', { kind: 'requestType', is: ['31'] }, nothing, recorded],
  ['organisation', { kind: 'organization', is: ['9', '1'] }, nothing, recorded],
  ['the very words of its text', { kind: 'words', any: ['PAYROLL export'] }, nothing, recorded],
]

describe.each(FACTS)('A rule by %s', (_name, fact, until, makesItHold) => {
  test('escalates the incident as soon as it holds: record, status, and a note to the higher level', async () => {
    await publishRule(fact)
    await until()
    if (until !== nothing) expect(site.incident().escalation).toEqual({ kind: 'none' })
    await makesItHold()
    expect(site.incident()).toMatchObject({ escalation: { kind: 'raised' }, rulesFired: ['rule-1'] })
    expect(site.jira.issues.get(ISSUE)?.statusId).toBe(STATUS_IDS.escalated)
    expect(JSON.stringify(site.jira.comments)).toContain('A rule of ours says so.')
  })

  test('published, it hits what is open already, which the screen said before', async () => {
    await until()
    await makesItHold()
    await publishRule(fact)
    expect(await hits()).toBe(1)
    await passing(2 * MINUTE_MS)()
    expect(site.incident()).toMatchObject({ escalation: { kind: 'raised' }, rulesFired: ['rule-1'] })
    expect(await hits()).toBe(0)
  })
})

test('a rule whose fact does not hold leaves the incident alone', async () => {
  await publishRule({ kind: 'organization', is: ['2'] })
  await recorded()
  await passing(HOUR_MS)()
  expect(site.incident().escalation).toEqual({ kind: 'none' })
  expect(await hits()).toBe(0)
})
