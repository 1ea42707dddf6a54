/** @jest-environment jsdom */
import { host, resetHost } from './support/bridge'
import { fireEvent, screen, within } from '@testing-library/react'
import type { ComponentType } from 'react'
import type { MyIncidents, Problem } from '../../../src/api/answers'
import { csvCell, csvText } from '../../../static/portal/features/my-incidents/csv'
import MyIncidentsDialog from '../../../static/portal/features/my-incidents/my-incidents-dialog'
import MyRequests from '../../../static/portal/features/my-incidents/my-requests'
import { draw, settle } from './support/request'

type Incident = MyIncidents['incidents'][number]
const NOW = Date.UTC(2026, 10, 24, 14, 50)
const incident = (number: string, summary: string, more: Partial<Incident> = {}): Incident => ({
  issueId: number.slice(-5), requestKey: `REC-${number.slice(-2)}`, serviceDeskId: '1', number, summary, mine: true, raisedAt: Date.UTC(2026, 10, 2, 9, 0), state: 'ourTurn', at: null, ...more,
})
const PAYROLL = incident('RC-010142', 'Payroll export fails', { state: 'yourTurn', at: Date.UTC(2026, 10, 24, 17, 0) })
const SHARED = incident('RC-010139', 'Mail flow stopped', { mine: false })
const LAPTOP = incident('RC-010097', 'New laptop', { state: 'closed', at: Date.UTC(2026, 10, 3, 9, 0) })
let all: Incident[] = []
let problems: Problem[] = []
let cut = false

/** As the server does it: a number names one, words are looked for in the summary. */
const found = (words: string): Incident[] => all.filter(({ number, summary }) => number === words.toUpperCase() || summary.toLowerCase().includes(words.toLowerCase()))

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  resetHost()
  all = [PAYROLL, SHARED, LAPTOP]
  problems = []
  cut = false
  host.answer = (_key, payload) => {
    const problem = problems.shift()
    if (problem) return { ok: false, problem }
    return { ok: true, answer: { now: Date.now(), incidents: found((payload as { words: string }).words), cut } satisfies MyIncidents }
  }
})
afterEach(() => jest.useRealTimers())

const drawList = async (Module: ComponentType = MyRequests): Promise<HTMLElement> => {
  const container = await draw(Module, null)
  await settle(10)
  return container
}
const rows = (): (string | null)[] => screen.queryAllByRole('listitem').map(({ textContent }) => textContent)
const type = async (words: string): Promise<void> => {
  fireEvent.change(screen.getByRole('searchbox', { name: 'Number or words' }), { target: { value: words } })
  await settle(300)
}
const pick = (label: string, value: string): boolean => fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } })
const asked = (): unknown[] => host.invoked.map(({ payload }) => (payload as { words: string }).words)

