import { adfOf, textOfAdf } from '../../src/jira/adf'
import { createJira } from '../../src/jira/jira'
import { agent, anonymous, customer, deskPage, ISSUE, unlicensed } from './support/answers'
import { APP_ID, fakeJira } from './support/fake-jira'

const jira = createJira()

describe('words of a document', () => {
  test('come back as they went in, without what only shapes them', () => {
    expect(textOfAdf(adfOf('One\ntwo\n\nthree'))).toBe('One\ntwo\nthree')
  })
  test('of anything else are none', () => {
    for (const odd of [null, 7, 'words', [], { type: 'doc' }, { content: [{}] }]) expect(textOfAdf(odd)).toBe('')
  })
  test('end where a document nests without an end', () => {
    const loop: { type: string; text: string; content: unknown[] } = { type: 'text', text: 'a', content: [] }
    loop.content.push(loop)
    expect(textOfAdf(loop).length).toBeLessThanOrEqual(20_000)
  })
})

describe('a note that mentions people', () => {
  test('names account ids alone, before the words, which stay words', async () => {
    const seen = fakeJira({ 'POST /rest/api/3/issue/10042/comment': { status: 201 } })
    await jira.addComment(ISSUE, { text: '[~accountid:qm:1:2] @all', public: false, effectId: 'e', mentions: [agent.accountId, '"> <script>'] })
    expect((seen[0]?.body as { body: unknown }).body).toEqual({
      version: 1,
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'mention', attrs: { id: agent.accountId } }, { type: 'text', text: ' ' }] },
        { type: 'paragraph', content: [{ type: 'text', text: '[~accountid:qm:1:2] @all' }] },
      ],
    })
  })
})

describe('groups', () => {
  const MEMBERS = 'GET /rest/api/3/group/member'
  const people = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ accountId: `a${from + index}`, active: index !== 1 }))

  test("a group's people are read as the app, active ones only, no more than wanted", async () => {
    const seen = fakeJira({ [MEMBERS]: ({ query }) => ({ json: { values: people(Number(query['startAt']), 50), isLast: false } }) })
    const members = await jira.groupMembers('recare leads & co', 60)
    expect(members).toHaveLength(60)
    expect(members).not.toContain('a1')
    expect(seen.map(({ as, query }) => [as, query['groupname'], query['startAt']])).toEqual([['app', 'recare leads & co', '0'], ['app', 'recare leads & co', '50']])
  })
  test('one that is gone has nobody', async () => {
    fakeJira({ [MEMBERS]: { status: 404 } })
    expect(await jira.groupMembers('gone', 20)).toEqual([])
  })
  test('are listed as the admin, sorted', async () => {
    const seen = fakeJira({ 'GET /rest/api/3/groups/picker': { json: { header: 'Showing 2 of 2', total: 2, groups: [{ name: 'b', html: '<b>b</b>' }, { name: 'a', html: 'a' }] } } })
    expect(await jira.groupNames()).toEqual(['a', 'b'])
    expect(seen.map(({ as }) => as)).toEqual(['user'])
  })
})

describe('organisations', () => {
  const ORGANIZATION = 'GET /rest/servicedeskapi/organization'
  test('are those of the account, asked as the app', async () => {
    const seen = fakeJira({ [ORGANIZATION]: { json: deskPage([{ id: '1', name: 'Northgate' }]) } })
    expect(await jira.organizationsOf(customer.accountId)).toEqual(['1'])
    expect(seen[0]).toMatchObject({ as: 'app', query: { accountId: customer.accountId } })
  })
  test('an account that is gone has none; a Jira that fails is not an answer', async () => {
    fakeJira({ [ORGANIZATION]: { status: 404 } })
    expect(await jira.organizationsOf(customer.accountId)).toEqual([])
    fakeJira({ [ORGANIZATION]: { status: 503 } })
    await expect(jira.organizationsOf(customer.accountId)).rejects.toMatchObject({ status: 503 })
  })
})

