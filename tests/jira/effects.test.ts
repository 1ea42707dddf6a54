import { createJira } from '../../src/jira/jira'
import { adfOf } from '../../src/jira/adf'
import { ISSUE, user } from './support/answers'
import { FACTS, LOZENGE } from './support/facts'
import { APP_ID, fakeJira } from './support/fake-jira'

const jira = createJira()
const COMMENTS = '/rest/api/3/issue/10042/comment'
const comment = (id: string, effectId?: string) => ({
  id,
  created: '2026-11-24T10:00:00.000+0000',
  updated: '2026-11-24T10:05:00.000+0000',
  jsdPublic: true,
  author: user('557058:agent'),
  body: { version: 1, type: 'doc', content: [] },
  ...(effectId === undefined ? {} : { properties: [{ key: 'retrac-effect', value: { id: effectId } }] }),
})

describe('a comment', () => {
  test.each([true, false])('says whether it is public (%s), and which effect made it', async (isPublic) => {
    const seen = fakeJira({ [`POST ${COMMENTS}`]: { status: 201, json: comment('1') } })
    await jira.addComment(ISSUE, { text: 'Hello', public: isPublic, effectId: '10042:3:0' })
    expect(seen[0]).toMatchObject({ as: 'app' })
    expect(seen[0]?.body).toEqual({
      body: { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello' }] }] },
      properties: [{ key: 'sd.public.comment', value: { internal: !isPublic } }, { key: 'retrac-effect', value: { id: '10042:3:0' } }],
    })
  })

  test('is found again by its effect, newest first, over pages that end', async () => {
    const page = (from: number) => Array.from({ length: 50 }, (_, index) => comment(String(from + index)))
    const seen = fakeJira({
      [`GET ${COMMENTS}`]: ({ query }) => ({
        json: { total: 1_000, comments: query['startAt'] === '50' ? [comment('99', 'e1')] : page(Number(query['startAt'])) },
      }),
    })
    expect(await jira.hasCommentOf(ISSUE, 'e1')).toBe(true)
    expect(seen.map((request) => request.query)).toEqual([
      { orderBy: '-created', startAt: '0', maxResults: '50', expand: 'properties' },
      { orderBy: '-created', startAt: '50', maxResults: '50', expand: 'properties' },
    ])
    fakeJira({ [`GET ${COMMENTS}`]: { json: { total: 1, comments: [comment('1')] } } })
    expect(await jira.hasCommentOf(ISSUE, 'e1')).toBe(false)
    const bounded = fakeJira({ [`GET ${COMMENTS}`]: { json: { total: 100_000, comments: page(0) } } })
    expect(await jira.hasCommentOf(ISSUE, 'e1')).toBe(false)
    expect(bounded).toHaveLength(4)
  })

  test('is read with its author, its kind and its effect; one that says nothing is public', async () => {
    fakeJira({ [`GET ${COMMENTS}/5`]: { json: comment('5', 'e1') } })
    expect(await jira.comment(ISSUE, '5')).toEqual({
      id: '5',
      createdAt: Date.UTC(2026, 10, 24, 10),
      updatedAt: Date.UTC(2026, 10, 24, 10, 5),
      public: true,
      authorAccountId: '557058:agent',
      authorAccountType: 'atlassian',
      effectId: 'e1',
      onlyFiles: false,
    })
    const { jsdPublic: _, ...unsaid } = comment('5')
    fakeJira({ [`GET ${COMMENTS}/5`]: { json: unsaid } })
    expect(await jira.comment(ISSUE, '5')).toMatchObject({ public: true, effectId: null, onlyFiles: false })
    fakeJira({ [`GET ${COMMENTS}/5`]: { json: { ...comment('5'), jsdPublic: false } } })
    expect((await jira.comment(ISSUE, '5'))?.public).toBe(false)
    fakeJira({ [`GET ${COMMENTS}/5`]: { status: 404 } })
    expect(await jira.comment(ISSUE, '5')).toBeNull()
  })
})

describe('a comment that is only files', () => {
  const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content })
  const line = (...texts: string[]) => ({ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) })
  const media = { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'm1', type: 'file', collection: '' } }] }
  const isOnlyFiles = async (body: unknown) => {
    fakeJira({ [`GET ${COMMENTS}/5`]: { json: { ...comment('5'), body } } })
    return (await jira.comment(ISSUE, '5'))?.onlyFiles
  }
  test.each<[string, unknown, boolean]>([
    ['a picture', doc(media), true],
    ['a picture between empty lines', doc(line(' '), media, line()), true],
    ["JSM's own mark of a file", doc(line('[^app.log] _(12 kB)_')), true],
    ["JSM's own marks of two", doc(line('!screen shot.png|thumbnail! ', '[^app.log]')), true],
    ['a picture with a word', doc(media, line('Here')), false],
    ['a mark with a word', doc(line('See [^app.log]')), false],
    ['words that only shout', doc(line('!help!')), false],
    ['a mention', doc({ type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'x' } }] }), false],
    ['nothing', doc(), false],
    ['no document', undefined, false],
  ])('%s', async (_name, body, expected) => expect(await isOnlyFiles(body)).toBe(expected))
})

