import type { PolicyEdit } from '../../../src/api/policy-input'
import { editOf } from '../../../src/app/admin/policy-desk'
import { calls } from '../../../src/api/calls'
import type { EscalationRule } from '../../../src/domain/policy/policy'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time'
import { command, ISSUE } from '../../support/builders'
import { admin, ok, problemOf } from '../../support/call'
import { CALLERS, MemorySite, OTHER_PROJECT } from '../../support/memory-site'

let site: MemorySite
beforeEach(() => {
  site = new MemorySite()
})
const active = () => {
  const policy = site.store.policies.at(-1)
  if (policy === undefined) throw new Error('No policy')
  return policy
}
const edit = (change: Partial<PolicyEdit> = {}): PolicyEdit => ({ ...structuredClone(editOf(active())), ...change })
/** Restore service of S2 within so many hours. */
const restoreOfS2 = (hours: number): Partial<PolicyEdit> => {
  const { goals } = edit()
  return { goals: { ...goals, S2: { ...goals.S2, restore: { goalMs: hours * HOUR_MS, calendarId: 'always' } } } }
}
const save = (change: Partial<PolicyEdit> = {}, seenDraft = 0) => admin(site, 'siteAdmin', 'saveDraft', { seenDraft, edit: edit(change) })
const publish = (seenDraft: number, seenVersion = active().version) => admin(site, 'siteAdmin', 'publish', { seenDraft, seenVersion })

describe('the one draft', () => {
  test('is kept, with what it changes and who holds it', async () => {
    expect(ok(await admin(site, 'siteAdmin', 'getPolicy', {}))).toMatchObject({ draft: null, active: { version: 1 }, versions: [{ version: 1, publishedBy: null }], groups: ['consultant', 'leads', 'tierOne', 'tierTwo'] })
    const desk = ok(await save(restoreOfS2(7)))
    expect(desk.draft).toMatchObject({ revision: 1, baseVersion: 1, savedAt: site.now, savedBy: CALLERS.siteAdmin.accountId, mine: true, problems: [], edit: restoreOfS2(7) })
    expect(active().version).toBe(1)
  })

  test('can be published too where the installing event never came', async () => {
    const asPublished = edit(restoreOfS2(7))
    site.store.policies.length = 0
    const kept = ok(await admin(site, 'siteAdmin', 'saveDraft', { seenDraft: 0, edit: asPublished }))
    expect(kept).toMatchObject({ active: { version: 1 }, draft: { baseVersion: 1 } })
    expect(ok(await publish(1))).toMatchObject({ active: { version: 2, goals: asPublished.goals }, draft: null })
  })

  test('of two who save at once one is told, and nothing is lost', async () => {
    const answers = await Promise.all([save(restoreOfS2(7)), save(restoreOfS2(6))])
    expect(answers.map((wire) => wire.ok).sort()).toEqual([false, true])
    const lost = answers.map(problemOf).find((problem) => problem !== null)
    expect(lost).toMatchObject({ kind: 'movedOn' })
    ok(await save(restoreOfS2(5), 1))
    expect(problemOf(await save(restoreOfS2(4), 1))).toMatchObject({ kind: 'movedOn' })
    expect((await site.store.policyDraft())?.edit.goals.S2.restore?.goalMs).toBe(5 * HOUR_MS)
  })

  test('with problems is kept all the same, each at its field, and not published', async () => {
    const { matrix } = edit()
    const desk = ok(await save({ ...restoreOfS2(0), matrix: { ...matrix, everyone: { ...matrix.everyone, high: 'S4' } } }))
    const paths = desk.draft?.problems.map(({ path }) => path) ?? []
    expect(paths).toEqual(expect.arrayContaining(['goals.S2.restore']))
    expect(paths.some((path) => path.startsWith('matrix.'))).toBe(true)
    const refused = problemOf(await publish(1))
    expect(refused?.kind).toBe('invalid')
    expect(refused?.fields?.map(({ path }) => path).sort()).toEqual([...paths].sort())
    expect(active().version).toBe(1)
    expect(await site.store.policyDraft()).not.toBeNull()
  })

  test('is discarded by whoever saw it, and a stale screen never meets its number again', async () => {
    ok(await save(restoreOfS2(7)))
    expect(problemOf(await admin(site, 'siteAdmin', 'discardDraft', { seenDraft: 2 }))).toMatchObject({ kind: 'movedOn' })
    expect(ok(await admin(site, 'siteAdmin', 'discardDraft', { seenDraft: 1 })).draft).toBeNull()
    expect(ok(await admin(site, 'siteAdmin', 'discardDraft', { seenDraft: 0 })).draft).toBeNull()
    const again = ok(await save(restoreOfS2(6)))
    expect(again.draft?.revision).toBeGreaterThan(1)
    expect(problemOf(await save(restoreOfS2(4), 1))).toMatchObject({ kind: 'movedOn' })
  })

  test('a draft of hundreds of contracts fits the table of calls', () => {
    const contracts = Array.from({ length: 500 }, (_, index) => ({ id: `c${index}`, organizationId: '1', organizationName: 'Northgate Clinics', from: '2026-01-01', until: null, requestTypeIds: ['31'] }))
    expect(calls.admin.saveDraft.input.safeParse({ seenDraft: 0, edit: edit({ contracts }) }).success).toBe(true)
    expect(calls.admin.saveDraft.input.safeParse({ seenDraft: 0, edit: edit({ contracts: [...contracts, ...contracts] }) }).success).toBe(false)
  })
})

