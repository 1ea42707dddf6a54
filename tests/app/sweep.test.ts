import { actOnDue } from '../../src/app/act-on-due'
import { sweep } from '../../src/app/sweep'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time'
import { ISSUE, STATUS_IDS, command, issueId } from '../support/builders'
import { MemorySite } from '../support/memory-site'

const sweepNow = (site: MemorySite) => sweep(site.ports, site.now + MINUTE_MS)
const acted = (site: MemorySite) => site.incident().fired.map(({ metric, kind, percent }) => `${metric} ${kind} ${percent}`)

describe('what falls due', () => {
  test('within ten minutes is queued for its instant, never before it', async () => {
    const site = new MemorySite()
    site.raise()
    await sweepNow(site)
    const { nextDueAt } = site.store.incidents.get(ISSUE) ?? { nextDueAt: null }
    if (nextDueAt === null) throw new Error('Nothing falls due')
    site.queued.splice(0)
    site.now = nextDueAt - 20 * MINUTE_MS
    expect(await sweepNow(site)).toMatchObject({ due: 0 })
    site.now = nextDueAt - 10 * MINUTE_MS + 500
    expect(await sweepNow(site)).toMatchObject({ due: 1 })
    expect(site.queued).toEqual([{ body: { schema: 1, kind: 'due', issueId: ISSUE, dueAt: nextDueAt }, at: expect.any(Number) as number }])
    expect(site.queued[0]?.at).toBeGreaterThanOrEqual(nextDueAt)
    expect(site.queued[0]?.at).toBeLessThan(nextDueAt + 1_000)
  })

  test('acts once: early, late, twice and stale are all safe', async () => {
    const site = new MemorySite()
    site.raise()
    await sweepNow(site)
    await actOnDue(site.ports, ISSUE)
    expect(acted(site)).toEqual([])
    site.pass(HOUR_MS)
    await Promise.all([actOnDue(site.ports, ISSUE), actOnDue(site.ports, ISSUE)])
    const once = acted(site)
    expect(once).toContain('firstResponse breach 0')
    expect(new Set(once).size).toBe(once.length)
    await actOnDue(site.ports, ISSUE)
    expect(acted(site)).toEqual(once)
  })

  test('a clock runs from sweep to sweep to its breach, with nobody there', async () => {
    const site = new MemorySite()
    site.raise()
    for (let minute = 0; minute < 40; minute += 1) {
      if (minute % 5 === 0) await sweepNow(site)
      await site.drain()
      site.pass(MINUTE_MS)
    }
    expect(acted(site)).toEqual(expect.arrayContaining(['firstResponse warn 50', 'firstResponse warn 75', 'firstResponse breach 0']))
    expect(site.jira.properties.get(ISSUE)).toMatchObject({ revision: site.incident().revision })
  })

  test('over its budget, the soonest go and the rest is told', async () => {
    const site = new MemorySite()
    await sweepNow(site)
    const many = Array.from({ length: 450 }, (_, index) => ({ issueId: issueId(String(50_000 + index)), nextDueAt: site.now + index }))
    const store = Object.assign(Object.create(site.store) as typeof site.store, { dueBy: async () => many })
    const report = await sweep({ ...site.ports, store }, site.now + MINUTE_MS)
    expect(report).toMatchObject({ due: 400, unfinished: 1 })
    expect(site.logged('sweep.dueOverBudget')).toEqual([{ due: 450, queued: 400 }])
  })
})

describe('what went wrong', () => {
  test('issues whose events were lost are recorded', async () => {
    const site = new MemorySite()
    site.raise()
    site.raise({ issueId: issueId('10143'), key: 'REC-143' })
    site.raise({ issueId: issueId('10144'), key: 'REC-144', requestTypeId: '99' })
    expect(await sweepNow(site)).toMatchObject({ recorded: 2 })
    expect([...site.store.incidents.keys()]).toEqual(['10142', '10143'])
    expect(await sweepNow(site)).toMatchObject({ recorded: 0 })
  })

  test('in a project that is off nothing is looked for', async () => {
    const site = new MemorySite()
    site.raise()
    for (const setup of Object.values(site.store.policies[0]?.projects ?? {})) setup.on = false
    expect(await sweepNow(site)).toMatchObject({ recorded: 0 })
    expect(site.store.incidents.size).toBe(0)
  })

  test('a status moved by hand is put back at most three times, then left', async () => {
    const site = new MemorySite()
    site.raise()
    await sweepNow(site)
    for (let time = 1; time <= 5; time += 1) {
      site.pass(MINUTE_MS)
      site.jira.put({ ...(site.jira.issues.get(ISSUE) ?? ('' as never)), statusId: STATUS_IDS.closed })
      await sweepNow(site)
      expect(site.jira.issues.get(ISSUE)?.statusId).toBe(time <= 3 ? STATUS_IDS.waitingForSupport : STATUS_IDS.closed)
    }
    expect(site.incident().jira.statusLeftAlone).toBe(true)
    expect(site.incident().closure.kind).toBe('none')
  })

  test('one step that fails does not hide the others', async () => {
    const site = new MemorySite()
    site.raise()
    await site.desk('tierOne', command.take())
    const store = Object.assign(Object.create(site.store) as typeof site.store, { dueBy: async () => Promise.reject(new Error('index')) })
    site.raise({ issueId: issueId('10143'), key: 'REC-143' })
    const report = await sweep({ ...site.ports, store }, site.now + MINUTE_MS)
    expect(report).toMatchObject({ recorded: 1, unfinished: 1 })
    expect(site.logged('sweep.stepFailed')).toEqual([{ step: 'due', error: 'Error' }])
  })

  test('past its deadline it stops, and says so', async () => {
    const site = new MemorySite()
    site.raise()
    expect(await sweep(site.ports, site.now)).toMatchObject({ recorded: 0, unfinished: 6 })
  })
})
