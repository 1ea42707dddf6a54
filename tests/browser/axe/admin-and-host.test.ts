import { appFrames } from '../support/site'
import { violations } from '../support/violations'
import { openLooker } from '../support/looker'
import type { Looker } from '../support/looker'

/** Screens of admins and of the host in their states: no serious violation, light and dark, wide and narrow; no sideways scrolling at 320 px. */

let looker: Looker

beforeAll(async () => {
  looker = await openLooker()
})
afterAll(() => looker?.close())

test.each([
  'project-settings-off',
  'admin-set-up',
  'admin-goals-looser',
  'admin-escalation-hits',
  'admin-contracts-wrong',
  'admin-publish',
  'admin-versions-compare',
  'sandbox-home',
  'sandbox-start-over',
  'sandbox-jira-queue',
  'issue-refused',
])('%s', (name) => looker.expectAccessible(name))

test('Jira with several projects', () => looker.expectAccessible({ name: 'projects', person: 'jira-admin', path: '/jira' }))

test('the other two pairs of width and colours, on a screen of each audience', async () => {
  for (const name of ['portal-request-closure-asked', 'issue-diagnosed-at-risk', 'project-settings-on']) {
    await looker.at('wide', 'dark')
    await looker.show(name)
    expect(await violations(looker.page)).toEqual([])
    await looker.at('narrow', 'light')
    expect(await violations(looker.page)).toEqual([])
  }
})

test('what is wrong in a frame of another origin would be found', async () => {
  await looker.at('wide', 'light')
  await looker.show('queue')
  await appFrames(looker.page)[0]?.evaluate(() => document.body.append(document.createElement('button')))
  expect(await violations(looker.page)).toEqual([expect.stringContaining('button-name')])
})