describe('publishing', () => {
  test('makes the draft the next version, by whom, and empties it; projects stay as they are', async () => {
    const before = structuredClone(active())
    ok(await save(restoreOfS2(7)))
    site.pass(MINUTE_MS)
    const desk = ok(await publish(1))
    expect(desk).toMatchObject({ draft: null, active: { version: 2, publishedAt: site.now }, versions: [{ version: 2, publishedBy: CALLERS.siteAdmin.accountId }, { version: 1 }] })
    expect(active()).toEqual({ ...before, version: 2, publishedAt: site.now, ...restoreOfS2(7), goalsBefore: [{ until: site.now, goals: expect.any(Object) as unknown }] })
    expect(site.store.policies[0]).toEqual(before)
    expect(site.queued.map(({ body }) => body)).toEqual([{ schema: 1, kind: 'policyPublished', version: 2 }])
  })

  test('another draft or another version than the admin saw is told, and publishes nothing', async () => {
    ok(await save(restoreOfS2(7)))
    ok(await save(restoreOfS2(6), 1))
    expect(problemOf(await publish(1))).toMatchObject({ kind: 'movedOn' })
    expect(problemOf(await publish(2, 9))).toMatchObject({ kind: 'movedOn', text: expect.stringContaining('version 1') as string })
    expect(active().version).toBe(1)
  })

  test('of two who publish at once one does; a project saved meanwhile is not undone', async () => {
    ok(await save(restoreOfS2(7)))
    const answers = await Promise.all([publish(1), publish(1)])
    expect(answers.map((wire) => wire.ok).sort()).toEqual([false, true])
    expect(site.store.policies).toHaveLength(2)

    ok(await save(restoreOfS2(6)))
    const { statusMap } = active().projects[OTHER_PROJECT] ?? { statusMap: null }
    if (statusMap === null) throw new Error('No project')
    ok(await admin(site, 'siteAdmin', 'saveProject', { projectId: OTHER_PROJECT, seenVersion: 2, on: false, requestTypeIds: ['80'], statusMap }))
    const revision = (await site.store.policyDraft())?.revision ?? 0
    expect(problemOf(await publish(revision, 2))).toMatchObject({ kind: 'movedOn' })
    ok(await publish(revision, 3))
    expect(active().projects[OTHER_PROJECT]).toMatchObject({ on: false, offSpans: [{ from: site.now, to: null }] })
    expect(active().goals.S2.restore?.goalMs).toBe(6 * HOUR_MS)
  })

  test('a tool that an open session names is retired, not removed', async () => {
    site.raise()
    const expiresAt = site.now + HOUR_MS
    await site.desk('tierOne', { name: 'askSession', tool: 'UltraVNC', purpose: 'x', may: 'y', answerBy: expiresAt, expiresAt, text: 't', textHash: 'a'.repeat(64) })
    ok(await save({ remoteTools: [{ name: 'Citrix GoToAssist', retired: false }] }))
    expect(problemOf(await publish(1))?.fields).toEqual([{ path: 'remoteTools', text: '1 session uses UltraVNC. It can be retired, not removed.' }])
    ok(await save({ remoteTools: [{ name: 'UltraVNC', retired: true }, { name: 'Citrix GoToAssist', retired: false }] }, 1))
    ok(await publish(2))
  })

  test('should the queue fail, it is published all the same, and the sweep begins the rest again', async () => {
    ok(await save(restoreOfS2(7)))
    const ports = { ...site.ports, queue: { push: async () => Promise.reject(new Error('RateLimitError')) } }
    ok(await admin(site, 'siteAdmin', 'publish', { seenDraft: 1, seenVersion: 1 }, ports))
    expect(site.logged('policy.notQueued')).toHaveLength(1)
  })
})

