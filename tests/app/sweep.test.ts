import { actOnDue } from '../../src/app/act-on-due'
import { JiraUnavailable } from '../../src/app/ports'
import { sweep } from '../../src/app/sweep'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time'
import { ISSUE, PROJECT, STATUS_IDS, command, issueId, projectId } from '../support/builders'
import { agent, ok } from '../support/call'
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

  test('one that was left alone, and that the app itself puts right with its next step, is watched again', async () => {
    const site = new MemorySite()
    site.raise()
    await sweepNow(site)
    const moveAway = async () => {
      site.pass(MINUTE_MS)
      site.jira.put({ ...(site.jira.issues.get(ISSUE) ?? ('' as never)), statusId: STATUS_IDS.escalated })
      await sweepNow(site)
    }
    for (let time = 1; time <= 4; time += 1) await moveAway()
    expect(site.incident().jira.statusLeftAlone).toBe(true)
    await site.desk('tierOne', command.propose())
    expect(site.jira.issues.get(ISSUE)?.statusId).toBe(STATUS_IDS.waitingForCustomer)
    await sweepNow(site)
    expect(site.incident().jira).toMatchObject({ statusLeftAlone: false, statusPutBackAt: [] })
    await moveAway()
    expect(site.jira.issues.get(ISSUE)?.statusId).toBe(STATUS_IDS.waitingForCustomer)
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

describe('an issue that was moved, and whose event was lost', () => {
  const OFF = projectId('10600')
  let site: MemorySite
  const moveTo = (to: typeof OFF) => site.jira.put({ ...(site.jira.issues.get(ISSUE) ?? ('' as never)), projectId: to, key: 'ELSE-1', movedAt: site.now })
  const eventTypes = async () => (await site.store.history(ISSUE, site.incident().revision)).flatMap(({ events }) => events.map(({ type }) => type))
  beforeEach(async () => {
    site = new MemorySite()
    site.raise()
    await sweepNow(site)
  })

  test('to a project that is not switched on: nothing acts there, and its clocks stand still from when it came', async () => {
    moveTo(OFF)
    const cameAt = site.now
    site.pass(HOUR_MS)
    await actOnDue(site.ports, ISSUE)
    expect(await eventTypes()).toEqual(['IncidentRecorded', 'IssueMoved'])
    expect(site.store.incidents.get(ISSUE)).toMatchObject({ incident: { projectId: OFF, projectSince: cameAt }, nextDueAt: null })
    expect(site.jira.properties.get(ISSUE)).toMatchObject({ clockState: 'paused' })
    site.pass(HOUR_MS)
    await actOnDue(site.ports, ISSUE)
    expect(await eventTypes()).toEqual(['IncidentRecorded', 'IssueMoved'])
  })

  test('and back again: the sweep finds it among what was updated, not by the index alone', async () => {
    moveTo(OFF)
    site.pass(HOUR_MS)
    await actOnDue(site.ports, ISSUE)
    const lagging = { ...site.ports, jira: Object.assign(Object.create(site.jira) as typeof site.jira, { updatedSince: async () => [{ issueId: ISSUE, projectId: PROJECT, statusId: STATUS_IDS.waitingForSupport }] }) }
    await sweep(lagging, site.now + MINUTE_MS)
    expect(site.incident().projectId).toBe(OFF)
    moveTo(PROJECT)
    await sweepNow(site)
    expect(site.incident().projectId).toBe(PROJECT)
    expect(site.store.incidents.get(ISSUE)?.nextDueAt).not.toBeNull()
  })

  test('while Jira does not answer, what is due acts all the same', async () => {
    site.pass(HOUR_MS)
    const deaf = { ...site.ports, jira: Object.assign(Object.create(site.jira) as typeof site.jira, { placeOf: () => Promise.reject(new JiraUnavailable(503, 'getPlaceOf', null)) }) }
    await actOnDue(deaf, ISSUE)
    expect(acted(site)).toContain('firstResponse breach 0')
  })

  test('the panel of an agent who opens it says so', async () => {
    const ports = { ...site.ports, jira: Object.assign(Object.create(site.jira) as typeof site.jira, { agentAccess: async () => ({ agent: true }) }) }
    const seenOn = async (page: typeof OFF) => ok(await agent(site, 'tierOne', 'getIncident', { issueId: ISSUE }, ports, { projectId: page })).view
    // A screen's word alone moves nothing.
    expect((await seenOn(OFF)).clocks.every(({ stops }) => stops.length === 0)).toBe(true)
    moveTo(OFF)
    const view = await seenOn(OFF)
    expect(view.clocks.map(({ stops }) => stops.at(-1)?.why)).toEqual(view.clocks.map(() => 'The project is switched off'))
  })
})
