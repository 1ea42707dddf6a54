import { DAY_MS } from '../../src/domain/time'
import { Desk, HOUR_MS, MINUTE_MS, SUPPORT, answerOf, problemOf } from './support/desk'
import type { Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { INSIDE, Story, notesOf } from './support/story'
import { eventTypes, expectWhole, storedOf } from './support/whole'

/** Scope, escalation, tiers both ways and closure in all its forms, with the desk's groups named; through the sandbox. */
let desk: Desk
let story: Story
let raised: Raised
beforeAll(async () => {
  desk = await Desk.open()
  story = new Story(desk)
  await story.publish((edit) => ({ ...edit, roleGroups: { tierI: 'recare-tier-1', tierII: 'recare-tier-2', consultant: 'recare-consultants', lead: 'recare-leads', higherLevel: 'recare-higher-level' } }))
})
afterAll(() => desk.close())
beforeEach(async () => {
  raised = await desk.raiseAndSettle('customer-1')
})
const events = async (): Promise<string[]> => eventTypes(await storedOf(desk, raised.issueId))
const propose = (by = 'agent-t1') => story.act(by, raised, 'proposeClosure', { as: 'resolved', text: 'It runs again.' })
const textHash = async (): Promise<string> => {
  const { closure } = await story.view('customer-1', raised)
  return closure.kind === 'askedOfYou' ? closure.textHash : ''
}

describe('scope', () => {
  const question = () => story.act('agent-t1', raised, 'questionScope', { reason: `${INSIDE}: payroll is another contract` })

  test('all clocks stop while it is decided and go on when it is covered', async () => {
    await desk.pass(5)
    await question()
    expect((await desk.issue(raised)).status).toBe('Escalated')
    expect((await story.view('customer-1', raised)).scope).toEqual({ kind: 'checking' })
    await desk.pass(40)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 5, restore: 5, holdI: 5 })
    expect(problemOf(await story.try('agent-t1', raised, 'decideScope', { decision: { kind: 'in' } })).text).toContain('the higher level')
    expect(problemOf(await story.try('agent-t1', raised, 'proposeClosure', { as: 'answered', text: 'No.' }))).toMatchObject({ wayOut: 'decideScope' })
    await story.act('lead', raised, 'decideScope', { decision: { kind: 'goodwill' } })
    expect((await desk.told(raised)).at(-1)).toBe("This isn't in your contract; we'll do it all the same.")
    await desk.pass(3)
    // The higher level's own words were the first answer.
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 5, restore: 8, holdI: 8 })
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    await expectWhole(desk, raised)
  })

  test('a charge is the reporter\'s to answer: nobody else, no other words, and declined it is returned', async () => {
    await question()
    await story.act('lead', raised, 'decideScope', { decision: { kind: 'charge', amount: '120.00 EUR', for: 'a visit on site' } })
    expect((await desk.told(raised)).at(-1)).toBe("This isn't in your contract. It would cost 120.00 EUR: answer on your request.")
    expect((await desk.issue(raised)).status).toBe('Waiting for customer')
    const { charge } = await story.view('customer-1', raised)
    expect(problemOf(await story.say('customer-2', raised, 'acceptCharge', { textHash: charge?.textHash ?? '' })).kind).toBe('refused')
    expect(problemOf(await story.say('customer-1', raised, 'acceptCharge', { textHash: 'd'.repeat(64) })).text).toContain('changed')
    answerOf(await story.say('customer-1', raised, 'declineCharge', { reason: 'Too dear.' }))
    expect((await story.view('customer-1', raised)).scope).toMatchObject({ kind: 'notCovered' })
    await desk.pass(90)
    expect(await story.elapsed(raised)).toMatchObject({ restore: 0, holdI: 0 })
    await expectWhole(desk, raised)
  })

  test('accepted, the clocks go on and the agreement stands in the record', async () => {
    await question()
    await story.act('lead', raised, 'decideScope', { decision: { kind: 'charge', amount: '80.00 EUR', for: 'a restore' } })
    const { charge } = await story.view('customer-1', raised)
    await desk.pass(30)
    answerOf(await story.say('customer-1', raised, 'acceptCharge', { textHash: charge?.textHash ?? '' }))
    await desk.pass(4)
    expect(await story.elapsed(raised)).toMatchObject({ restore: 4, holdI: 4 })
    expect((await story.view('customer-1', raised)).agreements.map(({ text }) => text)).toContain(charge?.text)
    expect(problemOf(await story.say('customer-1', raised, 'declineCharge', {})).kind).toBe('refused')
    await expectWhole(desk, raised)
  })

  test('returned with the reason; closed like any other', async () => {
    await question()
    await story.act('lead', raised, 'decideScope', { decision: { kind: 'returned', reason: 'payroll belongs to another contract' } })
    expect((await desk.told(raised)).at(-1)).toBe("This isn't covered by your contract: payroll belongs to another contract.")
    await desk.pass(20)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 0, restore: 0, holdI: 0 })
    await story.act('agent-t1', raised, 'proposeClosure', { as: 'answered', text: 'Please ask your payroll vendor.' })
    answerOf(await story.say('customer-1', raised, 'agreeClosure', { textHash: await textHash() }))
    expect((await desk.issue(raised)).status).toBe('Resolved')
    await expectWhole(desk, raised)
  })
})

