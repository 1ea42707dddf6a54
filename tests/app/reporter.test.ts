import { ISSUE } from '../support/builders'
import { HOUR_MS } from '../../src/domain/time'
import { agent, ok, problemOf } from '../support/call'
import type { MemoryIssue } from '../support/memory-jira'
import { CALLERS, MemorySite } from '../support/memory-site'

/** Whether the reporter can still answer is looked at again before it counts: Jira tells of no account that was closed. */

const issueId: string = ISSUE
let site: MemorySite
beforeEach(async () => {
  site = new MemorySite()
  site.raise()
  issue().participants = []
  ok(await agent(site, 'tierOne', 'getIncident', { issueId }))
})
const issue = (): MemoryIssue => {
  const found = site.jira.issues.get(ISSUE)
  if (found === undefined) throw new Error('No issue')
  return found
}
const account = (active: boolean): void => {
  issue().reporter = { accountId: CALLERS.reporter.accountId, accountType: 'customer', active, timeZone: null }
}
const propose = () => agent(site, 'tierOne', 'proposeClosure', { issueId, as: 'resolved', text: 'The disk is replaced.' })
const askSession = () => agent(site, 'tierOne', 'askSession', { issueId, tool: 'UltraVNC', purpose: 'to see the error', may: 'see your screen', expiresAt: site.now + HOUR_MS })
const step = async () => ok(await agent(site, 'lead', 'getIncident', { issueId })).view.nextStep
const charge = { kind: 'charge', amount: '120.00 EUR', for: 'Two visits' } as const

describe('once their account is closed', () => {
  test('a closure that is proposed then is for the desk to finish: a second agent, one of both a lead', async () => {
    account(false)
    expect(ok(await propose()).view.nextStep).toMatchObject({ kind: 'closeWithinDesk' })
    expect(problemOf(await agent(site, 'tierTwo', 'closeWithinDesk', { issueId }))).toMatchObject({ kind: 'refused' })
    expect(ok(await agent(site, 'lead', 'closeWithinDesk', { issueId })).view.closure).toMatchObject({ kind: 'closed', how: 'withinDesk' })
  })

  test('so is one that waited already: whoever opens it sees that no customer can agree', async () => {
    ok(await propose())
    expect(await step()).toMatchObject({ kind: 'withdrawProposal' })
    expect(problemOf(await agent(site, 'lead', 'closeWithinDesk', { issueId }))).toMatchObject({ kind: 'refused' })
    account(false)
    expect(await step()).toMatchObject({ kind: 'closeWithinDesk' })
  })

  test('but a participant who can agree is still waited for', async () => {
    issue().participants = [CALLERS.participant.accountId]
    account(false)
    ok(await propose())
    expect(problemOf(await agent(site, 'lead', 'closeWithinDesk', { issueId }))).toMatchObject({ kind: 'refused' })
  })

  test('nothing that only they may allow is asked of them', async () => {
    account(false)
    expect(problemOf(await askSession())?.text).toMatch(/^Nobody here can approve a session/)
    ok(await agent(site, 'tierOne', 'questionScope', { issueId, reason: 'Not in the contract.' }))
    expect(problemOf(await agent(site, 'lead', 'decideScope', { issueId, decision: charge }))?.text).toMatch(/^Nobody here can accept a charge/)
    expect(site.incident().scope.kind).toBe('toDecide')
  })

  test('what was asked of them is void when an agent opens it, and the higher level hears of the charge', async () => {
    ok(await agent(site, 'tierOne', 'questionScope', { issueId, reason: 'Not in the contract.' }))
    ok(await agent(site, 'lead', 'decideScope', { issueId, decision: charge }))
    account(false)
    expect(await step()).toMatchObject({ kind: 'decideScope' })
    expect(site.jira.comments.at(-1)).toMatchObject({ public: false, text: "Scope to decide again: the reporter can't answer the charge any more." })
  })

  test('it says so in the history, once', async () => {
    account(false)
    ok(await propose())
    ok(await agent(site, 'lead', 'getIncident', { issueId }))
    const { history } = ok(await agent(site, 'lead', 'getIncident', { issueId })).view
    expect(history.filter(({ text }) => text.startsWith('The reporter'))).toHaveLength(1)
  })

  test('and opened again, they are asked like before', async () => {
    account(false)
    ok(await propose())
    account(true)
    expect(await step()).toMatchObject({ kind: 'withdrawProposal' })
    ok(await agent(site, 'tierOne', 'withdrawProposal', { issueId }))
    ok(await askSession())
  })
})

test('a reporter who became an agent of the desk cannot agree for the customer', async () => {
  issue().reporter = { accountId: CALLERS.tierTwo.accountId, accountType: 'atlassian', active: true, timeZone: null }
  expect(ok(await propose()).view.nextStep).toMatchObject({ kind: 'closeWithinDesk' })
})

test('a new reporter is the one who is asked, even where the event of it was lost', async () => {
  issue().reporter = { accountId: CALLERS.stranger.accountId, accountType: 'customer', active: true, timeZone: null }
  ok(await askSession())
  const { session } = site.incident()
  expect(session).toMatchObject({ kind: 'asked', terms: { approver: await site.store.refOf(CALLERS.stranger.accountId) } })
})

test('an incident that waits for nobody of the customer is opened without asking Jira for its reporter', async () => {
  const asked = jest.spyOn(site.jira, 'reporterOf')
  await step()
  expect(asked).not.toHaveBeenCalled()
})
