import { handleCommand } from '../../src/app/handle-command'
import { StoreUnavailable } from '../../src/app/ports'
import { noteJiraChange } from '../../src/app/note-jira-change'
import { mayClose } from '../../src/app/may-close'
import { MINUTE_MS } from '../../src/domain/time'
import { ISSUE, PROJECT, STATUS_IDS, command } from '../support/builders'
import { CALLERS, MemorySite } from '../support/memory-site'
import type { PersonName } from '../support/memory-site'

const OTHER_REQUEST_TYPE = '99'

let site: MemorySite
beforeEach(async () => {
  site = new MemorySite()
  site.raise()
  await noteJiraChange(site.ports, { kind: 'created', issueId: ISSUE })
})
const CHANGED = { status: false, assignee: false, reporter: false, project: false }

describe('comments', () => {
  const comment = (by: PersonName | null, change: { public?: boolean; edited?: boolean; effectId?: string; type?: string; onlyFiles?: boolean } = {}) => {
    site.jira.userComments.set('9', {
      id: '9',
      issueId: ISSUE,
      createdAt: site.now,
      updatedAt: site.now + (change.edited ? 1_000 : 0),
      public: change.public ?? true,
      authorAccountId: by === null ? null : CALLERS[by].accountId,
      authorAccountType: change.type ?? (by !== null && CALLERS[by].accountType === 'customer' ? 'customer' : 'atlassian'),
      effectId: change.effectId ?? null,
      onlyFiles: change.onlyFiles ?? false,
    })
    site.pass(MINUTE_MS)
    return noteJiraChange(site.ports, { kind: 'commented', issueId: ISSUE, commentId: '9' })
  }
  const lastEvents = async () => (await site.store.history(ISSUE, site.incident().revision)).at(-1)?.events.map(({ type }) => type)

  test('a public one by an agent meets first response', async () => {
    await comment('tierTwo')
    expect(site.incident().firstResponseMetAt).toBe(site.now - MINUTE_MS)
  })

  test("a customer's is noted once, however often the event comes", async () => {
    await comment('participant')
    expect(await lastEvents()).toEqual(['CustomerWrote'])
    const { revision } = site.incident()
    await noteJiraChange(site.ports, { kind: 'commented', issueId: ISSUE, commentId: '9' })
    expect(site.incident().revision).toBe(revision)
    expect(site.incident().firstResponseMetAt).toBeNull()
  })

  test("a customer's that is only files is no message: each file tells itself; an agent's is a reply all the same", async () => {
    await comment('reporter', { onlyFiles: true })
    expect(site.incident().revision).toBe(1)
    await comment('tierOne', { onlyFiles: true })
    expect(await lastEvents()).toEqual(['FirstResponseMet'])
  })

  test("a customer's words never agree to a closure", async () => {
    await site.desk('tierOne', command.propose())
    await comment('reporter')
    expect(site.incident().closure.kind).toBe('proposedByDesk')
  })

  test.each([
    ['an internal note', 'tierOne', { public: false }],
    ['an edit', 'tierOne', { edited: true }],
    ['our own', 'tierOne', { effectId: '10142:1:0' }],
    ["another app's", 'tierOne', { type: 'app' }],
  ] as const)('%s counts for nothing', async (_name, by, change) => {
    await comment(by, change)
    expect(site.incident()).toMatchObject({ revision: 1, firstResponseMetAt: null })
  })

  test("the reporter's own counts as the customer's, agent or not", async () => {
    const issue = site.jira.issues.get(ISSUE)
    if (issue) issue.reporter = { accountId: CALLERS.tierOne.accountId, accountType: 'atlassian', active: true, timeZone: null }
    await comment('tierOne')
    expect(site.incident().firstResponseMetAt).toBeNull()
  })

  test('one that is gone, or stands on another issue, counts for nothing', async () => {
    await noteJiraChange(site.ports, { kind: 'commented', issueId: ISSUE, commentId: '404' })
    expect(site.incident().revision).toBe(1)
  })
})

describe('files', () => {
  const attach = async (by: PersonName) => {
    const accountType = CALLERS[by].accountType === 'customer' ? 'customer' : 'atlassian'
    site.jira.files.set('5', { id: '5', issueId: ISSUE, createdAt: site.now, authorAccountId: CALLERS[by].accountId, authorAccountType: accountType, fileName: 'app.log', sizeBytes: 12 })
    await noteJiraChange(site.ports, { kind: 'attached', issueId: ISSUE, attachmentId: '5' })
    return site.incident().revision
  }
  test("a customer's is noted", async () => expect(await attach('reporter')).toBe(2))
  test("an agent's is not", async () => expect(await attach('tierOne')).toBe(1))
})

