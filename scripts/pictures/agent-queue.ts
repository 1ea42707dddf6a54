import { press } from './picture'
import type { Picture, Screen } from './picture'

const PATH = '/jira/projects/REC/apps/retrac-queue'
const frameOf = (screen: Screen) => screen.module('retrac-queue')
const queue = (name: string, person: string, act?: Picture['act']): Picture => ({ name: `queue${name}`, person, path: PATH, ...(act === undefined ? {} : { act }) })

/** Where the window is narrow, the menus stand behind one button. */
async function openMenu(screen: Screen, title: string): Promise<void> {
  const filter = frameOf(screen).getByRole('button', { name: 'Filter' })
  await frameOf(screen).getByRole('grid').waitFor()
  if (await filter.isVisible()) await filter.click()
  await frameOf(screen).getByRole('button', { name: title }).click()
}

async function search(screen: Screen, words: string): Promise<void> {
  await frameOf(screen).getByRole('searchbox').fill(words)
  await frameOf(screen).getByRole('searchbox').press('Enter')
}

async function raise(screen: Screen, customer: string): Promise<void> {
  const frame = frameOf(screen)
  await frame.getByRole('button', { name: 'New incident' }).click()
  await frame.getByLabel('Customer').fill(customer)
  await frame.getByRole('button', { name: 'Find' }).click()
}

/** The queue page, and the form for an incident on the phone. */
export const queuePictures: Picture[] = [
  queue('', 'agent-t1'),
  queue('-mine', 'agent-t2', press('retrac-queue', /^Mine/)),
  queue('-waiting', 'agent-t1', press('retrac-queue', /^Waiting/)),
  queue('-selected', 'agent-t2', async (screen) => {
    await frameOf(screen).getByRole('checkbox').nth(2).check()
    await frameOf(screen).getByRole('checkbox').nth(3).check()
  }),
  queue('-transfer', 'agent-t2', async (screen) => {
    await frameOf(screen).getByRole('checkbox').nth(5).check()
    await frameOf(screen).getByRole('checkbox').nth(6).check()
    await press('retrac-queue', 'Transfer')(screen)
    await frameOf(screen).getByRole('form').waitFor()
  }),
  // Neither can go, so that the story stays as it is for the pictures after this one.
  queue('-transfer-report', 'agent-t1', async (screen) => {
    const frame = frameOf(screen)
    for (const part of ['Mail flow stopped', 'Backup warning']) await frame.getByRole('row').filter({ hasText: part }).getByRole('checkbox').check()
    await press('retrac-queue', 'Transfer')(screen)
    await frame.getByLabel('Why').fill('Database expertise is needed')
    await frame.getByText('Tier II', { exact: true }).first().click()
    await frame.getByRole('button', { name: 'Transfer 2 incidents' }).click()
    await frame.getByText('0 moved, 2 not:', { exact: true }).waitFor()
  }),
  queue('-filter-scope', 'lead', async (screen) => {
    await openMenu(screen, 'Scope')
    await frameOf(screen).getByLabel('Scope to decide').check()
    await frameOf(screen).getByLabel('Out of scope').check()
  }),
  queue('-no-match', 'agent-t1', (screen) => search(screen, 'RC-999999')),
  queue('-raise', 'agent-t1', press('retrac-queue', 'New incident')),
  queue('-raise-empty', 'agent-t1', press('retrac-queue', 'New incident', 'Raise incident')),
  queue('-raise-found', 'agent-t1', async (screen) => {
    await raise(screen, 'Dana')
    const frame = frameOf(screen)
    await frame.getByRole('radio').first().check()
    await frame.getByLabel('Summary').fill('Till stops at the second receipt')
    await frame.getByLabel('Several of us').check()
    await frame.getByLabel('Today').check()
  }),
  queue('-raise-nobody', 'agent-t1', (screen) => raise(screen, 'Nobody of that name')),
  queue('-refused', 'agent-other'),
  { name: 'queue-not-switched-on', person: 'agent-other', path: '/jira/projects/OTH/apps/retrac-queue' },
]
