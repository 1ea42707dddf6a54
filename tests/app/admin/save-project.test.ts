import { getProject } from '../../../src/app/admin/get-project'
import { getSite } from '../../../src/app/admin/get-site'
import { saveProject } from '../../../src/app/admin/save-project'
import { noAccess } from '../../../src/app/problems'
import { PROJECT, REQUEST_TYPE, STATUS_IDS } from '../../support/builders'
import { CALLERS, MemorySite, OTHER_PROJECT } from '../../support/memory-site'

const admin = CALLERS.siteAdmin
const off = { projectId: OTHER_PROJECT, seenVersion: 1, on: false, requestTypeIds: ['80'], statusMap: { ...STATUS_IDS } }
const fieldsOf = (answer: Awaited<ReturnType<typeof saveProject>>): string[] => (answer.ok ? [] : (answer.problem.fields ?? []).map((field) => field.path))

test('saving publishes the next version, with this project changed and all else as it was', async () => {
  const site = new MemorySite()
  const before = await site.store.activePolicy()
  const saved = await saveProject(site.ports, admin, off, site.now)
  expect(saved).toMatchObject({ ok: true, answer: { policyVersion: 2, on: false, project: { key: 'OTH' } } })
  expect(await site.store.activePolicy()).toEqual({
    ...before,
    version: 2,
    publishedAt: site.now,
    projects: { ...before?.projects, [OTHER_PROJECT]: { on: false, requestTypeIds: ['80'], statusMap: { ...STATUS_IDS }, offSpans: [{ from: site.now, to: null }] } },
  })
  expect(site.store.policies[0]).toEqual(before)
})

test('a version that moved on is named, and nothing is saved', async () => {
  const site = new MemorySite()
  await saveProject(site.ports, admin, off, site.now)
  const late = await saveProject(site.ports, admin, { ...off, on: true }, site.now)
  expect(late).toMatchObject({ ok: false, problem: { kind: 'movedOn', text: expect.stringContaining('version 2') as string } })
  expect(site.store.policies).toHaveLength(2)
})

test('a race that is lost while saving is the same problem', async () => {
  const site = new MemorySite()
  const ports = { ...site.ports, store: Object.assign(Object.create(site.store) as typeof site.store, { publishPolicy: () => Promise.resolve('lostRace' as const) }) }
  expect(await saveProject(ports, admin, off, site.now)).toMatchObject({ ok: false, problem: { kind: 'movedOn' } })
})

test.each([
  ['a request type of another desk', { requestTypeIds: [REQUEST_TYPE] }, ['requestTypeIds.0']],
  ['on without a request type', { on: true, requestTypeIds: [] }, ['requestTypeIds']],
  ['a status that the project lacks', { statusMap: { ...STATUS_IDS, escalated: '999' } }, ['statusMap.escalated']],
  ['a closed status that is not done', { statusMap: { ...STATUS_IDS, closed: STATUS_IDS.escalated } }, ['statusMap.closed']],
  ['an open status that is done', { statusMap: { ...STATUS_IDS, waitingForSupport: STATUS_IDS.closed } }, ['statusMap.waitingForSupport']],
])('%s is refused at its field', async (_, change, paths) => {
  const site = new MemorySite()
  const answer = await saveProject(site.ports, admin, { ...off, ...change }, site.now)
  expect(answer).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
  expect(fieldsOf(answer)).toEqual(paths)
  expect(site.store.policies).toHaveLength(1)
})

test('a status may stay unmapped: incidents are left where they stand', async () => {
  const site = new MemorySite()
  expect(await saveProject(site.ports, admin, { ...off, statusMap: { ...STATUS_IDS, escalated: null } }, site.now)).toMatchObject({ ok: true })
})

test('a project that is not there, or no service project, is the same as one that is not yours', async () => {
  const site = new MemorySite()
  const foreign = { ok: false, problem: noAccess() }
  expect(await saveProject(site.ports, admin, { ...off, projectId: '999' }, site.now)).toEqual(foreign)
  expect(await getProject(site.ports, admin, { projectId: '999' }, site.now)).toEqual(foreign)
})

test('on a fresh installation the defaults are shown as version 0, and the first save is version 1', async () => {
  const site = new MemorySite()
  site.store.policies.length = 0
  expect(await getSite(site.ports, admin, {}, site.now)).toMatchObject({
    ok: true,
    answer: { policy: { version: 0, numberPrefix: 'RC' }, projects: [{ key: 'REC', on: false }, { key: 'OTH', on: false }] },
  })
  const page = await getProject(site.ports, admin, { projectId: PROJECT }, site.now)
  expect(page).toMatchObject({ ok: true, answer: { on: false, policyVersion: 0, statusMap: { closed: null } } })
  expect(await saveProject(site.ports, admin, { ...off, seenVersion: 0 }, site.now)).toMatchObject({ ok: true, answer: { policyVersion: 1 } })
})

test('the site page counts what a project that is on still lacks', async () => {
  const site = new MemorySite()
  await saveProject(site.ports, admin, { ...off, on: true, statusMap: { ...STATUS_IDS, closed: null, escalated: null } }, site.now)
  const answer = await getSite(site.ports, admin, {}, site.now)
  expect(answer.ok && answer.answer.projects.map(({ key, on, requestTypeCount, problems }) => [key, on, requestTypeCount, problems])).toEqual([
    ['REC', true, 1, 0],
    ['OTH', true, 1, 2],
  ])
})
