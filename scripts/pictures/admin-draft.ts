import { changing, choose, fieldsIn, openSection, refusing, section } from './admin-site'
import type { Admin } from './admin-site'
import type { Picture } from './picture'

const CELL = 'Impact several, urgency low'
/** Ruth Calloway stands for a second Jira admin. */
const OTHER_ADMIN = '712020:00000074-5c1d-4e0a-9b3f-0000001d468f'

/** The one draft: published, blocked, discarded, another's, and what comes in between. */
export const draftPictures: Picture[] = [
  section('publish', 'Severity', async (admin) => {
    await edit(admin)
    await goal(admin, '5h')
    await publish(admin)
    await admin.frame.getByRole('button', { name: 'Show them' }).click()
  }),
  section('publish-blocked', 'Severity', async (admin) => {
    await choose(admin.frame, 'Impact just me, urgency low', 'S3')
    await goal(admin, '9h')
    await publish(admin)
  }),
  section('publish-nothing', 'Severity', async (admin) => {
    await edit(admin)
    await saved(admin)
    await choose(admin.frame, CELL, 'S4')
    await publish(admin)
  }),
  section('publish-moved-on', 'Severity', async (admin) => {
    await edit(admin)
    await saved(admin)
    await publish(admin)
    await refusing(admin.page, 'publish', 'movedOn', 'Somebody published version 4.')
    await changing(admin.page, 'getPolicy', nextVersion)
    await changing(admin.page, 'saveDraft', nextVersion)
    await admin.frame.getByRole('button', { name: /^Publish version/ }).click()
    await admin.frame.getByRole('alert').waitFor()
  }),
  section('draft-discard', 'Severity', async (admin) => {
    await edit(admin)
    await admin.frame.getByRole('button', { name: 'Discard', exact: true }).click()
  }),
  section('draft-of-another', 'Severity', lockedIn('Severity')),
  section('draft-of-another-rule', 'Severity', async (admin) => {
    await lockedIn('Escalation')(admin)
    await admin.frame.getByRole('button', { name: 'Look at Critical incidents' }).click()
  }),
  section('draft-conflict', 'Severity', async (admin) => {
    await refusing(admin.page, 'saveDraft', 'movedOn', 'Somebody saved the draft.')
    await changing(admin.page, 'getPolicy', ofAnother)
    await edit(admin)
    await admin.frame.getByRole('button', { name: 'Keep mine' }).waitFor()
  }),
  section('draft-not-saved', 'Severity', async (admin) => {
    await refusing(admin.page, 'saveDraft', 'failed', "That didn't save. Your text is still here.")
    await edit(admin)
    await admin.frame.getByRole('button', { name: 'Try again' }).waitFor()
  }),
  section('versions-replace', 'Severity', async (admin) => {
    await edit(admin)
    await saved(admin)
    await openSection(admin, 'Versions')
    await admin.frame.getByRole('button', { name: 'Compare version 2' }).click()
    await admin.frame.getByRole('button', { name: 'Restore as draft' }).click()
  }),
]

async function edit({ frame }: Admin): Promise<void> {
  await choose(frame, CELL, 'S3')
}

async function goal(admin: Admin, time: string): Promise<void> {
  await openSection(admin, 'SLA goals')
  await admin.frame.getByRole('button', { name: /Restore service, S1 Critical/ }).click()
  await admin.frame.getByLabel(/^Time/).fill(time)
  await admin.frame.getByRole('button', { name: 'Keep', exact: true }).click()
}

async function saved({ frame }: Admin): Promise<void> {
  await frame.getByRole('region', { name: 'Draft' }).getByText(/^Saved/).waitFor()
}

async function publish({ frame }: Admin): Promise<void> {
  await frame.getByRole('button', { name: 'Publish', exact: true }).click()
  await frame.locator('.bar-panel').waitFor()
}

/** A draft that stands already is seen as another admin's. */
function lockedIn(title: string): (admin: Admin) => Promise<void> {
  return async (admin) => {
    await edit(admin)
    await saved(admin)
    await changing(admin.page, 'getPolicy', ofAnother)
    await admin.page.reload()
    await openSection(admin, title)
    await admin.frame.getByRole('button', { name: 'Take over' }).waitFor()
  }
}

type Fields = Record<string, unknown>

function ofAnother(desk: Fields): Fields {
  const active = fieldsIn(desk, 'active')
  const edit = desk['draft'] === null ? active : fieldsIn(fieldsIn(desk, 'draft'), 'edit')
  return { ...desk, draft: { baseVersion: active['version'], problems: [], savedAt: desk['now'], ...(desk['draft'] as Fields | null), revision: 99, edit, savedBy: OTHER_ADMIN, mine: false } }
}

function nextVersion(desk: Fields): Fields {
  const active = fieldsIn(desk, 'active')
  return { ...desk, active: { ...active, version: Number(active['version']) + 1 } }
}
