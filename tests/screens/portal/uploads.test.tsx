/** @jest-environment jsdom */
import { host, type JiraCall } from './support/bridge'
import { createHash } from 'node:crypto'
import { fireEvent, screen, within } from '@testing-library/react'
import RequestTop from '../../../static/portal/features/request-top/request-top'
import { sizeWords } from '../../../static/portal/parts/size-words'
import { minute } from '../../support/given-when-then'
import { fileOf } from '../support/file-classes'
import { commandsGiven, draw, requestAfter, settle, type PortalRequest } from './support/request'
import { LOG, TWO_ASKED } from './support/steps'

const TEXT = '09:14:02 ORA-00060 deadlock detected\n'
const SHA256 = createHash('sha256').update(TEXT).digest('hex')
const MEGABYTE = 1024 * 1024

beforeEach(() => {
  jest.useFakeTimers({ now: minute(30) })
  localStorage.clear()
})
afterEach(() => jest.useRealTimers())

/** A service desk that takes files, as JSM does in two calls. */
function desk(request: PortalRequest): void {
  host.jira = ({ method, path }) => {
    if (method === 'POST' && path.endsWith('/attachTemporaryFile')) return { status: 201, body: { temporaryAttachments: [{ temporaryAttachmentId: 'temp1', fileName: 'app.log' }] } }
    if (method === 'POST' && path.endsWith('/attachment')) {
      request.files.unshift({ attachmentId: '501', fileName: 'app.log', sizeBytes: TEXT.length, at: Date.now() })
      return { status: 201, body: { attachments: { values: [{ filename: 'app.log', _links: { jiraRest: 'https://jira.example/rest/api/2/attachment/501' } }] } } }
    }
    return { status: 404 }
  }
}
const refusing = (answer: (call: JiraCall) => { status: number; body?: unknown }): void => void (host.jira = answer)

const card = (): HTMLElement => screen.getByRole('heading', { name: LOG.what }).closest('li') ?? document.body
const choose = async (file: File): Promise<void> => {
  fireEvent.change(within(card()).getByLabelText(`File for: ${LOG.what}`), { target: { files: [file] } })
  await settle(10)
}
const press = async (name: string): Promise<void> => {
  fireEvent.click(within(card()).getByRole('button', { name }))
  await settle(10)
}
const paths = (): string[] => host.asked.map(({ method, path }) => `${method} ${path}`)
const alert = (): string => within(card()).getByRole('alert').textContent ?? ''

describe('a file', () => {
  test('goes up as the customer, stands on the request, and is named in the answer with its checksum', async () => {
    const request = requestAfter(TWO_ASKED)
    desk(request)
    const container = await draw(RequestTop)
    await choose(fileOf('app.log', TEXT))
    expect(paths()).toEqual(['POST /rest/servicedeskapi/servicedesk/1/attachTemporaryFile', 'POST /rest/servicedeskapi/request/REC-12/attachment'])
    const [upload, attach] = host.asked
    expect(upload?.isForm).toBe(true)
    const form = JSON.parse(upload?.body ?? '') as Record<string, string>
    expect(form).toMatchObject({ __fileName: 'app.log', __fileType: 'text/plain' })
    expect(Buffer.from(form['file']?.split(',')[1] ?? '', 'base64').toString()).toBe(TEXT)
    expect(JSON.parse(attach?.body ?? '')).toEqual({ temporaryAttachmentIds: ['temp1'], public: true })
    const item = request.story.incident?.asks.items.find(({ what }) => what === LOG.what)
    expect(item).toMatchObject({ state: 'answered', with: 'file', attachmentId: '501', fileName: 'app.log', sizeBytes: TEXT.length, sha256: SHA256 })
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: LOG.what }))
    expect(card().textContent).toContain(`app.logDelivered, ${TEXT.length} bytes, today 08:20`)
    expect(container.querySelector('[aria-live="polite"]')?.textContent).toBe(`Sending app.log, ${TEXT.length} bytes …`)
  })

  test('the progress is told in words while it goes, and nothing else can be pressed meanwhile', async () => {
    const request = requestAfter(TWO_ASKED)
    desk(request)
    await draw(RequestTop)
    let deliver: (value: unknown) => void = () => undefined
    const answer = host.answer
    host.answer = (key, payload) => (key === 'answerEvidence' ? new Promise((resolve) => (deliver = () => resolve(answer(key, payload)))) : answer(key, payload))
    await choose(fileOf('app.log', TEXT))
    expect(card().textContent).toContain('Telling us that app.log is there …')
    expect(within(card()).getByRole('button', { name: 'Attach file' }).getAttribute('aria-busy')).toBe('true')
    await press('Write an answer')
    expect(within(card()).queryByRole('textbox')).toBeNull()
    await choose(fileOf('app.log', TEXT))
    deliver(null)
    await settle(10)
    expect(commandsGiven()).toEqual(['answerEvidence'])
    expect(paths()).toHaveLength(2)
  })

  test('the service desk that the host did not name is read from the request', async () => {
    const request = requestAfter(TWO_ASKED)
    desk(request)
    const takes = host.jira
    refusing((call) => (call.path === '/rest/servicedeskapi/request/REC-12' ? { status: 200, body: { serviceDeskId: '7' } } : takes(call)))
    await draw(RequestTop, 'REC-12', null)
    await choose(fileOf('app.log', TEXT))
    expect(paths()).toContain('POST /rest/servicedeskapi/servicedesk/7/attachTemporaryFile')
  })
})

