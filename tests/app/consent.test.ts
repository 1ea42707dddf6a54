import { createHash } from 'node:crypto'
import { noteJiraChange } from '../../src/app/note-jira-change'
import type { MemoryIssue } from '../support/memory-jira'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time'
import { ISSUE, command } from '../support/builders'
import { agent, ok, portal, problemOf } from '../support/call'
import { CALLERS, MemorySite } from '../support/memory-site'
import type { PersonName } from '../support/memory-site'

const issueId: string = ISSUE
let site: MemorySite
beforeEach(() => {
  site = new MemorySite()
  site.raise()
})
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const issue = (): MemoryIssue => {
  const found = site.jira.issues.get(ISSUE)
  if (found === undefined) throw new Error('No issue')
  return found
}

describe('a remote session', () => {
  const asked = async () => {
    ok(await agent(site, 'tierOne', 'askSession', { issueId, tool: 'UltraVNC', purpose: 'to see the error', may: 'see your screen', expiresAt: site.now + HOUR_MS }))
    const { session } = site.incident()
    if (session.kind !== 'asked') throw new Error('Not asked')
    return session
  }
  const approve = (name: PersonName, textHash: string) => portal(site, name, 'approveSession', { issueId, textHash })

  test('is asked by the one who will connect, of the reporter, in a text whose hash is frozen with it', async () => {
    const { terms, answerBy } = await asked()
    expect(terms).toMatchObject({ technician: await site.store.refOf(CALLERS.tierOne.accountId), approver: await site.store.refOf(CALLERS.reporter.accountId) })
    expect(terms.textHash).toBe(sha256(terms.text))
    expect(terms.text).toContain('UltraVNC')
    expect(terms.text).not.toContain(CALLERS.tierOne.accountId)
    expect(answerBy).toBe(site.now + HOUR_MS)
    const seen = ok(await portal(site, 'reporter', 'getIncident', { requestKey: 'REC-142' }))
    expect(seen.view).toMatchObject({ turn: 'you', session: { kind: 'asked', text: terms.text, textHash: terms.textHash } })
  })

  test('is approved once; the second press changes nothing', async () => {
    const { terms } = await asked()
    const answers = await Promise.all([approve('reporter', terms.textHash), approve('reporter', terms.textHash)])
    expect(answers.map((wire) => wire.ok).sort()).toEqual([false, true])
    expect(site.incident().session.kind).toBe('approved')
    expect(site.store.historyRows.size).toBe(3)
  })

  test.each(['participant', 'colleague', 'unlicensedParticipant', 'member'] as const)('%s cannot approve it', async (name) => {
    const { terms } = await asked()
    expect(problemOf(await approve(name, terms.textHash))).toMatchObject({ kind: 'refused' })
    expect(site.incident().session.kind).toBe('asked')
  })

  test('an agent who is a participant too is no customer, and one who became the reporter neither', async () => {
    const { terms } = await asked()
    issue().participants.push(CALLERS.tierTwo.accountId)
    expect(problemOf(await approve('tierTwo', terms.textHash))).toMatchObject({ kind: 'noAccess' })
    issue().reporter = { accountId: CALLERS.tierOne.accountId, accountType: 'atlassian', active: true, timeZone: null }
    expect(problemOf(await approve('tierOne', terms.textHash))).toMatchObject({ kind: 'noAccess' })
    expect(site.incident().session.kind).toBe('asked')
  })

  test('a text that changed is read again first', async () => {
    await asked()
    expect(problemOf(await approve('reporter', 'b'.repeat(64)))).toMatchObject({ kind: 'refused' })
    expect(site.incident().session.kind).toBe('asked')
  })

  test('an answer after its instant approves nothing, and nothing starts', async () => {
    const { terms, answerBy } = await asked()
    site.now = answerBy
    expect(problemOf(await approve('reporter', terms.textHash))).not.toBeNull()
    expect(problemOf(await agent(site, 'tierOne', 'startSession', { issueId }))).toMatchObject({ kind: 'refused' })
    expect(site.incident().session.kind).not.toBe('approved')
  })

  test('starts within its approval only, by the one it names; anybody of the customer may stop it', async () => {
    const { terms, expiresAt } = await asked()
    expect(problemOf(await agent(site, 'tierOne', 'startSession', { issueId }))).toMatchObject({ kind: 'refused' })
    ok(await approve('reporter', terms.textHash))
    expect(problemOf(await agent(site, 'lead', 'startSession', { issueId }))).toMatchObject({ kind: 'refused' })
    ok(await agent(site, 'tierOne', 'startSession', { issueId }))
    ok(await portal(site, 'member', 'revokeSession', { issueId }))
    expect(site.incident().session).toMatchObject({ kind: 'ended', how: 'revoked' })

    const again = await asked()
    ok(await approve('reporter', again.terms.textHash))
    site.now = Math.max(expiresAt, again.expiresAt)
    expect(problemOf(await agent(site, 'tierOne', 'startSession', { issueId }))).toMatchObject({ kind: 'refused' })
  })

  test('a new reporter voids it', async () => {
    const { terms } = await asked()
    issue().reporter = { accountId: CALLERS.stranger.accountId, accountType: 'customer', active: true, timeZone: null }
    await noteJiraChange(site.ports, { kind: 'updated', issueId: ISSUE, changed: { status: false, assignee: false, reporter: true, project: false } })
    expect(problemOf(await approve('stranger', terms.textHash))).toMatchObject({ kind: 'refused' })
    expect(site.incident().session).toMatchObject({ kind: 'ended' })
  })

  test('a tool that is retired or unknown is not asked for, and is not offered', async () => {
    const rules = site.store.policies[0]
    if (rules) rules.remoteTools = [{ name: 'UltraVNC', retired: true }, { name: 'Citrix GoToAssist', retired: false }]
    const ask = (tool: string) => agent(site, 'tierOne', 'askSession', { issueId, tool, purpose: 'x', may: 'y', expiresAt: site.now + HOUR_MS })
    expect(problemOf(await ask('UltraVNC'))).toMatchObject({ kind: 'refused', text: expect.stringContaining('Citrix GoToAssist') as string })
    expect(problemOf(await ask('TeamViewer'))).toMatchObject({ kind: 'refused' })
    expect(ok(await agent(site, 'tierOne', 'getIncident', { issueId })).rules.remoteTools).toEqual(['Citrix GoToAssist'])
  })
})

