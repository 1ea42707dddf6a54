import { handleCommand } from '../../src/app/handle-command'
import { CLAIM_MS } from '../../src/app/outbox-row'
import { sweep } from '../../src/app/sweep'
import { effectsOf } from '../../src/domain/effects/effects-of'
import type { Command } from '../../src/domain/incident/commands'
import { applyEvents } from '../../src/domain/incident/evolve'
import type { Incident } from '../../src/domain/incident/state'
import { MINUTE_MS } from '../../src/domain/time'
import { ISSUE, command } from '../support/builders'
import { dyingAt } from '../support/dying-process'
import { MemorySite } from '../support/memory-site'
import type { PersonName } from '../support/memory-site'

/** Numbers from a seed (mulberry32): the same seed tells the same story. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const ORDERS: [PersonName, Command][] = [
  ['tierOne', command.take()],
  ['tierOne', command.investigate()],
  ['consultant', command.investigate('full')],
  ['tierOne', command.transfer('II')],
  ['tierTwo', command.transfer('I')],
  ['consultant', command.assessSeverity('everyone', 'high')],
  ['tierOne', command.assessSeverity('justMe', 'low')],
  ['tierOne', command.propose()],
  ['tierTwo', command.propose()],
  ['tierOne', command.withdraw()],
]
const DIES_AT_MOST = 25

/** Rounds of commands at once, each in a process that may die anywhere; then quiet. */
async function story(seed: number): Promise<MemorySite> {
  const next = numbers(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] ?? (items[0] as Item)
  const site = new MemorySite()
  site.raise()
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        const [name, order] = pick(ORDERS)
        const process = next() < 0.5 ? dyingAt(site.ports, Math.floor(next() * DIES_AT_MOST), next() < 0.5 ? 'before' : 'after').ports : site.ports
        try {
          await handleCommand(process, { grant: await site.agent(name), command: order })
        } catch {
          // It died, or lost too often: either way whoever called knows nothing.
        }
      }),
    )
    site.pass(Math.floor(next() * 2 * MINUTE_MS))
    if (next() < 0.3) await sweep(site.ports, site.now + MINUTE_MS)
    if (next() < 0.3) await site.drain()
  }
  for (let time = 0; time < 3; time += 1) {
    site.pass(CLAIM_MS + 1)
    await sweep(site.ports, site.now + MINUTE_MS)
  }
  return site
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))('whatever dies, every effect happens once and in order (seed %i)', async (seed) => {
  const site = await story(seed)
  const { revision } = site.incident()
  const rows = await site.store.history(ISSUE, revision)
  const [policy] = site.store.policies
  if (policy === undefined) throw new Error('No policy')

  let incident: Incident | null = null
  const expected: string[] = []
  for (const row of rows) {
    const after: Incident = applyEvents(incident, row.events)
    effectsOf(incident, row.events, after, policy, row.events[0]?.at ?? 0).forEach((effect, index) => {
      if (effect.kind === 'comment' || effect.kind === 'tellRole') expected.push(`${ISSUE}:${row.revision}:${index}`)
    })
    incident = after
  }
  expect(rows).toHaveLength(revision)
  expect(incident).toEqual(site.incident())
  expect(site.jira.comments.map(({ effectId }) => effectId)).toEqual(expected)
  expect(site.store.outbox.size).toBe(0)
  expect(site.jira.properties.get(ISSUE)).toMatchObject({ revision })
})
