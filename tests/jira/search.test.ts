import { createJira } from '../../src/jira/jira'
import { PROJECT } from './support/answers'
import { fakeJira } from './support/fake-jira'

const jira = createJira()
const SEARCH = 'POST /rest/api/3/search/jql'
const NOW = Date.UTC(2026, 10, 24, 12)
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW))
afterEach(() => jest.restoreAllMocks())

test('unrecorded issues are those without a number in their property', async () => {
  const seen = fakeJira({
    [SEARCH]: {
      json: {
        isLast: true,
        issues: [
          { id: '1', properties: { retrac: { number: 'RC-000001' } } },
          { id: '2', properties: {} },
          { id: '3', properties: { retrac: 'RC-000003' } },
          { id: '4' },
        ],
      },
    },
  })
  expect(await jira.unrecordedSince([PROJECT], NOW - 61_000)).toEqual(['2', '3', '4'])
  expect(seen).toMatchObject([{ as: 'app' }])
  expect(seen[0]?.body).toEqual({
    jql: 'project IN (10001) AND created >= -2m AND statusCategory != Done ORDER BY created ASC',
    fields: ['id'],
    properties: ['retrac'],
    maxResults: 100,
  })
})

test('updated issues come with their status, page after page', async () => {
  const issue = (id: string) => ({ id, fields: { status: { id: '10100' }, project: { id: PROJECT } } })
  const seen = fakeJira({
    [SEARCH]: ({ body }) =>
      JSON.stringify(body).includes('"nextPageToken"')
        ? { json: { issues: [issue('2')], isLast: true } }
        : { json: { issues: [issue('1')], isLast: false, nextPageToken: 't' } },
  })
  expect(await jira.updatedSince([PROJECT], NOW - 600_000)).toEqual([
    { issueId: '1', projectId: PROJECT, statusId: '10100' },
    { issueId: '2', projectId: PROJECT, statusId: '10100' },
  ])
  expect(seen[1]?.body).toMatchObject({ jql: 'project IN (10001) AND updated >= -10m ORDER BY updated ASC', nextPageToken: 't' })
})

test('a request whose making was never answered is known by who made it for whom, when, and its very summary', async () => {
  const issue = (id: string, summary: string, created: string) => ({ id, key: `REC-${id}`, fields: { summary, created } })
  const seen = fakeJira({
    [SEARCH]: { json: { issues: [issue('1', 'No mail', '2026-11-24T09:59:20.000+0000'), issue('2', 'No mail at all', '2026-11-24T09:59:55.000+0000'), issue('3', 'No mail', '2026-11-24T09:59:58.000+0000')], isLast: true } },
  })
  const made = { projectId: PROJECT, creatorAccountId: '557058:agent', customerAccountId: 'qm:1:2', summary: 'No mail' }
  expect(await jira.requestsMadeSince(made, Date.UTC(2026, 10, 24, 9, 59, 50))).toEqual([{ issueId: '3', key: 'REC-3' }])
  expect(seen[0]).toMatchObject({ as: 'app', body: { jql: expect.stringMatching(/^project IN \(10001\) AND creator = "557058:agent" AND reporter = "qm:1:2" AND created >= -\d+m ORDER BY created ASC$/) as string } })
  await expect(jira.requestsMadeSince({ ...made, creatorAccountId: 'x" OR project = 1' }, 0)).rejects.toThrow(RangeError)
})

test('a search that never ends is left after ten pages', async () => {
  const seen = fakeJira({ [SEARCH]: { json: { issues: [{ id: '1' }], isLast: false, nextPageToken: 't' } } })
  await jira.unrecordedSince([PROJECT], NOW)
  expect(seen).toHaveLength(10)
})

test('no project switched on is no search', async () => {
  const seen = fakeJira({})
  expect([await jira.unrecordedSince([], NOW), await jira.updatedSince([], NOW)]).toEqual([[], []])
  expect(seen).toEqual([])
})

test('what is no project id never reaches a query', async () => {
  fakeJira({})
  await expect(jira.updatedSince(['10001) OR project = (1' as never], NOW)).rejects.toThrow(RangeError)
})
