import { actOnDue } from '../../src/app/act-on-due'
import { noteJiraChange } from '../../src/app/note-jira-change'
import { channelOf } from '../../src/app/record-incident'
import { sweep } from '../../src/app/sweep'
import { agentCalls } from '../../src/app/use-cases/agent-calls'
import { portalCalls } from '../../src/app/use-cases/portal-calls'
import { MINUTE_MS } from '../../src/domain/time'
import { ISSUE, REQUEST_TYPE } from '../support/builders'
import { CALLERS, MemorySite, asker } from '../support/memory-site'
import type { MemoryIssue } from '../support/memory-jira'

const COMERS: [string, (site: MemorySite) => Promise<unknown>][] = [
  ['the trigger', (site) => noteJiraChange(site.ports, { kind: 'created', issueId: ISSUE })],
  ['an event about something else', (site) => noteJiraChange(site.ports, { kind: 'updated', issueId: ISSUE, changed: { status: false, assignee: true, reporter: false, project: false } })],
  ["the customer's first call", (site) => portalCalls.getIncident(site.ports, asker('reporter'), { requestKey: 'REC-142' })],
  ["the customer's first command", (site) => portalCalls.sayNoLongerAnIssue(site.ports, asker('stranger'), { issueId: ISSUE, text: '' })],
  ["an agent's first call", (site) => agentCalls.getIncident(site.ports, asker('tierOne'), { issueId: ISSUE })],
  ['the sweep', (site) => sweep(site.ports, site.now + MINUTE_MS)],
]

async function recordedBy(come: (site: MemorySite) => Promise<unknown>): Promise<MemorySite> {
  const site = new MemorySite()
  site.raise()
  await come(site)
  return site
}

describe('whoever comes first records', () => {
  test.each(COMERS.filter(([name]) => !name.includes('command')))('%s gives the same row', async (_name, come) => {
    const reference = await recordedBy((site) => noteJiraChange(site.ports, { kind: 'created', issueId: ISSUE }))
    const site = await recordedBy(come)
    expect(site.store.incidents.get(ISSUE)).toEqual(reference.store.incidents.get(ISSUE))
    expect(await site.store.history(ISSUE, 1)).toEqual(await reference.store.history(ISSUE, 1))
  })

  test('all at once, there is one incident and one comment', async () => {
    const site = new MemorySite()
    site.raise()
    await Promise.all(COMERS.filter(([name]) => !name.includes('command')).map(([, come]) => come(site)))
    expect(site.store.incidents.size).toBe(1)
    expect(site.incident().revision).toBe(1)
    expect(site.jira.comments).toHaveLength(1)
  })

  test('a stranger records nothing', async () => {
    const site = await recordedBy((it) => portalCalls.sayNoLongerAnIssue(it.ports, asker('stranger'), { issueId: ISSUE, text: '' }))
    expect(site.store.incidents.size).toBe(0)
    expect(site.store.people.size).toBe(0)
  })

  test('an event of the queue records nothing: what has no row has nothing due', async () => {
    const site = await recordedBy((it) => actOnDue(it.ports, ISSUE))
    expect(site.store.incidents.size).toBe(0)
  })
})

describe('what is recorded', () => {
  const record = async (change: Partial<MemoryIssue>) => {
    const site = new MemorySite()
    site.raise(change)
    await noteJiraChange(site.ports, { kind: 'created', issueId: ISSUE })
    return site
  }

  test('clocks start when the issue was made, not when we heard of it', async () => {
    const site = new MemorySite()
    site.raise()
    site.pass(20 * MINUTE_MS)
    await noteJiraChange(site.ports, { kind: 'created', issueId: ISSUE })
    expect(site.incident()).toMatchObject({ createdAt: site.now - 21 * MINUTE_MS, recordedAt: site.now })
  })

  test.each([
    ['nothing', []],
    ['one answer only', [{ key: 'impact', value: 'several' }]],
    ['an answer that is none of ours', [{ key: 'impact', value: 'constructor' }, { key: 'urgency', value: 'high' }]],
    ['an answer of another type', [{ key: 'impact', value: { toString: 'several' } }, { key: 'urgency', value: 1 }]],
  ])('with %s it is not assessed', async (_name, panelAnswers) => {
    expect((await record({ panelAnswers })).incident().severity).toEqual({ kind: 'notAssessed', severity: 'S3' })
  })

  test('answers in any order give the severity', async () => {
    const site = await record({ panelAnswers: [{ key: 'urgency', value: 'high' }, { key: 'other', value: 1 }, { key: 'impact', value: 'everyone' }] })
    expect(site.incident().severity).toMatchObject({ kind: 'derived', severity: 'S1' })
  })

  test('a rule may start it at Tier II', async () => {
    const site = new MemorySite()
    site.raise()
    const [rules] = site.store.policies
    if (rules !== undefined) rules.startAtTierTwo = [REQUEST_TYPE]
    await noteJiraChange(site.ports, { kind: 'created', issueId: ISSUE })
    expect(site.incident().stays[0]?.tier).toBe('II')
  })

  test('a reporter with agent rights, an app, and nobody are not eligible to agree', async () => {
    const reporter = (accountId: string, accountType: string) => ({ reporter: { accountId, accountType, active: true, timeZone: null }, creatorAccountId: accountId, creatorAccountType: accountType })
    expect((await record(reporter(CALLERS.tierOne.accountId, 'atlassian'))).incident().reporter.eligible).toBe(false)
    expect((await record(reporter('557058:bot', 'app'))).incident()).toMatchObject({ channel: 'automatic', reporter: { eligible: false } })
    expect((await record({ reporter: null })).incident().reporter).toEqual({ person: null, eligible: false, timeZone: null })
    expect((await record({})).incident().reporter).toMatchObject({ eligible: true, timeZone: 'Europe/Berlin' })
  })
})

describe('the channel', () => {
  const reporter = { accountId: 'qm:reporter', accountType: 'customer', active: true, timeZone: null }
  const made = { reporter, creatorAccountId: 'qm:reporter', creatorAccountType: 'customer' }
  const byAgent = { reporter, creatorAccountId: '557058:agent', creatorAccountType: 'atlassian' }

  test.each([
    ['portal', { ...made, channel: 'portal' }, false],
    ['portal', { ...made, channel: 'anonymousportal' }, false],
    ['email', { ...made, channel: 'email' }, false],
    ['portal', { ...made, channel: 'api' }, false],
    ['portal', { ...made, channel: null }, false],
    ['phone', { ...byAgent, channel: 'portal' }, true],
    ['phone', { ...byAgent, channel: 'jira' }, true],
    ['phone', { ...byAgent, channel: 'api' }, true],
    ['phone', { ...byAgent, channel: null }, true],
    ['email', { ...byAgent, channel: 'email' }, true],
    ['automatic', { ...made, creatorAccountId: 'bot', creatorAccountType: 'app', channel: 'api' }, false],
    ['automatic', { ...made, creatorAccountId: 'bot', creatorAccountType: 'app', channel: 'portal' }, false],
    ['portal', { reporter: { ...reporter, accountId: '557058:agent' }, creatorAccountId: '557058:agent', creatorAccountType: 'atlassian', channel: 'portal' }, true],
  ] as const)('%s', (channel, issue, creatorIsAgent) => {
    expect(channelOf(issue, { creatorIsAgent })).toBe(channel)
  })
})