describe('versions', () => {
  test('are read as they were published, and restored as a draft', async () => {
    const first = structuredClone(active())
    ok(await save(restoreOfS2(7)))
    ok(await publish(1))
    expect(ok(await admin(site, 'siteAdmin', 'getVersion', { version: 2 })).policy).toEqual(active())
    expect(ok(await admin(site, 'siteAdmin', 'getVersion', { version: 1 })).policy).toEqual(first)
    expect(problemOf(await admin(site, 'siteAdmin', 'getVersion', { version: 3 }))).toMatchObject({ kind: 'invalid' })
    const desk = ok(await admin(site, 'siteAdmin', 'restoreVersion', { version: 1, seenDraft: 0 }))
    expect(desk.draft).toMatchObject({ baseVersion: 2, edit: editOf(first) })
    expect(problemOf(await admin(site, 'siteAdmin', 'restoreVersion', { version: 1, seenDraft: 0 }))).toMatchObject({ kind: 'movedOn' })
    expect(problemOf(await admin(site, 'siteAdmin', 'restoreVersion', { version: 9, seenDraft: 3 }))).toMatchObject({ kind: 'invalid' })
  })
})

describe('impact', () => {
  test('says what publishing would move among open incidents, and changes nothing', async () => {
    site.raise()
    await site.desk('tierOne', command.take())
    site.pass(2 * HOUR_MS)
    const before = JSON.stringify([site.incident(), site.store.policies])
    ok(await save(restoreOfS2(1)))
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {}))).toMatchObject({
      newDue: 1,
      overdueAtOnce: 1,
      looked: 1,
      incidents: [{ number: 'RC-010142', issueKey: 'REC-142', metric: 'restore', due: 'overdueAtOnce', was: site.incident().createdAt + 8 * HOUR_MS }],
    })
    expect(JSON.stringify([site.incident(), site.store.policies])).toBe(before)
    ok(await save(restoreOfS2(9), 1))
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {}))).toMatchObject({ newDue: 1, overdueAtOnce: 0 })
    ok(await admin(site, 'siteAdmin', 'discardDraft', { seenDraft: 2 }))
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {}))).toMatchObject({ newDue: 0, incidents: [] })
  })

  test('says which open incidents each rule would hit now, or why it never can', async () => {
    site.raise()
    await site.desk('tierOne', command.take())
    const rules: EscalationRule[] = [
      { id: 'payroll', name: 'Payroll', on: true, facts: [{ kind: 'words', any: ['PAYROLL export'] }], action: 'tellGroup', reason: 'Payroll.' },
      { id: 'mail', name: 'Mail', on: true, facts: [{ kind: 'words', any: ['mail flow'] }], action: 'escalate', reason: 'Mail.' },
      { id: 'never', name: 'Never', on: true, facts: [], action: 'escalate', reason: 'Never.' },
    ]
    ok(await save({ escalationRules: rules }))
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {})).rules).toEqual({
      payroll: { hits: [{ number: 'RC-010142', issueKey: 'REC-142' }], acted: 0, never: null },
      mail: { hits: [], acted: 0, never: null },
      never: { hits: [], acted: 0, never: 'it has no condition.' },
    })
  })

  test('a rule that acted on an incident is not said to hit it again', async () => {
    const rule: EscalationRule = { id: 'payroll', name: 'Payroll', on: true, facts: [{ kind: 'words', any: ['payroll'] }], action: 'escalate', reason: 'Payroll.' }
    ok(await save({ escalationRules: [rule] }))
    ok(await publish(1))
    site.raise()
    await site.desk('tierOne', command.take())
    expect(site.incident().escalation).toMatchObject({ kind: 'raised' })
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {})).rules).toEqual({ payroll: { hits: [], acted: 1, never: null } })
  })

  test('says how many open sessions name each remote tool', async () => {
    site.raise()
    const expiresAt = site.now + HOUR_MS
    await site.desk('tierOne', { name: 'askSession', tool: 'UltraVNC', purpose: 'x', may: 'y', answerBy: expiresAt, expiresAt, text: 't', textHash: 'a'.repeat(64) })
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {})).toolsInUse).toEqual({ UltraVNC: 1, 'Citrix GoToAssist': 0 })
  })

  test('no more is looked at than one call can, and it says how much that was', async () => {
    site.raise()
    await site.desk('tierOne', command.take())
    const row = site.store.incidents.get(ISSUE)
    if (row === undefined) throw new Error('No row')
    for (let index = 0; index < 250; index += 1) {
      const issueId = String(50_000 + index) as typeof ISSUE
      site.store.incidents.set(issueId, { ...row, incident: { ...row.incident, issueId } })
    }
    expect(ok(await admin(site, 'siteAdmin', 'getImpact', {})).looked).toBe(200)
  })
})
