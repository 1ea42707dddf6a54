import { Desk, HOUR_MS, MINUTE_MS, problemOf, answerOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { INSIDE, Story, notesOf } from './support/story'
import { eventTypes, expectWhole, storedOf } from './support/whole'

/** What the desk asks of a customer, and what that does to the clocks: evidence and remote sessions, through the sandbox. */
let desk: Desk
let story: Story
let raised: Raised
beforeAll(async () => {
  desk = await Desk.open()
  story = new Story(desk)
})
afterAll(() => desk.close())
beforeEach(async () => {
  raised = await desk.raiseAndSettle('customer-1')
})

const SHA = 'b'.repeat(64)
const item = (kind: 'logs' | 'database' | 'other', what: string, answerBy: number | null = null) => ({ kind, what, why: `It shows ${what}.`, answerBy })

describe('evidence', () => {
  test('several things: first response is met, restore and hold stand still to the minute, until nothing is asked', async () => {
    await story.act('agent-t1', raised, 'recordInvestigation', { kind: 'preliminary', text: `${INSIDE}: a lock, maybe.` })
    await desk.pass(10)
    await story.act('agent-t1', raised, 'askEvidence', { items: [item('logs', 'the log'), item('database', 'the row'), item('other', 'a picture')] })
    expect((await desk.told(raised)).at(-1)).toBe("We need 3 things from you. You'll find them on your request.")
    await desk.pass(25)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 10, restore: 10, holdI: 10 })
    expect(await story.clock(raised, 'restore')).toMatchObject({ state: 'paused', running: false, dueAt: null })

    const asked = await story.view('customer-1', raised)
    expect(asked.turn).toBe('you')
    expect(asked.evidence.map(({ what, state }) => [what, state])).toEqual([['the log', 'open'], ['the row', 'open'], ['a picture', 'open']])
    const [log, row, picture] = asked.evidence.map(({ id }) => id)

    // In Jira's own way first: that wakes the clocks, and leaves what is asked.
    const fileId = await story.attach('customer-1', raised, 'payroll.log', 'ORA-00060')
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    await desk.pass(5)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 10, restore: 15, holdI: 15 })
    await story.act('agent-t1', raised, 'stillMissing', {})
    expect((await desk.told(raised)).at(-1)).toBe('We still need: the log; the row; a picture.')
    await desk.pass(60)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 10, restore: 15, holdI: 15 })

    const foreign = await story.say('unlicensed-1', raised, 'answerEvidence', { itemId: log ?? '', answer: { kind: 'text', text: 'Me.' } }).catch((error: unknown) => String(error))
    expect(JSON.stringify(foreign)).not.toContain('"ok":true')
    expect(problemOf(await story.say('customer-2', raised, 'answerEvidence', { itemId: log ?? '', answer: { kind: 'text', text: 'Me.' } })).kind).toBe('refused')
    answerOf(await story.say('customer-1', raised, 'answerEvidence', { itemId: log ?? '', answer: { kind: 'file', attachmentId: fileId, sha256: SHA } }))
    expect((await story.view('customer-1', raised)).evidence.find(({ id }) => id === log)).toMatchObject({ state: 'answered', fileName: 'payroll.log', sizeBytes: 9, sha256: SHA })
    expect(problemOf(await story.say('customer-1', raised, 'answerEvidence', { itemId: log ?? '', answer: { kind: 'text', text: 'Again.' } })).kind).toBe('refused')
    answerOf(await story.say('customer-1', raised, 'answerEvidence', { itemId: row ?? '', answer: { kind: 'notPossible', reason: 'Not ours to give.' } }))
    expect(await desk.property(raised)).toMatchObject({ turn: 'them', clockState: 'paused' })
    await story.act('agent-t1', raised, 'withdrawEvidence', { itemId: picture ?? '' })
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    await desk.pass(7)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 10, restore: 22, holdI: 22 })
    const { view } = await desk.seen('agent-t1', raised)
    expect(view.evidence.map(({ state, answerText }) => [state, answerText])).toEqual([['answered', null], ['notPossible', 'Not ours to give.'], ['withdrawn', null]])
    await expectWhole(desk, raised)
  })

  test.each(['before the answer', 'after the answer'] as const)("a file that the form attaches is an answer, and wakes no clock: Jira tells of it %s", async (order) => {
    await story.act('agent-t1', raised, 'askEvidence', { items: [item('logs', 'the log'), item('other', 'a picture')] })
    const [log] = (await story.view('customer-1', raised)).evidence.map(({ id }) => id)
    const fileId = await story.attach('customer-1', raised, 'payroll.log', 'ORA-00060', { settles: order === 'before the answer' })
    answerOf(await story.say('customer-1', raised, 'answerEvidence', { itemId: log ?? '', answer: { kind: 'file', attachmentId: fileId, sha256: SHA } }))
    expect((await story.view('customer-1', raised)).turn).toBe('you')
    await desk.pass(30)
    expect(await story.elapsed(raised)).toMatchObject({ restore: 0, holdI: 0 })
    expect(eventTypes(await storedOf(desk, raised.issueId))).not.toContain('CustomerWrote')
    expect((await desk.issue(raised)).status).toBe('Waiting for customer')
    await expectWhole(desk, raised)
  })

  test('a date that passes reminds both sides, once, and the clocks stay as they are', async () => {
    await story.act('agent-t1', raised, 'askEvidence', { items: [item('logs', 'the log', (await desk.now()) + HOUR_MS), item('other', 'a picture')] })
    await desk.pass(59)
    expect(await notesOf(desk, raised)).toEqual([])
    await desk.pass(121)
    expect(await notesOf(desk, raised)).toEqual(['Asked for, and its date has passed: the log.'])
    expect((await desk.told(raised)).filter((text) => text.startsWith('We still need'))).toEqual(['We still need: the log.'])
    expect((await storedOf(desk, raised.issueId)).history.flatMap(({ events }) => events).filter(({ type }) => type === 'EvidenceOverdue')).toHaveLength(1)
    expect(await story.elapsed(raised)).toMatchObject({ restore: 0, holdI: 0 })
    await expectWhole(desk, raised)
  })

  test('a date in the past, an item too many and an empty ask are refused at their fields', async () => {
    const now = await desk.now()
    const past = problemOf(await story.try('agent-t1', raised, 'askEvidence', { items: [item('logs', 'the log', now - MINUTE_MS)] }))
    expect(past).toMatchObject({ kind: 'refused', text: expect.stringContaining('Choose a later one') as string })
    const empty = problemOf(await story.try('agent-t1', raised, 'askEvidence', { items: [] }))
    expect([empty.kind, empty.fields?.map(({ path }) => path)]).toEqual(['invalid', ['items']])
    const blank = problemOf(await story.try('agent-t1', raised, 'askEvidence', { items: [{ kind: 'logs', what: ' ', why: 'x', answerBy: null }] }))
    expect(blank.fields?.map(({ path }) => path)).toEqual(['items.0.what'])
    expect(eventTypes(await storedOf(desk, raised.issueId))).toEqual(['IncidentRecorded'])
  })
})