describe('text as a document', () => {
  const types = (node: unknown): string[] => {
    if (typeof node !== 'object' || node === null) return []
    const own = 'type' in node && typeof node.type === 'string' ? [node.type] : []
    return [...own, ...Object.values(node).flatMap((value) => (Array.isArray(value) ? value.flatMap(types) : types(value)))]
  }

  test('holds paragraphs and lines', () => {
    expect(adfOf('One\r\ntwo\n\n\nthree').content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'One' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'three' }] },
    ])
  })

  test('never becomes a link, a mention or a macro', () => {
    const text = '[~accountid:557058:x] {color:red}red{color} https://evil.example <b>@all</b> {"type":"mention"}'
    expect(new Set(types(adfOf(text)))).toEqual(new Set(['doc', 'paragraph', 'text']))
    expect(JSON.stringify(adfOf(text))).toContain('https://evil.example')
  })

  test('loses controls and marks that would turn its neighbours', () => {
    expect(adfOf('a\u0000b\u202ec\u2067d\te').content[0]?.content).toEqual([{ type: 'text', text: 'abcd\te' }])
  })
})

describe('projections', () => {
  test("all of an incident's fields go in one call, by key, without a changelog", async () => {
    const seen = fakeJira({ 'POST /rest/api/3/app/field/value': { status: 204 } })
    await jira.writeFields(ISSUE, { 'retrac-number': 'RC-010042', 'retrac-next-due': null })
    expect(seen).toMatchObject([{ as: 'app', query: { generateChangelog: 'false' } }])
    expect(seen[0]?.body).toEqual({
      updates: [
        { customField: `${APP_ID}__DEVELOPMENT__retrac-number`, issueIds: [10042], value: 'RC-010042' },
        { customField: `${APP_ID}__DEVELOPMENT__retrac-next-due`, issueIds: [10042], value: null },
      ],
    })
  })

  test('the property is the one that lists read', async () => {
    const seen = fakeJira({ 'PUT /rest/api/3/issue/10042/properties/retrac': { status: 201 } })
    await jira.writeProperty(ISSUE, FACTS)
    expect(seen[0]).toMatchObject({ as: 'app', body: FACTS })
  })

  test("the context panel's status has a property of its own", async () => {
    const name = `com.atlassian.jira.issue:${APP_ID}:retrac-issue-context:status`
    const seen = fakeJira({ [`PUT /rest/api/3/issue/10042/properties/${name}`]: { status: 201 } })
    await jira.writeLozenge(ISSUE, LOZENGE)
    expect(seen[0]).toMatchObject({ as: 'app', body: LOZENGE })
  })
})

describe('status', () => {
  const GET_ISSUE = 'GET /rest/api/3/issue/10042'
  const TRANSITIONS = '/rest/api/3/issue/10042/transitions'
  const status = (id: string) => ({ id, statusCategory: { key: id === '10103' ? 'done' : 'indeterminate' } })
  const standsIn = (id: string) => ({ json: { id: ISSUE, fields: { status: status(id) } } })
  const offered = { json: { transitions: [{ id: '11', to: status('10100') }, { id: '21', to: status('10103') }] } }

  test('moves by the transition that leads there', async () => {
    const seen = fakeJira({ [GET_ISSUE]: standsIn('10100'), [`GET ${TRANSITIONS}`]: offered, [`POST ${TRANSITIONS}`]: { status: 204 } })
    expect(await jira.moveTo(ISSUE, '10103')).toBe('done')
    expect(seen.at(-1)).toMatchObject({ as: 'app', method: 'POST', body: { transition: { id: '21' } } })
  })

  test('that stands there already is done, with nothing written', async () => {
    const seen = fakeJira({ [GET_ISSUE]: standsIn('10103') })
    expect(await jira.moveTo(ISSUE, '10103')).toBe('done')
    expect(seen).toHaveLength(1)
  })

  test('has no way where no transition leads, a validator refuses, or the issue is gone', async () => {
    fakeJira({ [GET_ISSUE]: standsIn('10100'), [`GET ${TRANSITIONS}`]: offered })
    expect(await jira.moveTo(ISSUE, '10999')).toBe('noWay')
    fakeJira({ [GET_ISSUE]: standsIn('10100'), [`GET ${TRANSITIONS}`]: offered, [`POST ${TRANSITIONS}`]: { status: 400 } })
    expect(await jira.moveTo(ISSUE, '10103')).toBe('noWay')
    fakeJira({ [GET_ISSUE]: { status: 404 } })
    expect(await jira.moveTo(ISSUE, '10103')).toBe('noWay')
  })

  test('out of a done status goes through one that is not, where none leads there directly; never out of an open one', async () => {
    const seen = fakeJira({ [GET_ISSUE]: standsIn('10103'), [`GET ${TRANSITIONS}`]: offered, [`POST ${TRANSITIONS}`]: { status: 204 } })
    expect(await jira.moveTo(ISSUE, '10999')).toBe('noWay')
    expect(seen.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([{ transition: { id: '11' } }])
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET'])
    const fromOpen = fakeJira({ [GET_ISSUE]: standsIn('10100'), [`GET ${TRANSITIONS}`]: offered })
    expect(await jira.moveTo(ISSUE, '10999')).toBe('noWay')
    expect(fromOpen).toHaveLength(2)
  })

  test('in conflict is tried again by the queue', async () => {
    fakeJira({ [GET_ISSUE]: standsIn('10100'), [`GET ${TRANSITIONS}`]: offered, [`POST ${TRANSITIONS}`]: { status: 409 } })
    await expect(jira.moveTo(ISSUE, '10103')).rejects.toMatchObject({ status: 409 })
  })
})

test('an assignee is set and taken away', async () => {
  const seen = fakeJira({ 'PUT /rest/api/3/issue/10042/assignee': { status: 204 }, 'PUT /rest/api/3/issue/10042': { status: 204 } })
  await jira.assign(ISSUE, '557058:agent')
  await jira.assign(ISSUE, null)
  expect(seen.map((request) => request.body)).toEqual([{ accountId: '557058:agent' }, { fields: { assignee: null } }])
  await expect(jira.assign(ISSUE, 'a/b')).rejects.toThrow(RangeError)
})