describe('escalation', () => {
  test('S1 goes to the higher level by the rule; the note names its people and no customer reads it', async () => {
    raised = await desk.raiseAndSettle('customer-1', { impact: 'everyone', urgency: 'high' })
    expect(await events()).toContain('Escalated')
    expect((await desk.issue(raised)).status).toBe('Escalated')
    expect(await desk.told(raised)).toContain("We've raised this with our higher-level team.")
    const [note] = await notesOf(desk, raised)
    expect(note).toContain('Escalated as critical: Its severity is S1 Critical.')
    await desk.pass(6)
    expect(await story.elapsed(raised)).toEqual({ firstResponse: 6, restore: 6, holdI: 6 })
    expect(problemOf(await story.try('agent-t1', raised, 'escalate', { reason: INSIDE })).text).toContain('already')
    expect(problemOf(await story.try('agent-t1', raised, 'returnEscalation', { reason: INSIDE })).text).toContain('the higher level')
    await story.act('lead', raised, 'returnEscalation', { reason: `${INSIDE}: in hand` })
    // A rule acts once: it does not raise it again.
    await desk.pass(30)
    expect((await events()).filter((type) => type === 'Escalated')).toHaveLength(1)
    expect((await desk.issue(raised)).status).toBe('Waiting for support')
    await expectWhole(desk, raised)
  })

  test('S1 later, and by hand', async () => {
    await story.act('agent-t1', raised, 'assessSeverity', { impact: 'everyone', urgency: 'high' })
    expect(await events()).toContain('Escalated')
    raised = await desk.raiseAndSettle('customer-1')
    await story.act('agent-t1', raised, 'escalate', { reason: `${INSIDE}: the board meets today` })
    expect((await notesOf(desk, raised)).join()).toContain('the board meets today')
    expect((await story.view('customer-1', raised)).escalated).toBe(true)
    await expectWhole(desk, raised)
  })

  test('an S2 is raised when three quarters of the time to restore are used, at that instant', async () => {
    await desk.pass(6 * 60 - 1)
    expect(await events()).not.toContain('Escalated')
    await desk.pass(1)
    expect(await events()).toContain('Escalated')
    await expectWhole(desk, raised)
  })
})

describe('tiers', () => {
  test('there and back: the second stay goes on where the first stopped; only the owning tier acts', async () => {
    await desk.pass(10)
    expect(problemOf(await story.try('agent-t2', raised, 'take', {})).text).toContain('Tier I')
    await story.act('agent-t1', raised, 'recordInvestigation', { kind: 'preliminary', text: INSIDE })
    const packet = { seen: INSIDE, tried: INSIDE, ruledOut: INSIDE, neededNext: INSIDE }
    await story.act('agent-t1', raised, 'transferTier', { to: 'II', reason: INSIDE, customerReason: 'a database expert is needed', ...packet })
    expect((await desk.told(raised)).at(-1)).toBe('Our Tier II specialists now have your incident, because a database expert is needed.')
    await desk.pass(20)
    expect(await story.clock(raised, 'holdII')).toMatchObject({ elapsedMs: 20 * MINUTE_MS })
    await story.act('agent-t2', raised, 'transferTier', { to: 'I', reason: INSIDE, customerReason: 'it can be done at once' })
    await desk.pass(7)
    expect(await story.clock(raised, 'holdI')).toMatchObject({ elapsedMs: 17 * MINUTE_MS })
    expect((await desk.seen('lead', raised)).view.transferCount).toBe(2)
    await expectWhole(desk, raised)
  })
})