describe('a remote session', () => {
  const ask = async (hours = 2) => {
    const expiresAt = (await desk.now()) + hours * HOUR_MS
    await story.act('agent-t1', raised, 'askSession', { tool: 'Citrix GoToAssist', purpose: 'to see the error', may: 'see your screen', expiresAt })
    const { session } = await story.view('customer-1', raised)
    if (session.kind !== 'asked') throw new Error(`Not asked but ${session.kind}`)
    return { ...session, expiresAt }
  }

  test('nobody connects without an approval; approved, started and ended, and the words stand in the record', async () => {
    const { text, textHash, expiresAt } = await ask()
    expect(await desk.property(raised)).toMatchObject({ turn: 'them', clockState: 'paused' })
    expect(problemOf(await story.try('agent-t1', raised, 'startSession', {})).text).toContain("hasn't approved")
    expect(problemOf(await story.say('customer-1', raised, 'approveSession', { textHash: 'c'.repeat(64) })).text).toContain('changed')
    await desk.pass(30)
    answerOf(await story.say('customer-1', raised, 'approveSession', { textHash }))
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    expect(problemOf(await story.try('agent-t2', raised, 'startSession', {})).text).toContain('one agent by name')
    await story.act('agent-t1', raised, 'startSession', {})
    expect(problemOf(await story.try('agent-t1', raised, 'proposeClosure', { as: 'resolved', text: 'It runs.' }))).toMatchObject({ wayOut: 'endSession' })
    expect((await story.view('customer-2', raised)).session).toMatchObject({ kind: 'running', expiresAt })
    await desk.pass(15)
    await story.act('agent-t1', raised, 'endSession', {})
    expect(await story.elapsed(raised)).toMatchObject({ restore: 15, holdI: 15 })
    const { agreements, session } = await story.view('customer-1', raised)
    expect(session).toMatchObject({ kind: 'ended', how: 'done' })
    expect(agreements.map((each) => each.text)).toContain(text)
    expect((await storedOf(desk, raised.issueId)).incident?.session).toMatchObject({ terms: { text, textHash } })
    await expectWhole(desk, raised)
  })

  test('one that is not ended in time ends by itself, at its instant', async () => {
    const { textHash, expiresAt } = await ask(1)
    answerOf(await story.say('customer-1', raised, 'approveSession', { textHash }))
    await story.act('agent-t1', raised, 'startSession', {})
    await desk.pass(75)
    expect((await story.view('customer-1', raised)).session).toMatchObject({ kind: 'ended', how: 'timeOver', at: expiresAt })
    expect(problemOf(await story.try('agent-t1', raised, 'startSession', {})).kind).toBe('refused')
    await expectWhole(desk, raised)
  })

  test('approved, and never started: nobody connects after its time', async () => {
    const { textHash } = await ask(1)
    answerOf(await story.say('customer-1', raised, 'approveSession', { textHash }))
    await desk.pass(61)
    expect(problemOf(await story.try('agent-t1', raised, 'startSession', {})).kind).toBe('refused')
    expect((await story.view('customer-1', raised)).session).toMatchObject({ kind: 'ended', how: 'notStarted' })
  })

  test('declined, or revoked before it began', async () => {
    await ask()
    answerOf(await story.say('customer-1', raised, 'declineSession', { reason: 'Not on this machine.' }))
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    const { textHash } = await ask()
    answerOf(await story.say('customer-1', raised, 'approveSession', { textHash }))
    answerOf(await story.say('customer-2', raised, 'revokeSession', {}))
    expect(problemOf(await story.try('agent-t1', raised, 'startSession', {})).kind).toBe('refused')
    await expectWhole(desk, raised)
  })

  test.each([['asked', false], ['running', true]] as const)('a new reporter voids one that is %s', async (_state, isRunning) => {
    const { textHash } = await ask()
    if (isRunning) {
      answerOf(await story.say('customer-1', raised, 'approveSession', { textHash }))
      await story.act('agent-t1', raised, 'startSession', {})
    }
    await desk.rest('project-admin', 'PUT', `/rest/api/3/issue/${raised.issueKey}`, { fields: { reporter: { accountId: desk.person('customer-3').accountId } } })
    await desk.site.settle()
    expect((await story.view('customer-3', raised)).session.kind).toBe('ended')
    expect(problemOf(await story.say('customer-3', raised, 'approveSession', { textHash })).kind).toBe('refused')
    expect(problemOf(await story.try('agent-t1', raised, 'startSession', {})).kind).toBe('refused')
    await expectWhole(desk, raised)
  })

  test('a tool that is not listed and an end too late are refused with the reason', async () => {
    const now = await desk.now()
    const terms = { tool: 'Telepathy', purpose: 'to see it', may: 'see your screen', expiresAt: now + HOUR_MS }
    expect(problemOf(await story.try('agent-t1', raised, 'askSession', terms)).text).toContain('UltraVNC or Citrix GoToAssist')
    expect(problemOf(await story.try('agent-t1', raised, 'askSession', { ...terms, tool: 'UltraVNC', expiresAt: now + 5 * HOUR_MS })).text).toContain('4 h')
  })
})

test('nothing internal was answered to a customer', () => {
  expect(story.heard.length).toBeGreaterThan(20)
  expect(story.heard.filter((text) => [INSIDE, 'recare.example', 'holdI', desk.person('agent-t1').displayName, desk.person('agent-t1').accountId].some((word) => text.includes(word)))).toEqual([])
})

itsCallsFitTheContract(() => desk)
