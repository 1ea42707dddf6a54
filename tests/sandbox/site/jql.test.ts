import { JqlError, parseJql } from '../../../sandbox/site/jql/parse-jql'
import { adf, makeWorld, type World } from './support/world'

const HOUR_MS = 3_600_000

const search = async (world: World, jql: string, who = 'agent-t1', more: Record<string, unknown> = {}): Promise<{ status: number; keys: string[]; body: Record<string, unknown> }> => {
  const { status, body } = await world.call(who, 'POST', '/rest/api/3/search/jql', { jql, fields: ['summary'], ...more })
  return { status, keys: ((body['issues'] ?? []) as { key: string }[]).map(({ key }) => key), body }
}

/** REC-1 of customer-1, an hour old and assigned to agent-t1; REC-2 of customer-3, resolved; REC-3 by an agent; OTH-1 elsewhere. */
const peopled = async (): Promise<World> => {
  const world = makeWorld()
  await world.raise('customer-1', { summary: 'Payroll export fails', description: 'HTTP 500 at noon' })
  await world.call('agent-t1', 'PUT', '/rest/api/3/issue/REC-1/assignee', { accountId: world.site.personByKey('agent-t1')?.accountId })
  world.kernel.advance(HOUR_MS)
  await world.raise('customer-3', { summary: 'How do I export a list?' })
  await world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-2/transitions', { transition: { id: '51' } })
  await world.call('agent-t1', 'POST', '/rest/api/3/issue', { fields: { project: { key: 'REC' }, issuetype: { id: '10002' }, summary: 'Phoned in' } })
  await world.call('agent-other', 'POST', '/rest/api/3/issue', { fields: { project: { key: 'OTH' }, issuetype: { id: '10001' }, summary: 'Light bulb' } })
  return world
}

describe('the language', () => {
  test('AND binds tighter than OR, NOT tighter than both', () => {
    const { where } = parseJql('a = 1 OR b = 2 AND NOT c = 3')
    expect(where).toMatchObject({ kind: 'or', parts: [{ kind: 'test', field: 'a' }, { kind: 'and', parts: [{ field: 'b' }, { kind: 'not', part: { field: 'c' } }] }] })
  })

  test('quotes, lists, functions, cf[N] and orders are read', () => {
    const { where, order } = parseJql('"Request Type" IN ("Service disruption", \'Question\') and cf[10101] !~ "x" and assignee = currentUser() order by created desc, key')
    expect(where).toMatchObject({ parts: [
      { field: 'Request Type', operator: 'in', operand: { kind: 'list', items: [{ text: 'Service disruption' }, { text: 'Question' }] } },
      { field: 'cf[10101]', operator: '!~' }, { operand: { kind: 'function', name: 'currentUser' } }] })
    expect(order).toEqual([{ field: 'created', descending: true }, { field: 'key', descending: false }])
  })

  test.each(['project =', 'project = REC AND', '(project = REC', 'project REC', 'status was Open', 'project = REC order created', 'a = "x'])('%s is refused', (jql) => {
    expect(() => parseJql(jql)).toThrow(JqlError)
  })
})

