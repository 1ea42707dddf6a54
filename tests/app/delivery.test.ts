import { claimAndDeliver } from '../../src/app/deliver'
import { CLAIM_MS, outboxKey } from '../../src/app/outbox-row'
import { JiraUnavailable } from '../../src/app/ports'
import type { Ports } from '../../src/app/ports'
import { sweep } from '../../src/app/sweep'
import { projectionOf } from '../../src/app/effects/projection'
import { handleCommand } from '../../src/app/handle-command'
import type { Handled } from '../../src/app/handle-command'
import type { Command } from '../../src/domain/incident/commands'
import { MINUTE_MS } from '../../src/domain/time'
import { ISSUE, STATUS_IDS, command } from '../support/builders'
import { dyingAt } from '../support/dying-process'
import { MemorySite } from '../support/memory-site'

const sweepNow = (site: MemorySite) => sweep(site.ports, site.now + MINUTE_MS)

/** Everything told once, and Jira as the store has it: I10, I11. */
function expectQuiet(site: MemorySite): void {
  const ids = site.jira.comments.map(({ effectId }) => effectId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(site.store.outbox.size).toBe(0)
  const incident = site.incident()
  const [policy] = site.store.policies
  if (policy === undefined) throw new Error('No policy')
  const { fields, property } = projectionOf(incident, policy, site.now)
  expect(site.jira.properties.get(ISSUE)).toMatchObject({ revision: property.revision, state: property.state, tier: property.tier })
  expect(site.jira.fields.get(ISSUE)).toMatchObject({ 'retrac-tier': fields['retrac-tier'], 'retrac-severity': fields['retrac-severity'] })
}

describe('a process that dies', () => {
  const PREPARE: Command[] = [command.take(), command.investigate()]
  const CASES: [string, Command][] = [
    ['a transfer (comment, projection, status, assignee)', command.transfer()],
    ['a proposal (comment, projection, status)', command.propose()],
  ]

  async function prepared(): Promise<MemorySite> {
    const site = new MemorySite()
    site.raise()
    for (const order of PREPARE) await site.desk('tierOne', order)
    return site
  }

  /** How many calls to the world the command makes when nothing happens to it. */
  async function callsOf(order: Command): Promise<number> {
    const site = await prepared()
    const grant = await site.agent('tierOne')
    const process = dyingAt(site.ports, Number.POSITIVE_INFINITY, 'before')
    await handleCommand(process.ports, { grant, command: order })
    return process.calls()
  }

  test.each(CASES)('%s: at each of its steps, before or after it, the end is the same or nothing happened', async (_name, order) => {
    const steps = await callsOf(order)
    expect(steps).toBeGreaterThan(5)
    for (let step = 0; step < steps; step += 1) {
      for (const when of ['before', 'after'] as const) {
        const site = await prepared()
        const before = site.incident().revision
        const told = site.jira.comments.length
        const grant = await site.agent('tierOne')
        const process = dyingAt(site.ports, step, when)
        await handleCommand(process.ports, { grant, command: order }).catch(() => undefined)
        expect(process.died()).toBe(true)

        site.pass(CLAIM_MS + 1)
        await sweepNow(site)
        const committed = site.incident().revision > before
        expect(site.jira.comments.length - told).toBe(committed ? 1 : 0)
        expectQuiet(site)
      }
    }
  })

  test('recording: at each of its steps, whoever comes next ends with one number and one comment', async () => {
    const site = new MemorySite()
    site.raise()
    const whole = dyingAt(site.ports, Number.POSITIVE_INFINITY, 'before')
    await handleCommand(whole.ports, { grant: site.app(), command: command.actOnDue() })
    for (let step = 0; step < whole.calls(); step += 1) {
      for (const when of ['before', 'after'] as const) {
        const next = new MemorySite()
        next.raise()
        await handleCommand(dyingAt(next.ports, step, when).ports, { grant: next.app(), command: command.actOnDue() }).catch(() => undefined)
        next.pass(CLAIM_MS + 1)
        await sweepNow(next)
        expect(next.incident().number).toBe('RC-010142')
        expect(next.jira.comments).toHaveLength(1)
        expectQuiet(next)
      }
    }
  })

  test('a recording broken off between its two writes is finished by the sweep', async () => {
    const site = new MemorySite()
    site.raise()
    site.store.finishes = false
    const store = Object.assign(Object.create(site.store) as typeof site.store, { loadIncident: async () => null })
    await handleCommand({ ...site.ports, store }, { grant: site.app(), command: command.actOnDue() }).catch(() => undefined)
    site.store.outbox.clear()
    site.store.finishes = true
    expect(await site.store.unfinishedRecordings(10)).toEqual([ISSUE])
    site.pass(CLAIM_MS + 1)
    await sweepNow(site)
    await sweepNow(site)
    expect(site.jira.comments).toHaveLength(1)
    expectQuiet(site)
  })
})

describe('Jira that refuses', () => {
  let site: MemorySite
  beforeEach(async () => {
    site = new MemorySite()
    site.raise()
    await site.desk('tierOne', command.investigate())
  })

  const failing = (operation: 'addComment' | 'writeFields' | 'assign' | 'moveTo', status: number, times: number, retryAfterMs: number | null = null): Ports => {
    let left = times
    const real = site.jira[operation].bind(site.jira) as (...args: never[]) => Promise<unknown>
    const jira = Object.assign(Object.create(site.jira) as typeof site.jira, {
      [operation]: async (...args: never[]) => {
        if (left > 0) {
          left -= 1
          throw new JiraUnavailable(status, operation, retryAfterMs)
        }
        return real(...args)
      },
    })
    return { ...site.ports, jira }
  }
  const transfer = async (ports: Ports): Promise<Handled> => handleCommand(ports, { grant: await site.agent('tierOne'), command: command.transfer() })

  test.each([403, 409, 429, 500, 503])('%s: the command stands, its effects wait for the queue, which comes in time', async (status) => {
    const handled = await transfer(failing('writeFields', status, 1, status === 429 ? 7_000 : null))
    expect(handled.kind).toBe('done')
    expect(site.store.outbox.size).toBe(1)
    const again = site.queued.filter(({ body }) => body.kind === 'deliver')
    expect(again).toHaveLength(1)
    expect(again[0]?.at).toBe(site.now + (status === 429 ? 7_000 : 5_000))
    site.pass(7_000)
    await site.drain()
    expectQuiet(site)
    expect(site.jira.comments.filter(({ text }) => text.includes('Tier II'))).toHaveLength(1)
  })

  test('a comment that was written but answered 504 is not written again', async () => {
    const jira = Object.assign(Object.create(site.jira) as typeof site.jira, {
      addComment: async (...args: Parameters<typeof site.jira.addComment>) => {
        await site.jira.addComment(...args)
        throw new JiraUnavailable(504, 'addComment', null)
      },
    })
    await transfer({ ...site.ports, jira })
    site.pass(10_000)
    await site.drain()
    expectQuiet(site)
  })

  test('an effect that Jira calls nonsense is given up, the later ones are not', async () => {
    await transfer(failing('addComment', 400, 1))
    expect(site.store.outbox.size).toBe(0)
    expect(site.jira.fields.get(ISSUE)).toMatchObject({ 'retrac-tier': 'II' })
    expect(site.logged('deliver.failed')).toEqual([expect.objectContaining({ effect: 'comment', verdict: 'giveUp', status: 400 })])
  })

  test('a deleted issue drops its row', async () => {
    const grant = await site.agent('tierOne')
    site.jira.issues.delete(ISSUE)
    await handleCommand(site.ports, { grant, command: command.transfer() })
    expect(site.store.outbox.size).toBe(0)
    expect(site.logged('deliver.failed')).toEqual([expect.objectContaining({ verdict: 'drop' })])
  })

  test('should the queue fail too, the sweep delivers', async () => {
    const ports = { ...failing('addComment', 503, 1), queue: { push: async () => Promise.reject(new Error('RateLimitError')) } }
    await transfer(ports)
    expect(site.logged('deliver.notQueued')).toHaveLength(1)
    site.pass(6_000)
    await sweepNow(site)
    expectQuiet(site)
  })

  test('a status that nothing leads to is left, and said so in the log', async () => {
    site.jira.unreachable.add(STATUS_IDS.waitingForCustomer)
    await site.desk('tierOne', command.propose())
    expect(site.jira.issues.get(ISSUE)?.statusId).toBe(STATUS_IDS.waitingForSupport)
    expect(site.logged('status.noWay')).toHaveLength(1)
    expect(site.store.outbox.size).toBe(0)
  })

  test('one that is not mapped, too', async () => {
    const setup = site.store.policies[0]?.projects[site.incident().projectId]
    if (setup !== undefined) setup.statusMap.waitingForCustomer = null
    await site.desk('tierOne', command.propose())
    expect(site.logged('status.unmapped')).toHaveLength(1)
  })
})

describe("an incident's order", () => {
  test('what is older goes first, and whoever waited for it is not forgotten', async () => {
    const site = new MemorySite()
    site.raise()
    await site.desk('tierOne', command.investigate())
    let jiraIsDown = true
    const jira = Object.assign(Object.create(site.jira) as typeof site.jira, {
      addComment: async (...args: Parameters<typeof site.jira.addComment>) => {
        if (jiraIsDown) throw new JiraUnavailable(503, 'addComment', null)
        return site.jira.addComment(...args)
      },
    })
    const ports = { ...site.ports, jira }
    await handleCommand(ports, { grant: await site.agent('tierOne'), command: command.transfer('II', 'first') })
    await handleCommand(ports, { grant: await site.agent('tierTwo'), command: command.transfer('I', 'second') })
    expect(site.store.outbox.size).toBe(2)
    expect(site.jira.comments).toHaveLength(1)

    jiraIsDown = false
    // The second row is free and asked for first; the first one still waits for its time.
    await claimAndDeliver(ports, outboxKey(ISSUE, 4), site.store.policies[0] ?? ('' as never))
    expect(site.jira.comments).toHaveLength(1)
    site.pass(5_000)
    await site.drain()
    expect(site.jira.comments.slice(1).map(({ text }) => /Tier I+/.exec(text)?.[0])).toEqual(['Tier II', 'Tier I'])
    expectQuiet(site)
  })

  test('two at once: each effect once, in order', async () => {
    const site = new MemorySite()
    site.raise()
    await site.desk('tierOne', command.investigate())
    await Promise.all([site.desk('tierOne', command.assessSeverity('everyone', 'high')), site.desk('tierOne', command.assessSeverity('justMe', 'low')), site.desk('tierOne', command.take())])
    site.pass(CLAIM_MS + 1)
    await sweepNow(site)
    const revisions = site.jira.comments.map(({ effectId }) => Number(effectId.split(':')[1]))
    expect(revisions).toEqual([...revisions].sort((left, right) => left - right))
    expectQuiet(site)
  })
})