describe('a file that is not taken', () => {
  test("too large: told before it is sent, with the site's limit", async () => {
    requestAfter(TWO_ASKED)
    refusing(() => ({ status: 200, body: { enabled: true, uploadLimit: 200 * MEGABYTE } }))
    await draw(RequestTop)
    await choose(fileOf('log.zip', TEXT, 300 * MEGABYTE))
    expect(alert()).toBe('log.zip is 300 MB; the limit is 200 MB. Split it, or write an answer.')
    expect(paths()).toEqual(['GET /rest/api/3/attachment/meta'])
  })

  test.each([
    ['too large for the desk, which says how much', 413, 'The file exceeds its maximum permitted size of 20,971,520 bytes.', `app.log is ${TEXT.length} bytes; the limit is 20 MB. Split it, or write an answer.`],
    ['too large, and no word how much', 413, '', `app.log is ${TEXT.length} bytes; that is more than can be sent here. Split it, or write an answer.`],
    ['a type that the site refuses', 415, '', "Files like app.log can't be sent here. Put it into a .zip, or write an answer."],
    ['a type refused as a bad request', 400, 'The file type is not allowed.', "Files like app.log can't be sent here. Put it into a .zip, or write an answer."],
    ['no right to attach', 403, '', "You can't add files to this request. Write an answer, or tell us that you can't provide it."],
  ])('%s', async (_name, status, errorMessage, words) => {
    requestAfter(TWO_ASKED)
    refusing(() => ({ status, body: { errorMessage } }))
    await draw(RequestTop)
    await choose(fileOf('app.log', TEXT))
    expect(alert()).toBe(words)
    expect(within(card()).queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(commandsGiven()).toEqual([])
  })

  test('a failure can be tried again; where the last answer was lost, nothing is claimed', async () => {
    const request = requestAfter(TWO_ASKED)
    refusing(() => ({ status: 500 }))
    await draw(RequestTop)
    await choose(fileOf('app.log', TEXT))
    expect(alert()).toContain("app.log wasn't sent.")
    desk(request)
    const takes = host.jira
    refusing((call) => {
      if (call.path.endsWith('/attachment')) throw new Error('The line was cut')
      return takes(call)
    })
    await press('Try again')
    expect(alert()).toContain("We can't tell whether app.log arrived. Look at the activity below before you send it again.")
    desk(request)
    await press('Try again')
    expect(request.story.incident?.asks.items.find(({ what }) => what === LOG.what)?.state).toBe('answered')
  })

  test('a file that arrived is not sent twice when only the answer failed', async () => {
    const request = requestAfter(TWO_ASKED)
    desk(request)
    await draw(RequestTop)
    request.problems.push({ kind: 'failed', text: "That didn't save. Your text is still here." })
    await choose(fileOf('app.log', TEXT))
    expect(card().textContent).toContain('app.log is on your request. Only the note that it answers this is missing.')
    await press('Try again')
    expect(paths()).toHaveLength(2)
    expect(commandsGiven()).toEqual(['answerEvidence', 'answerEvidence'])
    expect(request.story.incident?.asks.items.find(({ what }) => what === LOG.what)?.state).toBe('answered')
  })
})

describe('an account that has no session for a frame', () => {
  const withoutSession = async (): Promise<PortalRequest> => {
    const request = requestAfter(TWO_ASKED)
    refusing(() => ({ status: 401 }))
    await draw(RequestTop)
    await choose(fileOf('app.log', TEXT))
    return request
  }

  test('is told to attach it below and choose it here, in every card', async () => {
    await withoutSession()
    expect(screen.getAllByText('Attach it below, then choose it here.')).toHaveLength(2)
    expect(card().textContent).toContain('No file is on your request yet.')
    expect(screen.queryByRole('button', { name: 'Attach file' })).toBeNull()
    await choose(fileOf('app.log', TEXT))
    expect(alert()).toBe(`app.log, ${TEXT.length} bytes, isn't on your request yet. Attach it below, then choose it again.`)
    expect(commandsGiven()).toEqual([])
  })

  test('what was attached below is listed once the person comes back; choosing it answers, with its checksum', async () => {
    const request = await withoutSession()
    request.files.push({ attachmentId: '77', fileName: 'app.log', sizeBytes: TEXT.length, at: minute(31) })
    fireEvent.focus(window)
    await settle()
    expect(within(card()).getByRole('list', { name: 'On your request' }).textContent).toBe(`app.log, ${TEXT.length} bytes, today 08:21`)
    await choose(fileOf('app.log', TEXT))
    expect(request.story.incident?.asks.items.find(({ what }) => what === LOG.what)).toMatchObject({ attachmentId: '77', sha256: SHA256 })
    expect(host.asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

test.each([
  [0, '0 bytes'], [1, '1 byte'], [1023, '1023 bytes'], [1024, '1 KB'], [2_516_583, '2.4 MB'], [300 * MEGABYTE, '300 MB'], [5 * 1024 * MEGABYTE, '5 GB'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words))

test('a file just over a limit never reads the same as the limit', () => {
  expect(sizeWords(20 * MEGABYTE + 1, 'up')).toBe('20.1 MB')
  expect(sizeWords(20 * MEGABYTE)).toBe('20 MB')
})
