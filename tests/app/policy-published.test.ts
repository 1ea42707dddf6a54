import { policyPublished, queuePublished } from '../../src/app/policy-published'
import { editOf } from '../../src/app/admin/policy-desk'
import { projectionOf } from '../../src/app/effects/projection'
import { sweep } from '../../src/app/sweep'
import { handleCommand } from '../../src/app/handle-command'
import type { Policy } from '../../src/domain/policy/policy'
import { nextDue } from '../../src/domain/sla/next-due'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time'
import { ISSUE, command, issueId } from '../support/builders'
import { admin, agent, ok } from '../support/call'
import { MemorySite } from '../support/memory-site'

const ids = Array.from({ length: 60 }, (_, index) => issueId(String(30_000 + index)))

/** Sixty open incidents, and a version with another goal published after them. */
async function published(): Promise<{ site: MemorySite; next: Policy }> {
  const site = new MemorySite()
  for (const [index, id] of ids.entries()) {
    site.raise({ issueId: id, key: `REC-${300 + index}` })
    await handleCommand(site.ports, { grant: site.app(id), command: command.actOnDue() })
  }
  site.queued.splice(0)
  site.pass(MINUTE_MS)
  const before = site.store.policies.at(-1)
  if (before === undefined) throw new Error('No policy')
  const goals = { ...before.goals, S2: { ...before.goals.S2, firstResponse: { goalMs: 2 * MINUTE_MS, calendarId: 'always' } } }
  const next = { ...before, version: 2, publishedAt: site.now, goals }
  await site.store.publishPolicy(next)
  return { site, next }
}
const rightDue = (site: MemorySite, policy: Policy): boolean =>
  [...site.store.incidents.values()].every(({ incident, nextDueAt }) => nextDueAt === nextDue(incident, policy, site.now))

test('next due instants and projections follow in batches; revisions and history stay', async () => {
  const { site, next } = await published()
  const revisions = [...site.store.incidents.values()].map(({ incident }) => incident.revision)
  const history = site.store.historyRows.size
  expect(rightDue(site, next)).toBe(false)
  await queuePublished(site.ports, 2)
  await site.drain()
  const batches = site.queued.filter(({ body }) => body.kind === 'rewriteDue')
  expect(batches.map(({ body }) => (body.kind === 'rewriteDue' ? body.issueIds.length : 0))).toEqual([25, 25, 10])
  expect(batches.map(({ at }) => at - site.now)).toEqual([0, 1_000, 2_000])
  for (let second = 0; second < 3; second += 1) {
    for (const { body } of site.queued.splice(0).filter((event) => event.body.kind === 'rewriteDue')) {
      site.queued.push({ body, at: site.now })
    }
    await site.drain()
  }
  expect(rightDue(site, next)).toBe(true)
  for (const { incident } of site.store.incidents.values()) {
    expect(site.jira.properties.get(incident.issueId)).toEqual(projectionOf(incident, next, site.now).property)
  }
  expect([...site.store.incidents.values()].map(({ incident }) => incident.revision)).toEqual(revisions)
  expect(site.store.historyRows.size).toBe(history)
})

test('what falls due soon under the new rules is queued for its instant', async () => {
  const { site } = await published()
  await policyPublished(site.ports, 2)
  const [batch] = site.queued.splice(0)
  if (batch === undefined) throw new Error('No batch')
  site.queued.push({ ...batch, at: site.now })
  await site.drain()
  expect(site.queued.filter(({ body }) => body.kind === 'due')).toHaveLength(25)
  expect(site.queued.every(({ at }) => at >= site.now)).toBe(true)
})

