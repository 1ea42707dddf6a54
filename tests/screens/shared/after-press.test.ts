/** @jest-environment jsdom */
import { afterPress } from '../../../static/shared/form/after-press'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const pointer = (type: 'pointerdown' | 'pointerup'): boolean => document.body.dispatchEvent(new Event(type, { bubbles: true }))
const done: string[] = []
const note = (what: string) => (): number => done.push(what)
beforeEach(() => (done.length = 0))

test('without a press it runs at once: the keyboard moves nothing away', () => {
  afterPress(note('checked'))
  expect(done).toEqual(['checked'])
})

test('during a press it waits until the click has been heard, so that what is pressed stays under the pointer', () => {
  pointer('pointerdown')
  afterPress(note('checked'))
  expect(done).toEqual([])
  pointer('pointerup')
  note('clicked')()
  jest.runAllTimers()
  expect(done).toEqual(['clicked', 'checked'])
  afterPress(note('later'))
  expect(done).toEqual(['clicked', 'checked', 'later'])
})
