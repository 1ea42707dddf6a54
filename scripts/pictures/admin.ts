import type { FrameLocator } from 'playwright-core'
import { draftPictures } from './admin-draft'
import { changing, choose, listIn, refusing, section, site } from './admin-site'
import type { Admin } from './admin-site'
import type { Picture, Screen } from './picture'

export const PROJECT_SETTINGS = '/settings/apps/retrac-project-settings'

const REC = `/jira/projects/REC${PROJECT_SETTINGS}`
const OTH = `/jira/projects/OTH${PROJECT_SETTINGS}`
const settingsOf = ({ module }: Screen): FrameLocator => module('retrac-project-settings')

/** What admins see: a project's settings and the site's policy. */
export const adminPictures: Picture[] = [
  { name: 'project-settings-on', person: 'project-admin', path: REC },
  { name: 'project-settings-jira-admin', person: 'jira-admin', path: REC },
  { name: 'project-settings-off', person: 'jira-admin', path: OTH },
  { name: 'project-settings-refused', person: 'agent-t1', path: REC },
  {
    name: 'project-settings-no-type', person: 'jira-admin', path: OTH,
    act: async (screen) => {
      const boxes = settingsOf(screen).getByRole('checkbox')
      for (const box of await boxes.all()) await box.uncheck()
      await settingsOf(screen).getByRole('button', { name: 'Switch on' }).click()
    },
  },
  {
    name: 'project-settings-moved-on', person: 'project-admin', path: REC,
    act: async (screen) => {
      const text = 'Somebody published version 4 of the rules meanwhile. Nothing of yours was saved. Load the page again, then make your change.'
      await refusing(screen.page, 'saveProject', 'movedOn', text)
      await settingsOf(screen).getByRole('button', { name: 'Save changes' }).click()
    },
  },
  ...[
    site('set-up'),
    site('set-up-project', async ({ frame }) => frame.getByRole('button', { name: 'Open settings of ReCARE support' }).click()),
    site('set-up-fresh', async ({ page, frame }) => {
      await changing(page, 'getSite', (site) => ({ ...site, projects: listIn(site, 'projects').map((project) => ({ ...project, on: false, requestTypeCount: 0, problems: 0 })) }))
      await page.reload()
      await frame.getByRole('button', { name: 'Start set-up' }).waitFor()
    }),
    site('set-up-failed', async ({ page, frame }) => {
      await refusing(page, 'getSite', 'busy', "Jira is busy. We'll try again in 20 seconds.")
      await page.reload()
      await frame.getByRole('alert').waitFor()
    }),
    section('severity', 'Severity'),
    section('severity-wrong', 'Severity', ({ frame }) => choose(frame, 'Impact just me, urgency low', 'S3')),
    section('severity-no-words', 'Severity', async ({ frame }) => frame.locator('[data-path="words.impact.several"]').fill('')),
    section('goals', 'SLA goals'),
    section('goals-open', 'SLA goals', openRestore),
    section('goals-looser', 'SLA goals', async (admin) => {
      await openRestore(admin)
      await admin.frame.getByLabel(/^Time/).fill('9h')
    }),
    section('goals-unread', 'SLA goals', async (admin) => {
      await openRestore(admin)
      await admin.frame.getByLabel(/^Time/).fill('soon')
    }),
    section('escalation', 'Escalation'),
    section('escalation-rule', 'Escalation', async ({ frame }) => {
      await addRule(frame, 'severity', 'used', 'tier', 'transfers', 'reopened', 'requestType', 'organization', 'words')
      await frame.getByLabel(/^Any of these/).fill('payroll, mail flow')
    }),
    section('escalation-hits', 'Escalation', async ({ frame }) => {
      await addRule(frame, 'words')
      await frame.getByLabel(/^Any of these/).fill('payroll, mail')
      await frame.getByLabel(/^Because/).fill('Wages and mail concern everybody.')
      await frame.getByLabel(/^Name/).fill('Wages and mail')
      await frame.getByRole('button', { name: 'Show what Wages and mail hits' }).click()
    }),
    section('escalation-never', 'Escalation', async ({ frame }) => {
      await addRule(frame, 'tier', 'used')
      await frame.getByLabel('Of the goal of').selectOption('holdII')
    }),
    section('contracts', 'Contracts'),
    section('contracts-contract', 'Contracts', async ({ frame }) => addContract(frame, '2026-01-01', '2026-12-06')),
    section('contracts-wrong', 'Contracts', async ({ frame }) => {
      await addContract(frame, '2026-12-06', '2026-11-30')
      await frame.getByRole('button', { name: 'Add a scope rule' }).click()
    }),
    section('tiers', 'Tiers'),
    section('tools', 'Remote tools'),
    section('tools-twice', 'Remote tools', async ({ frame }) => {
      await frame.getByRole('button', { name: 'Retire UltraVNC' }).click()
      await frame.getByRole('button', { name: 'Add a tool' }).click()
      await frame.getByLabel(/^Tool/).fill('citrix gotoassist')
    }),
    section('versions', 'Versions'),
    section('versions-compare', 'Versions', async ({ frame }) => {
      await frame.getByRole('button', { name: 'Compare version 1' }).click()
      await frame.getByLabel('Compare with').selectOption('3')
    }),
    ...draftPictures,
  ],
  { name: 'admin-refused', person: 'project-admin', path: '/jira/settings/apps/retrac-admin' },
]

async function openRestore({ frame }: Admin): Promise<void> {
  await frame.getByRole('button', { name: /Restore service, S1 Critical/ }).click()
}

async function addRule(frame: FrameLocator, ...kinds: string[]): Promise<void> {
  await frame.getByRole('button', { name: 'Add a rule' }).click()
  for (const [index, kind] of kinds.entries()) {
    if (index > 0) await frame.getByRole('button', { name: 'Add a fact' }).click()
    await frame.getByRole('group', { name: `Fact ${index + 1}` }).getByLabel('Fact', { exact: true }).selectOption(kind)
  }
}

async function addContract(frame: FrameLocator, from: string, until: string): Promise<void> {
  await frame.getByRole('button', { name: 'Add a contract' }).click()
  await frame.getByLabel(/^Organisation/).first().selectOption({ label: 'Bellwether Freight' })
  await frame.getByLabel('First day').fill(from)
  await frame.getByLabel('Last day').fill(until)
}