describe('my requests', () => {
  const request = (summary: string) => ({ issueId: ISSUE, issueKey: 'REC-12', serviceDeskId: '4', requestTypeId: '31', reporter: { accountId: customer.accountId }, requestFieldValues: [{ fieldId: 'summary', label: 'S', value: summary }] })
  const facts = { issueId: ISSUE, key: 'REC-12', serviceDeskId: '4', summary: 'No mail', reporterAccountId: customer.accountId }

  test('a customer asks as himself, in his own words', async () => {
    const seen = fakeJira({ 'GET /rest/servicedeskapi/request': { json: deskPage([{ ...request('No mail'), participants: deskPage([]) }], false) } })
    expect(await jira.myRequests(customer, 'mail & more', 50)).toEqual({ requests: [{ ...facts, role: 'reporter' }], cut: true })
    expect(seen).toMatchObject([{ as: 'user', query: { searchTerm: 'mail & more', limit: '50', expand: 'participant' } }])
  })
  test('how he is on each: who takes part in it is no mere member', async () => {
    const other = { ...request('No mail'), reporter: { accountId: 'qm:other' } }
    const shared = [{ ...other, participants: deskPage([{ accountId: 'qm:third' }, { accountId: customer.accountId }]) }, { ...other, participants: deskPage([{ accountId: 'qm:third' }]) }]
    fakeJira({ 'GET /rest/servicedeskapi/request': { json: deskPage(shared) } })
    expect((await jira.myRequests(customer, '', 50)).requests.map(({ role }) => role)).toEqual(['participant', 'member'])
  })
  const found = (id: string, project: string, summary: string) => ({ id, key: 'REC-12', fields: { project: { id: project }, summary, reporter: { accountId: customer.accountId } } })
  test('for an unlicensed account they are found as the app, by who is on them', async () => {
    const seen = fakeJira({
      'GET /rest/api/3/field': { json: [{ id: 'customfield_10026', schema: { custom: 'com.atlassian.servicedesk:sd-request-participants' } }] },
      'POST /rest/api/3/search/jql': { json: { issues: [found('10042', '10001', 'No mail'), found('10043', '10001', 'Printer'), found('10044', '10002', 'Mail in a project without a desk')], nextPageToken: null } },
      'GET /rest/servicedeskapi/servicedesk/10001': { json: { id: '4', projectId: '10001' } },
      'GET /rest/servicedeskapi/servicedesk/10002': { status: 404 },
    })
    expect(await jira.myRequests(unlicensed, 'MAIL', 50)).toEqual({ requests: [{ ...facts, role: 'participant' }], cut: false })
    expect(seen).toHaveLength(4)
    const search = seen.find(({ path }) => path.endsWith('/search/jql'))
    expect(search).toMatchObject({ as: 'app', body: { fields: ['project', 'summary', 'reporter'], maxResults: 50, jql: '(reporter = "557058:unlicensed" OR cf[10026] = "557058:unlicensed") ORDER BY created DESC' } })
  })
  test('nothing that ends the quotes comes into a query', async () => {
    const seen = fakeJira({})
    expect(await jira.myRequests({ accountId: '" OR project = REC OR "', accountType: 'unlicensed' }, '', 50)).toEqual({ requests: [], cut: false })
    expect(seen).toEqual([])
  })
  test('one is read as whoever asks, and not for nobody', async () => {
    const seen = fakeJira({ 'GET /rest/servicedeskapi/request/REC-12': { json: request('No mail') } })
    expect(await jira.requestSummary(customer, 'REC-12')).toEqual(facts)
    expect(await jira.requestSummary(unlicensed, 'REC-12')).toEqual(facts)
    expect(await jira.requestSummary(anonymous, 'REC-12')).toBeNull()
    expect(await jira.requestSummary(customer, '../myself')).toBeNull()
    expect(seen.map(({ as }) => as)).toEqual(['user', 'app'])
  })
})

describe("raising on a customer's behalf", () => {
  const POST = 'POST /rest/servicedeskapi/request'
  const wanted = { serviceDeskId: '4', requestTypeId: '31', customerAccountId: customer.accountId, summary: 'No mail', description: '' }

  test('is done as the agent, once', async () => {
    const seen = fakeJira({ [POST]: { status: 201, json: { issueId: ISSUE, issueKey: 'REC-12' } } })
    expect(await jira.raiseRequest(wanted)).toEqual({ kind: 'raised', issueId: ISSUE, key: 'REC-12' })
    expect(seen).toMatchObject([{ as: 'user', body: { serviceDeskId: '4', requestTypeId: '31', raiseOnBehalfOf: customer.accountId, requestFieldValues: { summary: 'No mail' } } }])
    expect(JSON.stringify(seen[0]?.body)).not.toContain('description')
  })
  test.each([401, 403, 404])('%i: not for this agent, or not for that customer', async (status) => {
    fakeJira({ [POST]: { status } })
    expect(await jira.raiseRequest(wanted)).toEqual({ kind: 'notAllowed' })
  })
  test('400: what Jira wants besides, in its own words, cut', async () => {
    fakeJira({ [POST]: { status: 400, json: { errorMessage: `Service is required. ${'x'.repeat(999)}` } } })
    const refused = await jira.raiseRequest(wanted)
    expect(refused).toMatchObject({ kind: 'refused', why: expect.stringMatching(/^Service is required\. x+$/) as string })
    expect(JSON.stringify(refused).length).toBeLessThan(400)
  })
  test.each([[503, {}], [201, { issueId: 'x' }]])('%i with %j: nobody knows', async (status, json) => {
    fakeJira({ [POST]: { status, json } })
    await expect(jira.raiseRequest(wanted)).rejects.toMatchObject({ operation: 'raiseRequest' })
  })
  test("the answers stand where the create panel's do, and are read back by recording", async () => {
    const seen = fakeJira({ [`PUT /rest/api/3/issue/10042/properties/${APP_ID}`]: { status: 201 } })
    await jira.writePanelAnswers(ISSUE, { impact: 'several', urgency: 'high' })
    expect(seen[0]).toMatchObject({ as: 'app', body: [{ key: 'impact', value: 'several' }, { key: 'urgency', value: 'high' }] })
  })
})

describe('agents among many issues', () => {
  test('are asked for in one call', async () => {
    const other = '10043' as typeof ISSUE
    const seen = fakeJira({ 'POST /rest/api/3/permissions/check': { json: { projectPermissions: [{ permission: 'SERVICEDESK_AGENT', issues: [10043] }, { permission: 'BROWSE_PROJECTS', issues: [10042] }] } } })
    expect([...(await jira.agentOnWhich([ISSUE, other], agent.accountId))]).toEqual([other])
    expect(seen).toHaveLength(1)
    expect((await jira.agentOnWhich([], agent.accountId)).size).toBe(0)
    expect((await jira.agentOnWhich([ISSUE], customer.accountId)).size).toBe(0)
    expect(seen).toHaveLength(1)
  })
})
