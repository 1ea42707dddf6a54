import { calls } from '../../src/api/calls'
import { printedCalls } from '../../src/api/print-calls'

test('every call is printed with its audience, modules and an input that refuses more than it names', () => {
  const printed = printedCalls()
  expect(printed.map(({ audience, name }) => `${audience}.${name}`)).toEqual(Object.entries(calls).flatMap(([audience, named]) => Object.keys(named).map((name) => `${audience}.${name}`)))
  for (const { input, modules } of printed) {
    expect(modules.length).toBeGreaterThan(0)
    expect(input).toMatchObject({ type: 'object', additionalProperties: false })
  }
})
