import { JiraUnavailable } from '../../src/app/ports'
import { createJira } from '../../src/jira/jira'
import { agent, customer, ISSUE, issueAnswer } from './support/answers'
import { FACTS } from './support/facts'
import { fakeJira, silentJira } from './support/fake-jira'

const jira = createJira()
const PUT_PROPERTY = 'PUT /rest/api/3/issue/10042/properties/retrac'
const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'no error', (error: unknown) => error)

test('429 carries how long to wait', async () => {
  fakeJira({ [PUT_PROPERTY]: { status: 429, headers: { 'Retry-After': '7' } } })
  expect(await failure(jira.writeProperty(ISSUE, FACTS))).toMatchObject({ status: 429, operation: 'writeProperty', retryAfterMs: 7_000 })
})

test.each([['soon'], ['-3'], ['1e9']])('a Retry-After that says nothing (%s) is null', async (header) => {
  fakeJira({ [PUT_PROPERTY]: { status: 503, headers: { 'Retry-After': header } } })
  expect(await failure(jira.writeProperty(ISSUE, FACTS))).toMatchObject({ status: 503, retryAfterMs: null })
})

test.each([400, 401, 403, 404, 409, 500])('a write that answers %i throws, and its words stay out', async (status) => {
  fakeJira({ [PUT_PROPERTY]: { status, json: { errorMessages: ["Anna's secret"] } } })
  const error = await failure(jira.writeProperty(ISSUE, FACTS))
  expect(error).toBeInstanceOf(JiraUnavailable)
  expect(String(error)).not.toContain('Anna')
})

test('no answer at all is Jira being unavailable', async () => {
  silentJira()
  expect(await failure(jira.issue(ISSUE))).toMatchObject({ status: 503 })
})

test.each([
  ['a page of HTML', { text: '<html>' }],
  ['another shape', { json: { ...issueAnswer(), fields: { created: 'yesterday' } } }],
  ['an id that is none', { json: { ...issueAnswer(), id: 'x' } }],
])('%s where an issue should be is never trusted', async (_, answer) => {
  fakeJira({ 'GET /rest/api/3/issue/10042': answer, 'GET /rest/servicedeskapi/request/10042': { status: 404 } })
  expect(await failure(jira.issue(ISSUE))).toMatchObject({ status: 502, operation: 'getIssue' })
})

test('a user whom Forge does not know may see nothing', async () => {
  fakeJira({ 'GET /rest/servicedeskapi/request/REC-12': { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } } })
  expect(await jira.requestAccess(customer, 'REC-12')).toBeNull()
})

test('a right that cannot be asked for is not granted: the error goes up', async () => {
  fakeJira({ 'GET /rest/api/3/mypermissions': { status: 500 } })
  expect(await failure(jira.agentAccess(agent, ISSUE))).toBeInstanceOf(JiraUnavailable)
  fakeJira({ 'GET /rest/api/3/mypermissions': { json: { permissions: { SERVICEDESK_AGENT: true } } } })
  expect(await failure(jira.agentAccess(agent, ISSUE))).toMatchObject({ status: 502 })
})