describe('a charge', () => {
  const asked = async () => {
    ok(await agent(site, 'tierOne', 'questionScope', { issueId, reason: 'Not in the contract.' }))
    ok(await agent(site, 'lead', 'decideScope', { issueId, decision: { kind: 'charge', amount: '120.00 EUR', for: 'A visit on site' } }))
    const { charge } = ok(await portal(site, 'reporter', 'getIncident', { requestKey: 'REC-142' })).view
    if (charge === null) throw new Error('No charge')
    return charge
  }
  const accept = (name: PersonName, textHash: string) => portal(site, name, 'acceptCharge', { issueId, textHash })

  test('is accepted by the reporter, of the very words that were shown', async () => {
    const { text, textHash } = await asked()
    expect(textHash).toBe(sha256(text))
    expect(text).toContain('120.00 EUR')
    expect(problemOf(await accept('participant', textHash))).toMatchObject({ kind: 'refused' })
    expect(problemOf(await accept('reporter', 'b'.repeat(64)))).toMatchObject({ kind: 'refused' })
    const answers = await Promise.all([accept('reporter', textHash), accept('reporter', textHash)])
    expect(answers.map((wire) => wire.ok).sort()).toEqual([false, true])
    expect(site.incident().scope).toMatchObject({ kind: 'chargeAccepted' })
  })

  test.each(['participant', 'colleague', 'unlicensedParticipant', 'member'] as const)('%s can neither accept nor decline it', async (name) => {
    const { textHash } = await asked()
    expect(problemOf(await accept(name, textHash))).toMatchObject({ kind: 'refused' })
    expect(problemOf(await portal(site, name, 'declineCharge', { issueId, reason: 'No.' }))).toMatchObject({ kind: 'refused' })
    expect(site.incident().scope.kind).toBe('chargeAsked')
  })

  test('an agent who is a participant too is no customer, and one who became the reporter neither', async () => {
    const { textHash } = await asked()
    issue().participants.push(CALLERS.tierTwo.accountId)
    expect(problemOf(await accept('tierTwo', textHash))).toMatchObject({ kind: 'noAccess' })
    issue().reporter = { accountId: CALLERS.tierOne.accountId, accountType: 'atlassian', active: true, timeZone: null }
    expect(problemOf(await accept('tierOne', textHash))).toMatchObject({ kind: 'noAccess' })
    expect(site.incident().scope.kind).toBe('chargeAsked')
  })

  test('a new reporter voids it: to be decided anew, and neither of the two can accept what was shown', async () => {
    const { textHash } = await asked()
    issue().reporter = { accountId: CALLERS.participant.accountId, accountType: 'customer', active: true, timeZone: null }
    await noteJiraChange(site.ports, { kind: 'updated', issueId: ISSUE, changed: { status: false, assignee: false, reporter: true, project: false } })
    for (const name of ['reporter', 'participant'] as const) expect((await accept(name, textHash)).ok).toBe(false)
    expect(site.incident().scope.kind).toBe('toDecide')
  })

  test('is decided by the higher level only: the leads, where it has no group', async () => {
    ok(await agent(site, 'tierOne', 'questionScope', { issueId, reason: 'Not in the contract.' }))
    expect(problemOf(await agent(site, 'tierOne', 'decideScope', { issueId, decision: { kind: 'in' } }))).toMatchObject({ kind: 'refused' })
    ok(await agent(site, 'lead', 'decideScope', { issueId, decision: { kind: 'in' } }))
  })

  test('one that is decided anew meanwhile is not the one that was shown', async () => {
    const shown = await asked()
    ok(await agent(site, 'lead', 'decideScope', { issueId, decision: { kind: 'charge', amount: '240.00 EUR', for: 'Two visits' } }))
    expect(problemOf(await accept('reporter', shown.textHash))).toMatchObject({ kind: 'refused' })
  })
})