describe('closure', () => {
  test('a proposal settles what is asked', async () => {
    const expiresAt = (await desk.now()) + HOUR_MS
    await story.act('agent-t1', raised, 'askEvidence', { items: [{ kind: 'logs', what: 'the log', why: 'it shows it', answerBy: null }] })
    await story.act('agent-t1', raised, 'askSession', { tool: 'UltraVNC', purpose: 'to see it', may: 'see your screen', expiresAt })
    await propose()
    const seen = await story.view('customer-1', raised)
    expect(seen.evidence.map(({ state }) => state)).toEqual(['withdrawn'])
    expect(seen.session).toMatchObject({ kind: 'ended', how: 'withdrawn' })
    answerOf(await story.say('customer-1', raised, 'declineClosure', { why: 'stillHappens' }))
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    await expectWhole(desk, raised)
  })

  test('saying that it is no longer an issue makes a charge undecided again, and the higher level is told', async () => {
    await story.act('agent-t1', raised, 'questionScope', { reason: INSIDE })
    await story.act('lead', raised, 'decideScope', { decision: { kind: 'charge', amount: '80.00 EUR', for: 'a restore' } })
    answerOf(await story.say('customer-1', raised, 'sayNoLongerAnIssue', { text: 'It went away.' }))
    expect((await desk.seen('lead', raised)).view.scope.kind).toBe('toDecide')
    expect((await notesOf(desk, raised)).at(-1)).toContain('no longer an issue')
    expect(await desk.property(raised)).toMatchObject({ turn: 'us' })
    await expectWhole(desk, raised)
  })

  test('opened again within its days: a new cycle; too late it is refused with what to do, and an agent still may', async () => {
    await desk.pass(30)
    await propose()
    answerOf(await story.say('customer-1', raised, 'agreeClosure', { textHash: await textHash() }))
    await desk.pass(60)
    expect(problemOf(await story.say('customer-2', raised, 'reopen', { reason: 'It is back.' })).kind).toBe('refused')
    answerOf(await story.say('customer-1', raised, 'reopen', { reason: 'It is back.' }))
    expect((await desk.told(raised)).at(-1)).toBe(`Open again: RC-0${raised.issueId}.`)
    await desk.pass(10)
    expect(await story.clock(raised, 'restore')).toMatchObject({ cycle: 2, elapsedMs: 10 * MINUTE_MS })
    expect(await story.clock(raised, 'holdI')).toMatchObject({ elapsedMs: 40 * MINUTE_MS })
    expect((await desk.issue(raised)).status).toBe('Waiting for support')

    await propose()
    answerOf(await story.say('customer-1', raised, 'agreeClosure', { textHash: await textHash() }))
    const { closure } = await story.view('customer-1', raised)
    expect(closure).toMatchObject({ kind: 'closed', reopenUntil: (await desk.now()) + 14 * DAY_MS })
    await desk.pass((14 * DAY_MS) / MINUTE_MS + 1)
    expect(problemOf(await story.say('customer-1', raised, 'reopen', { reason: 'Again.' })).text).toBe('The time to open it again is over. Raise a new request and name this number.')
    await story.act('agent-t1', raised, 'reopen', { reason: `${INSIDE}: seen in the logs` })
    expect((await desk.seen('agent-t1', raised)).view.reopenedCount).toBe(2)
    await expectWhole(desk, raised)
  })

  test('within the desk only where no customer can agree: two people, one of them a lead', async () => {
    await propose()
    expect(problemOf(await story.try('lead', raised, 'closeWithinDesk', {})).text).toContain('A customer can agree')

    const made = await desk.rest<{ id: string; key: string }>('agent-t1', 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'REC' }, issuetype: { name: 'Incident' }, summary: 'Disk is full', customfield_10010: SUPPORT.requestTypeId },
    })
    raised = { issueId: made.id, issueKey: made.key }
    await desk.site.settle()
    await propose()
    expect(problemOf(await story.try('agent-t1', raised, 'closeWithinDesk', {})).kind).toBe('refused')
    expect(problemOf(await story.try('agent-t2', raised, 'closeWithinDesk', {})).text).toContain('Ask a lead')
    expect((await desk.transition('agent-t2', raised, 'Resolved')).status).toBe(400)
    // A participant who could agree takes it out of the desk's hands, as Jira says at that instant.
    const participant = { accountIds: [desk.person('customer-3').accountId] }
    await desk.rest('agent-t1', 'POST', `/rest/servicedeskapi/request/${raised.issueKey}/participant`, participant)
    expect(problemOf(await story.try('lead', raised, 'closeWithinDesk', {})).text).toContain('A customer can agree')
    await desk.rest('agent-t1', 'DELETE', `/rest/servicedeskapi/request/${raised.issueKey}/participant`, participant)
    const { view } = await story.act('lead', raised, 'closeWithinDesk', {})
    expect(view.closure).toMatchObject({ kind: 'closed', how: 'withinDesk' })
    expect((await desk.issue(raised)).status).toBe('Resolved')
    await expectWhole(desk, raised)
  })

  test('the desk closes what waits for a customer whose account was closed meanwhile; opened again, the account counts', async () => {
    const account = (active: boolean) => desk.site.send('POST', '/sandbox/site/account', { person: 'customer-1', active })
    await propose()
    await account(false)
    expect((await desk.seen('lead', raised)).view.nextStep.kind).toBe('closeWithinDesk')
    await account(true)
    expect((await desk.seen('lead', raised)).view.nextStep.kind).toBe('withdrawProposal')
    await account(false)
    expect((await story.act('lead', raised, 'closeWithinDesk', {})).view.closure).toMatchObject({ kind: 'closed', how: 'withinDesk' })
    await account(true)
    expect(await events()).toEqual(expect.arrayContaining(['ReporterChanged', 'IncidentClosed']))
    await expectWhole(desk, raised)
  })
})

