import { JiraUnavailable, RowUnreadable, StoreUnavailable } from '../../src/app/ports'
import { askerOf } from '../../src/entry/asker'
import { hintOf } from '../../src/entry/product-events'
import { retrying } from '../../src/entry/retry'

const LOG = { line: () => undefined }

describe('product events are hints', () => {
  test.each([
    ['created', { eventType: 'avi:jira:created:issue', issue: { id: '10142' } }, { kind: 'created', issueId: '10142' }],
    ['deleted', { eventType: 'avi:jira:deleted:issue', issue: { id: '10142' } }, { kind: 'deleted', issueId: '10142' }],
    ['commented', { eventType: 'avi:jira:commented:issue', issue: { id: '10142' }, comment: { id: '7' } }, { kind: 'commented', issueId: '10142', commentId: '7' }],
    ['attached', { eventType: 'avi:jira:created:attachment', attachment: { id: '5', issueId: '10142' } }, { kind: 'attached', issueId: '10142', attachmentId: '5' }],
    ['a status', { eventType: 'avi:jira:updated:issue', issue: { id: '10142' }, changelog: { items: [{ field: 'status' }] } }, { kind: 'updated', issueId: '10142', changed: { status: true, assignee: false, reporter: false, project: false } }],
    ['a reporter by its id', { eventType: 'avi:jira:updated:issue', issue: { id: '10142' }, changelog: { items: [{ field: 'Melder', fieldId: 'reporter' }] } }, { kind: 'updated', issueId: '10142', changed: { status: false, assignee: false, reporter: true, project: false } }],
    ['no changelog: anything', { eventType: 'avi:jira:updated:issue', issue: { id: '10142' } }, { kind: 'updated', issueId: '10142', changed: { status: true, assignee: true, reporter: true, project: true } }],
    ['an id that is none', { eventType: 'avi:jira:created:issue', issue: { id: '1 OR 1=1' } }, null],
    ['a comment without one', { eventType: 'avi:jira:commented:issue', issue: { id: '10142' } }, null],
    ['an event we never asked for', { eventType: 'avi:jira:viewed:issue', issue: { id: '10142' } }, null],
  ])('%s', (_name, event, hint) => expect(hintOf(event as never)).toEqual(hint))
})

describe('work that nobody waits for', () => {
  const retryAfterOf = async (error: unknown) => {
    const answer = (await retrying(LOG, 'test', () => Promise.reject(error))) as { retryOptions?: { retryAfter: number } } | undefined
    return answer?.retryOptions?.retryAfter
  }
  test('is done once it succeeds', async () => expect(await retrying(LOG, 'test', async () => undefined)).toBeUndefined())
  test('comes again when Jira says so', async () => expect(await retryAfterOf(new JiraUnavailable(429, 'x', 12_500))).toBe(13))
  test('at most a quarter of an hour later', async () => expect(await retryAfterOf(new StoreUnavailable('x', 3_600_000))).toBe(900))
  test('comes again after what nobody foresaw', async () => expect(await retryAfterOf(new TypeError('x'))).toBe(30))
  test('does not come again for a row that cannot be read', async () => expect(await retryAfterOf(new RowUnreadable('incident', '1'))).toBeUndefined())
})

describe('who asks', () => {
  test('numbers and strings of a context are read alike', () => {
    expect(askerOf({ accountId: 'qm:1', accountType: 'customer', extension: { portal: { id: 7 }, request: { key: 'REC-1', typeId: 31 } } })).toEqual({
      caller: { accountId: 'qm:1', accountType: 'customer' },
      claim: { issueId: null, requestKey: 'REC-1', projectId: null, serviceDeskId: '7', requestTypeId: '31' },
    })
  })
  test.each([['nonsense', 7], ['a list', []], ['nothing', undefined], ['an odd issue', { issue: { id: {} } }]])('an extension that is %s claims nothing', (_name, extension) => {
    expect(askerOf({ accountId: 'a', accountType: 'licensed', extension })?.claim).toEqual({ issueId: null, requestKey: null, projectId: null, serviceDeskId: null, requestTypeId: null })
  })
})
