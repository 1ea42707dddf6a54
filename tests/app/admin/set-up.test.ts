import { getProject } from '../../../src/app/admin/get-project'
import { runSetup } from '../../../src/app/admin/run-setup'
import { proposedStatusMap } from '../../../src/app/admin/status-map'
import type { Jira, Ports } from '../../../src/app/ports'
import { PROJECT } from '../../support/builders'
import { CALLERS, MemorySite } from '../../support/memory-site'

/** The memory site, whose Jira answers set-up calls as a test says. */
const withJira = (site: MemorySite, answers: Partial<Jira>): Ports => ({ ...site.ports, jira: Object.assign(Object.create(site.jira) as Jira, answers) })
const statesOf = (answer: Awaited<ReturnType<typeof runSetup>>) => answer.ok && Object.fromEntries(answer.answer.steps.map((step) => [step.key, step.state]))

test('what is missing is said, then done, and may be done again', async () => {
  const site = new MemorySite()
  let guarded = false
  let added = 0
  const ports = withJira(site, {
    closingValidator: () => Promise.resolve({ missingOn: guarded ? [] : ['Support workflow: Close'], total: 1 }),
    addClosingValidator: () => {
      guarded = true
      added += 1
      return Promise.resolve('done')
    },
    panelPinned: () => Promise.resolve('unknown'),
  })
  const page = await getProject(ports, CALLERS.siteAdmin, { projectId: PROJECT }, site.now)
  expect(page).toMatchObject({ ok: true, answer: { setup: { canRun: true } } })
  expect(page.ok && page.answer.setup.steps.find((step) => step.key === 'closingValidator')).toMatchObject({
    state: 'missing',
    detail: expect.stringContaining('1 transition (Support workflow: Close)') as string,
  })
  const report = await runSetup(ports, CALLERS.siteAdmin, { projectId: PROJECT }, site.now)
  expect(statesOf(report)).toEqual({ closingValidator: 'done', pinnedPanel: 'done', fieldsOnScreens: 'unknown' })
  expect(report.ok && report.answer.canRun).toBe(false)
  expect(statesOf(await runSetup(ports, CALLERS.siteAdmin, { projectId: PROJECT }, site.now))).toMatchObject({ closingValidator: 'done' })
  const later = await getProject(ports, CALLERS.siteAdmin, { projectId: PROJECT }, site.now)
  expect(later.ok && later.answer.setup.steps.map(({ state }) => state)).toEqual(['done', 'unknown', 'unknown'])
  expect(added).toBe(1)
})

test("a project's own admin is sent to a Jira admin, and nothing is tried for him", async () => {
  const site = new MemorySite()
  const tried: string[] = []
  const ports = withJira(site, {
    addClosingValidator: () => {
      tried.push('rule')
      return Promise.resolve('done')
    },
    pinPanel: () => {
      tried.push('panel')
      return Promise.resolve('done')
    },
  })
  const report = await runSetup(ports, CALLERS.projectAdmin, { projectId: PROJECT }, site.now)
  expect(statesOf(report)).toMatchObject({ closingValidator: 'adminOnly', pinnedPanel: 'adminOnly' })
  expect(report.ok && report.answer.canRun).toBe(false)
  expect(tried).toEqual([])
})

test('where Jira refuses half-way, the report says what stands', async () => {
  const site = new MemorySite()
  const ports = withJira(site, {
    closingValidator: () => Promise.resolve({ missingOn: ['A: Close'], total: 1 }),
    addClosingValidator: () => Promise.resolve('notAllowed'),
    panelPinned: () => Promise.resolve(false),
    pinPanel: () => Promise.resolve('notAllowed'),
  })
  expect(statesOf(await runSetup(ports, CALLERS.siteAdmin, { projectId: PROJECT }, site.now))).toMatchObject({ closingValidator: 'missing', pinnedPanel: 'missing' })
})

describe('a status map is proposed by name', () => {
  const status = (id: string, name: string, category: 'TODO' | 'IN_PROGRESS' | 'DONE') => ({ id, name, category })

  test("of JSM's own template", () => {
    const statuses = [
      status('1', 'Waiting for support', 'TODO'),
      status('2', 'Waiting for customer', 'IN_PROGRESS'),
      status('3', 'Escalated', 'IN_PROGRESS'),
      status('4', 'Resolved', 'DONE'),
      status('5', 'Closed', 'DONE'),
    ]
    expect(proposedStatusMap(statuses)).toEqual({ waitingForSupport: '1', waitingForCustomer: '2', escalated: '3', closed: '4' })
  })

  test('and never against its category; what looks like none stays open', () => {
    const statuses = [status('1', 'Closed', 'IN_PROGRESS'), status('2', 'Done', 'DONE'), status('3', ' in progress ', 'IN_PROGRESS'), status('4', 'Escalated', 'DONE')]
    expect(proposedStatusMap(statuses)).toEqual({ waitingForSupport: '3', waitingForCustomer: null, escalated: null, closed: '2' })
  })
})