describe('what it finds', () => {
  let world: World
  beforeAll(async () => {
    world = await peopled()
  })

  test.each([
    ['project = REC', ['REC-3', 'REC-2', 'REC-1']],
    ['project = "ReCARE support" order by key asc', ['REC-1', 'REC-2', 'REC-3']],
    ['project = REC and statusCategory != Done', ['REC-3', 'REC-1']],
    ['project = REC and status in (Resolved, Closed)', ['REC-2']],
    ['assignee = currentUser()', ['REC-1']],
    ['project = REC and assignee is empty', ['REC-3', 'REC-2']],
    ['project = REC and assignee is not EMPTY', ['REC-1']],
    // Nobody is not "somebody else": an empty field satisfies neither = nor !=.
    ['project = REC and assignee != currentUser()', []],
    ['summary ~ "export"', ['REC-2', 'REC-1']],
    ['summary ~ "pay*"', ['REC-1']],
    ['text ~ "noon"', ['REC-1']],
    ['project = REC and created < -30m', ['REC-1']],
    ['project = REC and created >= "2026-11-24 10:00"', ['REC-3', 'REC-2']],
    ['"Request Type" = "Service disruption"', ['REC-2', 'REC-1']],
    ['project = REC and "Request Type" is empty', ['REC-3']],
    ['cf[10010] = 13 and key > REC-1', ['REC-2']],
    ['issuekey in (REC-1, REC-3)', ['REC-3', 'REC-1']],
    ['id = 10042', ['REC-1']],
    ['issuetype = Incident and not resolution is not empty', ['REC-3', 'REC-1']],
    ['project = REC order by assignee asc, key asc', ['REC-1', 'REC-2', 'REC-3']],
    ['project = REC and (reporter in membersOf("recare-tier-1") or status = Resolved)', ['REC-3', 'REC-2']],
    ['project = REC and request-channel-type = portal', ['REC-2', 'REC-1']],
  ])('%s', async (jql, keys) => {
    expect(await search(world, jql)).toMatchObject({ status: 200, keys })
  })

  test.each([
    ['', 'Unbounded'],
    ['order by created', 'Unbounded'],
    ['nonsense = 1', "Field 'nonsense' does not exist"],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['project = OTH', "The value 'OTH' does not exist for the field 'project'."],
    ['created > yesterdayish', 'Date value'],
    ['assignee in nonsense()', 'Unable to find JQL function'],
    ['project = REC order by a, b, c, d, e, f, g, h', 'ORDER BY'],
  ])('%s is a 400', async (jql, words) => {
    const { status, body } = await search(world, jql)
    expect(status).toBe(400)
    expect(String((body['errorMessages'] as string[])[0])).toContain(words)
  })

  test('a search returns only what its caller may browse', async () => {
    expect((await search(world, 'created > -2d', 'agent-other')).keys).toEqual(['OTH-1'])
    expect((await search(world, 'created > -2d', 'customer-1')).keys).toEqual([])
    expect((await search(world, 'created > -2d', 'app')).keys).toHaveLength(4)
  })

  test('pages follow each other by token, which fits one query only', async () => {
    const first = await search(world, 'project = REC', 'agent-t1', { maxResults: 2 })
    expect(first).toMatchObject({ keys: ['REC-3', 'REC-2'], body: { isLast: false } })
    const token = first.body['nextPageToken']
    const last = await search(world, 'project = REC', 'agent-t1', { maxResults: 2, nextPageToken: token })
    expect(last).toMatchObject({ keys: ['REC-1'], body: { isLast: true } })
    expect(last.body).not.toHaveProperty('nextPageToken')
    expect((await search(world, 'project = REC and id > 0', 'agent-t1', { nextPageToken: token })).status).toBe(400)
  })

  test('the default field is the id alone; properties come when named', async () => {
    await world.call('agent-t1', 'PUT', '/rest/api/3/issue/REC-1/properties/facts', { turn: 'us' })
    const plain = await world.call('agent-t1', 'POST', '/rest/api/3/search/jql', { jql: 'key = REC-1' })
    expect(plain.body['issues']).toEqual([{ id: '10042' }])
    const withProperty = await world.call('agent-t1', 'POST', '/rest/api/3/search/jql', { jql: 'key = REC-1', fields: ['status'], properties: ['facts', 'none'] })
    expect(withProperty.body['issues']).toMatchObject([{ properties: { facts: { turn: 'us' } } }])
  })

  test("the app's fields are found by number, name and date", async () => {
    const due = new Date(world.kernel.clock.now() + 2 * HOUR_MS).toISOString()
    const written = await world.call('app', 'POST', '/rest/api/3/app/field/value', { updates: [
      { customField: world.fieldIds['case-number'], issueIds: [10042], value: 'RC-010042' },
      { customField: world.fieldIds['due'], issueIds: [10042], value: due },
      { customField: world.fieldIds['score'], issueIds: [10042], value: 7 },
    ] })
    expect(written.status).toBe(204)
    const number = world.fieldIds['case-number']?.replace('customfield_', '') ?? ''
    for (const jql of [`cf[${number}] = "RC-010042"`, '"Case number" ~ "RC-010042"', '"Due at" < 3h and "Due at" > now()', 'Score > 6 and Score <= 7']) {
      expect((await search(world, jql)).keys).toEqual(['REC-1'])
    }
    expect((await search(world, 'Score > 7')).keys).toEqual([])
  })

  test('comments are searched by their words', async () => {
    await world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-3/comment', { body: adf('The zebra did it') })
    expect((await search(world, 'comment ~ zebra')).keys).toEqual(['REC-3'])
  })

  test('/search is gone', async () => {
    expect((await world.call('agent-t1', 'GET', '/rest/api/3/search?jql=project=REC')).status).toBe(410)
  })
})