describe('what waits for me, where was that number?', () => {
  test('at first the open ones that I raised, with whose turn it is and until when', async () => {
    await drawList()
    expect(host.invoked).toEqual([{ functionKey: 'getMine', payload: { words: '' } }])
    expect(rows()).toEqual(['RC-010142Payroll export failsYour turnanswer by today 17:00'])
    pick('Whose', 'all')
    expect(rows()[1]).toBe('RC-010139Mail flow stoppedOur turnraised 2 Nov')
    pick('State', 'all')
    expect(rows()[2]).toBe('RC-010097New laptopClosed3 Nov')
  })

  test('what waits for me is on top, also once its date is over', async () => {
    all = [SHARED, incident('RC-010145', 'New laptop', { state: 'reportersTurn', mine: false }), { ...PAYROLL, at: Date.UTC(2026, 10, 24, 9, 0) }]
    await drawList()
    pick('Whose', 'all')
    expect(rows()).toEqual(['RC-010142Payroll export failsYour turnasked for by today 09:00', 'RC-010139Mail flow stoppedOur turnraised 2 Nov', "RC-010145New laptopThe reporter's turnraised 2 Nov"])
  })

  test('a number or words are asked once a pause in typing, and what was found is spoken', async () => {
    const container = await drawList()
    const box = screen.getByRole('searchbox')
    for (const typed of ['p', 'pa', 'pay']) fireEvent.change(box, { target: { value: typed } })
    await settle(300)
    expect(asked()).toEqual(['', 'pay'])
    expect(container.querySelector('[aria-live="polite"]')?.textContent).toBe('1 incident.')
    expect(rows()).toHaveLength(1)
  })

  test('a number that the filters hide is told, and shown by one press', async () => {
    await drawList()
    await type('rc-010097')
    screen.getByText('1 incident fits, but the filters hide it.')
    fireEvent.click(screen.getByRole('button', { name: 'Show it' }))
    expect(rows()).toEqual(['RC-010097New laptopClosed3 Nov'])
  })

  test('a number that is not there and one that is not theirs read the same', async () => {
    await drawList()
    await type('rc-010999')
    screen.getByText('No incident RC-010999 that you can see.')
    await type('printer')
    screen.getByText('No incident with "printer" that you can see.')
  })

  test('none yet', async () => {
    all = []
    await drawList()
    screen.getByText('No incidents yet. When you raise one, its number stays here.')
    expect(screen.queryByRole('button', { name: 'CSV' })).toBeNull()
  })

  test('more than a list holds: says how to find the rest', async () => {
    cut = true
    await drawList()
    screen.getByText('Only the newest are shown. Search by number or words to find an older one.')
  })

  test('a late answer to an old question does not replace a newer one', async () => {
    await drawList()
    const answers: (() => void)[] = []
    const rules = host.answer
    host.answer = (key, payload) => new Promise((resolve) => answers.push(() => resolve(rules(key, payload))))
    pick('Whose', 'all')
    await type('mail')
    await type('payroll')
    answers[1]?.()
    await settle()
    answers[0]?.()
    await settle()
    expect(rows()).toEqual(['RC-010142Payroll export failsYour turnanswer by today 17:00'])
  })

  test('what did not load is asked again; what was loaded stands meanwhile', async () => {
    problems = [{ kind: 'failed', text: "This didn't load." }]
    await drawList()
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await settle()
    expect(rows()).toHaveLength(1)
    problems = [{ kind: 'failed', text: "This didn't load." }]
    fireEvent.focus(window)
    await settle()
    screen.getByText("This didn't load.")
    expect(rows()).toHaveLength(1)
  })

  test('a number leads to its request in the portal', async () => {
    await drawList()
    fireEvent.click(screen.getByRole('button', { name: 'RC-010142' }))
    await settle()
    expect(host.navigated).toEqual(['/servicedesk/customer/portal/1/REC-42'])
    expect(host.closed).toBe(0)
  })

  test("the user menu's dialog shows the same, and closes once the person goes", async () => {
    await drawList(MyIncidentsDialog)
    fireEvent.click(screen.getByRole('button', { name: 'RC-010142' }))
    await settle()
    expect([host.navigated.length, host.closed]).toEqual([1, 1])
  })
})

describe('the file for a spreadsheet', () => {
  test('holds what is shown', async () => {
    const made: Blob[] = []
    Object.assign(URL, { createObjectURL: (blob: Blob) => made.push(blob) && 'blob:1', revokeObjectURL: () => undefined })
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await drawList()
    pick('State', 'all')
    fireEvent.click(within(screen.getByRole('region', { name: 'My incidents' })).getByRole('button', { name: 'CSV' }))
    expect(click).toHaveBeenCalledTimes(1)
    expect(made[0]?.type).toBe('text/csv;charset=utf-8')
    expect(made[0]?.size).toBe(Buffer.byteLength(csvText([
      ['Number', 'Request', 'Summary', 'State', 'Raised', 'Answer by', 'Closed', 'Raised by me'],
      ['RC-010142', 'REC-42', 'Payroll export fails', 'Your turn', '2026-11-02T09:00:00.000Z', '2026-11-24T17:00:00.000Z', '', 'yes'],
      ['RC-010097', 'REC-97', 'New laptop', 'Closed', '2026-11-02T09:00:00.000Z', '', '2026-11-03T09:00:00.000Z', 'yes'],
    ])))
    click.mockRestore()
  })

  test.each([
    ['plain', '"plain"'],
    ['say "no"', '"say ""no"""'],
    ['a, b\nc', '"a, b\nc"'],
    ['=1+1', `"'=1+1"`],
    ['+49 30', `"'+49 30"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['\uFF1D1+1', `"'\uFF1D1+1"`],
    ['\uFF0B1', `"'\uFF0B1"`],
    ['\u200B=1+1', `"'=1+1"`],
    ['\u202Eexe.gol', '"exe.gol"'],
  ])('the cell %j is written %s', (value, cell) => expect(csvCell(value)).toBe(cell))

  test('rows end as other programs want them, after a mark that says UTF-8', () => {
    expect(csvText([['a', 'b'], ['ü', '']])).toBe('\uFEFF"a","b"\r\n"ü",""\r\n')
  })
})
