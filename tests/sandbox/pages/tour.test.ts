import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { stepsDone, type TourFile, type TourStep } from '../../../sandbox/pages/home/tour'
import type { Deed } from '../../../sandbox/pages/host/deeds'
import { calls } from '../../../src/api/calls'

const ROOT = join(__dirname, '../../..')
const tour = JSON.parse(readFileSync(join(ROOT, 'demo/tour.json'), 'utf8')) as TourFile
const seed = JSON.parse(readFileSync(join(ROOT, 'demo/site.json'), 'utf8')) as { people: { key: string }[] }
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as { modules: Record<string, { key: string }[]> }

const invoked = (person: string, functionKey: string, ok: boolean): Deed => ({ kind: 'invoked', person, functionKey, payload: {}, result: { ok } })
const step = (done: TourStep['done']): TourStep => ({ text: '', person: 'customer-1', path: '/', done })

describe('a step of the tour', () => {
  const taken = step([{ kind: 'invoked', person: 'agent-t1', functionKey: 'take', result: { ok: true } }])

  test('ticks when it was done, by that person, and went well', () => {
    expect(stepsDone([taken], [invoked('agent-t1', 'take', true)])).toEqual([true])
    expect(stepsDone([taken], [invoked('agent-t1', 'take', false)])).toEqual([false])
    expect(stepsDone([taken], [invoked('agent-t2', 'take', true)])).toEqual([false])
  })

  test('of several deeds wants them in their order', () => {
    const both = step([{ kind: 'requested' }, { kind: 'visited', path: '/portal/1/REC-*' }])
    const raised: Deed = { kind: 'requested', person: 'customer-1', requestTypeId: '13', answers: {} }
    const seen: Deed = { kind: 'visited', person: 'customer-1', path: '/portal/1/REC-4' }
    expect(stepsDone([both], [raised, seen])).toEqual([true])
    expect(stepsDone([both], [seen, raised])).toEqual([false])
    expect(stepsDone([both], [raised, { ...seen, path: '/portal/1/create/13' }])).toEqual([false])
  })

  test('left out does not hold up those after it', () => {
    expect(stepsDone([taken, step([{ kind: 'clock-moved' }])], [{ kind: 'clock-moved', person: 'lead', ms: 1 }])).toEqual([false, true])
  })
})

describe('demo/tour.json', () => {
  const people = new Set(seed.people.map(({ key }) => key))
  const modules = new Set(Object.values(manifest.modules).flatMap((list) => list.map(({ key }) => key)))
  const commands = new Set(Object.values(calls).flatMap((audience) => Object.keys(audience)))
  const moduleIn = (path: string): string | undefined => /\/apps\/([^/]+)$/.exec(path)?.[1]

  test('names people whom the seed has', () => {
    const named = [...tour.cards, ...tour.steps].map(({ person }) => person)
    expect(named.filter((person) => !people.has(person))).toEqual([])
  })

  test('leads to modules that the manifest has', () => {
    const named = [...tour.cards, ...tour.steps].flatMap(({ path }) => moduleIn(path) ?? [])
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((key) => !modules.has(key))).toEqual([])
  })

  test('ticks by calls that the app has', () => {
    const named = tour.steps.flatMap(({ done }) => done.flatMap(({ functionKey }) => (typeof functionKey === 'string' ? [functionKey] : [])))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((key) => !commands.has(key))).toEqual([])
  })
})