test('again, doubled and out of order it ends the same; a command in between is not undone', async () => {
  const { site, next } = await published()
  const grant = site.app(ids[0])
  await policyPublished(site.ports, 2)
  const batches = site.queued.splice(0)
  for (const { body } of [...batches].reverse()) site.queued.push({ body, at: site.now }, { body, at: site.now })
  await Promise.all([site.drain(), handleCommand(site.ports, { grant, command: { name: 'noteJiraChange', change: { kind: 'customerWrote', at: site.now, by: null, commentId: '9' } } })])
  expect(site.incident(ids[0]).revision).toBe(2)
  expect(site.jira.properties.get(ids[0] ?? ISSUE)).toMatchObject({ revision: 2 })
  expect(rightDue(site, next)).toBe(true)
})

test('where nothing looks otherwise, Jira is left alone', async () => {
  const { site } = await published()
  const before = site.store.policies.at(-1)
  if (before === undefined) throw new Error('No policy')
  await site.store.publishPolicy({ ...before, version: 3, startAtTierTwo: ['31'] })
  site.jira.properties.clear()
  site.queued.push({ body: { schema: 1, kind: 'rewriteDue', version: 3, issueIds: ids }, at: site.now })
  await site.drain()
  expect(site.jira.properties.size).toBe(0)
})

test('closed incidents are left as they are', async () => {
  const { site } = await published()
  const row = site.store.incidents.get(ids[0] ?? ISSUE)
  if (row === undefined) throw new Error('No row')
  row.incident.closure = { kind: 'closed', at: site.now, proposedAt: site.now, agreement: { kind: 'noLongerAnIssue', proposer: 'a' as never, agreed: 'b' as never }, noticeGiven: false }
  await policyPublished(site.ports, 2)
  const queued = site.queued.flatMap(({ body }) => (body.kind === 'rewriteDue' ? body.issueIds : []))
  expect(queued).toHaveLength(59)
})

test('a command that read the older rules may commit behind the first pass: the sweep begins once more', async () => {
  const { site, next } = await published()
  const row = site.store.incidents.get(ids[0] ?? ISSUE)
  if (row === undefined) throw new Error('No row')
  row.nextDueAt = site.now + 99 * HOUR_MS
  site.pass(6 * MINUTE_MS)
  await sweep(site.ports, site.now + MINUTE_MS)
  expect(site.queued.filter(({ body }) => body.kind === 'policyPublished')).toHaveLength(1)
  for (let round = 0; round < 4; round += 1) {
    await site.drain()
    site.pass(1_000)
  }
  await site.drain()
  expect(row.nextDueAt === site.store.incidents.get(ids[0] ?? ISSUE)?.nextDueAt).toBe(false)
  expect(rightDue(site, next)).toBe(true)
  site.queued.splice(0)
  site.pass(20 * MINUTE_MS)
  await sweep(site.ports, site.now + MINUTE_MS)
  expect(site.queued.filter(({ body }) => body.kind === 'policyPublished')).toHaveLength(0)
})

test('an incident that is closed keeps the goals that it was closed under, through every version after', async () => {
  const site = new MemorySite()
  site.raise()
  await site.desk('tierOne', command.propose())
  await site.side('reporter', command.agree())
  site.pass(MINUTE_MS)
  for (const restoreMs of [24 * HOUR_MS, 12 * HOUR_MS]) {
    const { active, draft } = ok(await admin(site, 'siteAdmin', 'getPolicy', {}))
    const edit = editOf(active)
    const goals = { ...edit.goals, S2: { ...edit.goals.S2, restore: { goalMs: restoreMs, calendarId: 'always' } }, S3: { ...edit.goals.S3, restore: { goalMs: 48 * HOUR_MS, calendarId: 'always' } } }
    const saved = ok(await admin(site, 'siteAdmin', 'saveDraft', { seenDraft: draft?.revision ?? 0, edit: { ...edit, goals } }))
    ok(await admin(site, 'siteAdmin', 'publish', { seenDraft: saved.draft?.revision ?? 0, seenVersion: active.version }))
    site.pass(MINUTE_MS)
  }
  const { view } = ok(await agent(site, 'tierOne', 'getIncident', { issueId: ISSUE }))
  expect(view.clocks.find(({ metric }) => metric === 'restore')?.goalMs).toBe(8 * HOUR_MS)
})