describe('evidence', () => {
  const file = (by: PersonName, id = '77') => site.jira.files.set(id, { id, issueId: ISSUE, createdAt: site.now, authorAccountId: CALLERS[by].accountId, authorAccountType: 'customer', fileName: 'app.log', sizeBytes: 2_400_000 })
  const asked = async () => {
    ok(await agent(site, 'tierOne', 'askEvidence', { issueId, items: [{ kind: 'logs', what: 'Application log', why: 'It shows the call.', answerBy: site.now + HOUR_MS }] }))
    const [item] = site.incident().asks.items
    if (item === undefined) throw new Error('Nothing asked')
    return item.id
  }
  const answer = (name: PersonName, itemId: string, attachmentId = '77') =>
    portal(site, name, 'answerEvidence', { issueId, itemId, answer: { kind: 'file', attachmentId, sha256: 'c'.repeat(64) } })

  test("a file is the caller's own on this very request; its name and size are Jira's", async () => {
    const itemId = await asked()
    expect(problemOf(await answer('reporter', itemId))).toMatchObject({ kind: 'invalid', fields: [{ path: 'answer.attachmentId' }] })
    file('participant')
    expect(problemOf(await answer('reporter', itemId))).toMatchObject({ kind: 'invalid' })
    site.jira.files.set('78', { ...site.jira.files.get('77'), id: '78', issueId: '10999' as typeof ISSUE, authorAccountId: CALLERS.reporter.accountId } as never)
    expect(problemOf(await answer('reporter', itemId, '78'))).toMatchObject({ kind: 'invalid' })
    expect(site.incident().revision).toBe(2)
    ok(await answer('participant', itemId))
    expect(site.incident().asks.items[0]).toMatchObject({ state: 'answered', with: 'file', fileName: 'app.log', sizeBytes: 2_400_000, sha256: 'c'.repeat(64) })
    expect(site.incident().asks.turn).toBe('us')
  })

  test('what answers an ask is not a message besides it', async () => {
    const itemId = await asked()
    file('reporter')
    ok(await answer('reporter', itemId))
    const { revision } = site.incident()
    await noteJiraChange(site.ports, { kind: 'attached', issueId: ISSUE, attachmentId: '77' })
    expect(site.incident().revision).toBe(revision)
  })

  test("the caller's own files are listed, newest first, and nobody else's", async () => {
    file('reporter', '77')
    file('participant', '78')
    site.pass(MINUTE_MS)
    file('reporter', '79')
    expect(ok(await portal(site, 'reporter', 'getFiles', { issueId })).files.map(({ attachmentId }) => attachmentId)).toEqual(['79', '77'])
  })

  test('a date that passes reminds both sides, once', async () => {
    await asked()
    const told = site.jira.comments.length
    site.pass(HOUR_MS)
    await site.desk('tierOne', command.take())
    site.pass(MINUTE_MS)
    await site.desk('tierOne', command.investigate())
    const reminders = site.jira.comments.slice(told)
    expect(reminders.map((comment) => comment.public).sort()).toEqual([false, true])
    expect(site.incident().asks.items[0]).toMatchObject({ state: 'open', reminded: true })
  })
})