describe('by mail', () => {
  test('recorded, not assessed, and told its number by comment', async () => {
    const { body } = await desk.site.send('POST', '/sandbox/site/mail', { from: desk.person('customer-3').email, subject: 'Printer', text: 'It prints blank pages.', requestTypeId: SUPPORT.requestTypeId })
    raised = body as Raised
    await desk.site.settle()
    expect((await desk.told(raised))[0]).toMatch(new RegExp(`^We've recorded this as RC-0${raised.issueId}\\. We treat it as Medium: first answer by `))
    expect((await desk.seen('agent-t1', raised)).view).toMatchObject({ channel: 'email', severity: { kind: 'notAssessed' }, nextStep: { kind: 'assessSeverity' } })
    expect(await desk.property(raised)).toMatchObject({ assessed: false })
    await expectWhole(desk, raised)
  })
})

test('nothing internal was answered to a customer, nor told in public', async () => {
  const staff = ['agent-t1', 'agent-t2', 'consultant', 'lead'].flatMap((key) => [desk.person(key).displayName, desk.person(key).accountId, desk.person(key).email])
  const inside = [INSIDE, ...staff, 'recare-', 'holdI']
  expect(story.heard.length).toBeGreaterThan(15)
  expect(story.heard.filter((text) => inside.some((word) => text.includes(word)))).toEqual([])
  const open = await desk.rest<{ issues: { id: string; key: string }[] }>('agent-t1', 'POST', '/rest/api/3/search/jql', { jql: 'project = REC', fields: ['summary'], maxResults: 100 })
  for (const { id, key } of open.issues) {
    const told = (await desk.told({ issueId: id, issueKey: key })).join('\n')
    expect(inside.filter((word) => told.includes(word))).toEqual([])
  }
})

itsCallsFitTheContract(() => desk)