describe('the issue', () => {
  const issue = () => {
    const found = site.jira.issues.get(ISSUE)
    if (found === undefined) throw new Error('No issue')
    return found
  }
  const updated = (changed: Partial<typeof CHANGED>) => noteJiraChange(site.ports, { kind: 'updated', issueId: ISSUE, changed: { ...CHANGED, ...changed } })

  test('an assignee set in Jira is taken over', async () => {
    issue().assigneeAccountId = CALLERS.tierTwo.accountId
    await updated({ assignee: true })
    expect(site.incident().assignee).toBe(await site.store.refOf(CALLERS.tierTwo.accountId))
  })

  test('a new reporter is taken over, agent or not', async () => {
    issue().reporter = { accountId: CALLERS.tierOne.accountId, accountType: 'atlassian', active: true, timeZone: 'UTC' }
    await updated({ reporter: true })
    expect(site.incident().reporter).toEqual({ person: await site.store.refOf(CALLERS.tierOne.accountId), eligible: false, timeZone: 'UTC' })
  })

  test('the same reporter whose account was closed is taken over too', async () => {
    const { person } = site.incident().reporter
    issue().reporter = { accountId: CALLERS.reporter.accountId, accountType: 'customer', active: false, timeZone: null }
    await updated({ reporter: true })
    expect(site.incident().reporter).toMatchObject({ person, eligible: false })
  })

  test('a status moved by hand is put back, three times in ten minutes, then left', async () => {
    for (let time = 1; time <= 5; time += 1) {
      issue().statusId = STATUS_IDS.closed
      await updated({ status: true })
      expect(issue().statusId).toBe(time <= 3 ? STATUS_IDS.waitingForSupport : STATUS_IDS.closed)
      site.pass(MINUTE_MS)
    }
    expect(site.incident()).toMatchObject({ closure: { kind: 'none' }, jira: { statusLeftAlone: true } })
  })

  test('the event of a status that stands right changes nothing', async () => {
    await updated({ status: true, assignee: true, reporter: true })
    expect(site.incident().revision).toBe(1)
  })

  test('one that we are about to move ourselves was moved by nobody', async () => {
    const row = { key: `${ISSUE}:000001`, issueId: ISSUE, revision: 1, effects: [{ kind: 'status' as const, to: 'waitingForSupport' as const }], claimedUntil: site.now + 1, previous: null, done: 0, attempts: 0 }
    site.store.outbox.set(row.key, row)
    issue().statusId = STATUS_IDS.escalated
    await updated({ status: true })
    expect(site.incident().revision).toBe(1)
  })

  test('a deletion leaves a tombstone with its number; a rumour of one does not', async () => {
    await noteJiraChange(site.ports, { kind: 'deleted', issueId: ISSUE })
    expect(site.incident().jira.deleted).toBe(false)
    site.jira.issues.delete(ISSUE)
    await noteJiraChange(site.ports, { kind: 'deleted', issueId: ISSUE })
    expect(site.incident()).toMatchObject({ number: 'RC-010142', jira: { deleted: true }, reporter: { person: null } })
  })

  test('texts and people go with the issue, and a run that broke off is made good', async () => {
    await handleCommand(site.ports, { grant: await site.agent('tierOne'), command: command.investigate('preliminary', 'Their server room') })
    site.jira.issues.delete(ISSUE)
    const broken = { ...site.ports, store: Object.assign(Object.create(site.store) as typeof site.store, { eraseIncident: () => Promise.reject(new StoreUnavailable('history.erase', null)) }) }
    await expect(noteJiraChange(broken, { kind: 'deleted', issueId: ISSUE })).rejects.toThrow('history.erase')
    await noteJiraChange(site.ports, { kind: 'deleted', issueId: ISSUE })
    const stored = JSON.stringify([...site.store.historyRows.values(), site.incident()])
    expect(stored).not.toContain('Their server room')
    expect(stored).not.toContain(await site.store.refOf(CALLERS.tierOne.accountId))
  })
})

describe('closing in Jira', () => {
  test('an open incident stays open', async () => {
    expect(await mayClose(site.ports, 'REC-142')).toMatchObject({ ok: false, text: expect.stringContaining('Propose closure in the ReTRAC panel') as string })
  })
  test('where closure is proposed, the refusal says by whom an answer is wanted', async () => {
    await site.desk('tierOne', command.propose())
    expect(await mayClose(site.ports, 'REC-142')).toMatchObject({ ok: false, text: expect.stringContaining('waits for an answer') as string })
    const { closure } = site.incident()
    if (closure.kind === 'proposedByDesk') await site.side('reporter', command.decline())
    await site.side('reporter', command.noLonger())
    expect(await mayClose(site.ports, 'REC-142')).toMatchObject({ ok: false, text: expect.stringContaining('agree in the ReTRAC panel') as string })
  })
  test('a closed one passes', async () => {
    await site.desk('tierOne', command.propose())
    const { closure } = site.incident()
    if (closure.kind === 'proposedByDesk') await site.side('reporter', command.agree(closure.textHash))
    expect(await mayClose(site.ports, 'REC-142')).toEqual({ ok: true })
  })
  test('what is no incident passes; what should be one and is not recorded does not', async () => {
    site.store.incidents.clear()
    expect(await mayClose(site.ports, 'REC-142')).toMatchObject({ ok: false })
    site.raise({ requestTypeId: OTHER_REQUEST_TYPE })
    expect(await mayClose(site.ports, 'REC-142')).toEqual({ ok: true })
    const setup = site.store.policies[0]?.projects[PROJECT]
    if (setup) setup.on = false
    site.raise({})
    expect(await mayClose(site.ports, 'REC-142')).toEqual({ ok: true })
  })
  test('an issue that cannot be read stays where it is', async () => {
    expect(await mayClose(site.ports, 'REC-999')).toMatchObject({ ok: false, text: expect.stringContaining("can't tell") as string })
  })
})
