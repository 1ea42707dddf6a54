import { createJira } from '../../src/jira/jira'
import { ISSUE, issueAnswer, PROJECT, requestAnswer, user } from './support/answers'
import { APP_ID, fakeJira } from './support/fake-jira'

const jira = createJira()
const GET_ISSUE = 'GET /rest/api/3/issue/10042'
const GET_REQUEST = 'GET /rest/servicedeskapi/request/10042'

describe('what Jira says of an issue', () => {
  test('takes two calls, both as the app, and names the properties it wants', async () => {
    const seen = fakeJira({ [GET_ISSUE]: { json: issueAnswer() }, [GET_REQUEST]: { json: requestAnswer('qm:1:2', []) } })
    expect(await jira.issue(ISSUE)).toEqual({
      issueId: ISSUE,
      key: 'REC-12',
      projectId: PROJECT,
      requestTypeId: '31',
      createdAt: Date.UTC(2026, 10, 24, 9),
      reporter: { accountId: 'qm:1:2', accountType: 'customer', active: true, timeZone: 'Europe/Berlin' },
      creatorAccountId: 'qm:1:2',
      creatorAccountType: 'customer',
      assigneeAccountId: null,
      statusId: '10100',
      channel: 'portal',
      text: 'Payroll export fails\nIt stops\nat row 4,000.',
      panelAnswers: [{ key: 'impact', value: 'everyone' }, { key: 'urgency', value: 'high' }],
    })
    expect(seen.map((request) => request.as)).toEqual(['app', 'app'])
    expect(seen.find((request) => request.path.includes('/issue/'))?.query).toEqual({
      fields: 'project,created,reporter,creator,assignee,status,summary,description',
      properties: `request.channel.type,${APP_ID}`,
    })
  })

  test.each([['nothing', null], ['nonsense', { type: 7 }], ['words alone', 'It stops.']])('a description of %s gives no words', async (_, description) => {
    fakeJira({ [GET_ISSUE]: { json: issueAnswer({ fields: { description } }) }, [GET_REQUEST]: { status: 404 } })
    expect((await jira.issue(ISSUE))?.text).toBe('Payroll export fails')
  })

  test.each([404, 403])('an issue that is no request (%i) has no request type', async (status) => {
    fakeJira({ [GET_ISSUE]: { json: issueAnswer() }, [GET_REQUEST]: { status } })
    expect((await jira.issue(ISSUE))?.requestTypeId).toBeNull()
  })

  test('an issue that is not there is null', async () => {
    fakeJira({ [GET_ISSUE]: { status: 404 }, [GET_REQUEST]: { status: 404 } })
    expect(await jira.issue(ISSUE)).toBeNull()
  })

  test.each(['REC-12/../../myself', 'rec-12', '', '10042?x=1'])('what is neither id nor key (%s) is null, and Jira is not asked', async (id) => {
    const seen = fakeJira({})
    expect(await jira.issue(id)).toBeNull()
    expect(seen).toEqual([])
  })

  test.each([
    ['nothing', {}],
    ['a list', { [APP_ID]: [{ key: 'impact', value: 'several' }] }],
    ['nonsense', { [APP_ID]: 'everyone', 'request.channel.type': 'portal' }],
  ])('properties that hold %s are read without trust', async (_, properties) => {
    fakeJira({ [GET_ISSUE]: { json: issueAnswer({ properties }) }, [GET_REQUEST]: { status: 404 } })
    const facts = await jira.issue(ISSUE)
    expect(facts?.channel).toBeNull()
    expect(facts?.panelAnswers).toEqual(Array.isArray(properties[APP_ID as never]) ? properties[APP_ID as never] : [])
  })
})

describe('a file on an issue', () => {
  const files = [{ id: '77', created: '2026-11-24T10:00:00.000+0000', author: user('qm:1:2', 'customer'), filename: 'a.log', size: 12 }]

  test("is read from the issue's own list, so it is the issue's", async () => {
    const seen = fakeJira({ [GET_ISSUE]: { json: { id: ISSUE, fields: { attachment: files } } } })
    expect(await jira.attachment(ISSUE, '77')).toEqual({
      id: '77', issueId: ISSUE, createdAt: Date.UTC(2026, 10, 24, 10), authorAccountId: 'qm:1:2', authorAccountType: 'customer', fileName: 'a.log', sizeBytes: 12,
    })
    expect(seen[0]?.query).toEqual({ fields: 'attachment' })
  })

  test("is null where it is another issue's", async () => {
    fakeJira({ [GET_ISSUE]: { json: { id: ISSUE, fields: { attachment: files } } } })
    expect(await jira.attachment(ISSUE, '78')).toBeNull()
  })
})

describe('where an issue stands', () => {
  const GET = 'GET /rest/api/3/issue/10042'
  const moved = (created: string, to: string) => ({ created, items: [{ field: 'project', to }, { field: 'Key', to: 'x' }] })
  const at = async (histories: unknown) => {
    fakeJira({ [GET]: { json: { fields: { project: { id: PROJECT } }, changelog: { histories } } } })
    return jira.placeOf(ISSUE)
  }
  test('comes with when it came there, by the newest word of the change log', async () => {
    expect(await at([{ created: '2026-11-24T12:00:00.000+0000', items: [{ field: 'status', to: '3' }] }, moved('2026-11-24T11:00:00.000+0000', PROJECT), moved('2026-11-24T10:00:00.000+0000', PROJECT)])).toEqual({
      projectId: PROJECT,
      since: Date.UTC(2026, 10, 24, 11),
    })
  })
  test('without, where it was never moved or the log does not go back as far', async () => {
    expect(await at([])).toEqual({ projectId: PROJECT, since: null })
    expect(await at([moved('2026-11-24T11:00:00.000+0000', '10099')])).toEqual({ projectId: PROJECT, since: null })
  })
  test('nowhere, where there is none', async () => {
    fakeJira({ [GET]: { status: 404 } })
    expect(await jira.placeOf(ISSUE)).toBeNull()
  })
})