describe('escalation', () => {
  test("tells the higher level in a note that names the group's people, and nobody else", async () => {
    ok(await agent(site, 'tierOne', 'escalate', { issueId, reason: `Everybody stands still, ask ${CALLERS.tierTwo.accountId}.` }))
    const notes = site.jira.comments.filter((comment) => comment.mentions !== undefined)
    expect(notes).toEqual([expect.objectContaining({ public: false, mentions: [CALLERS.lead.accountId] })])
    const customer = site.jira.comments.filter((comment) => comment.public).map(({ text }) => text)
    expect(customer.join()).not.toContain('Everybody stands still')
  })

  test('a note that may have got through is not written again', async () => {
    await site.desk('tierOne', command.investigate())
    let first = true
    const jira = Object.assign(Object.create(site.jira) as typeof site.jira, {
      addComment: async (...args: Parameters<typeof site.jira.addComment>) => {
        await site.jira.addComment(...args)
        if (first && args[1].mentions !== undefined) {
          first = false
          throw new TypeError('socket hang up')
        }
      },
    })
    ok(await agent(site, 'tierOne', 'escalate', { issueId, reason: 'Everybody stands still.' }, { ...site.ports, jira }))
    site.pass(MINUTE_MS)
    await site.drain()
    expect(site.jira.comments.filter((comment) => comment.mentions !== undefined)).toHaveLength(1)
    expect(site.store.outbox.size).toBe(0)
  })
})

describe('closing within the desk', () => {
  test('is for where nobody of the customer can agree', async () => {
    issue().reporter = { accountId: '557058:bot', accountType: 'app', active: true, timeZone: null }
    ok(await agent(site, 'tierOne', 'proposeClosure', { issueId, as: 'resolved', text: 'The disk is replaced.' }))
    expect(problemOf(await agent(site, 'lead', 'closeWithinDesk', { issueId }))).toMatchObject({ kind: 'refused' })
    issue().participants = [CALLERS.tierTwo.accountId]
    expect(problemOf(await agent(site, 'tierOne', 'closeWithinDesk', { issueId }))).toMatchObject({ kind: 'refused' })
    ok(await agent(site, 'lead', 'closeWithinDesk', { issueId }))
    expect(site.incident().closure).toMatchObject({ kind: 'closed', agreement: { kind: 'withinDesk' } })
  })
})

describe('a moved issue', () => {
  test('stays the same incident; a project that is off stops its clocks', async () => {
    await site.desk('tierOne', command.take())
    const { number } = site.incident()
    issue().projectId = '10900' as MemoryIssue['projectId']
    await noteJiraChange(site.ports, { kind: 'updated', issueId: ISSUE, changed: { status: false, assignee: false, reporter: false, project: true } })
    expect(site.incident()).toMatchObject({ number, projectId: '10900' })
    expect(site.jira.properties.get(ISSUE)).toMatchObject({ clockState: 'paused' })
  })
})
