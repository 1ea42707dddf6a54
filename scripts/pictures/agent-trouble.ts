import { issuePicture, openForm, panelOf } from './agent-issue'
import type { KeyOf, Picture, Screen } from './picture'

interface Fault {
  on: 'function' | 'rest' | 'storage'
  match?: string
  do: string
}

/** Something fails while `during` goes on, and never after it: the pictures share a site. */
async function withFault({ page }: Screen, fault: Fault, during: () => Promise<void>): Promise<void> {
  const door = new URL('/sandbox/faults', page.url()).href
  await page.request.put(door, { data: { seed: 1, rules: [fault] } })
  try {
    await during()
  } finally {
    await page.request.delete(door)
  }
}

async function sendInvestigation(screen: Screen): Promise<void> {
  const panel = panelOf(screen)
  await panel.getByLabel('What did you find?').fill('The terminals reach the bank again, but every second payment times out.')
  await panel.getByRole('form').getByRole('button', { name: 'Record investigation' }).click()
}

/** What stands there when something doesn't work (screens.md section 3). */
export function troublePictures(keyOf: KeyOf): Picture[] {
  const issue = issuePicture(keyOf)
  return [
    issue('refused', 'agent-other', 'Card payments'),
    issue('trouble-rule', 'agent-t1', 'Card payments', async (screen) => {
      await panelOf(screen).getByRole('button', { name: 'More', exact: true }).click()
      await panelOf(screen).getByRole('button', { name: 'Hand to service desk' }).click()
      await panelOf(screen).getByRole('alert').waitFor()
    }),
    issue('trouble-rule-sent', 'consultant', 'scanned contracts', async (screen) => {
      await openForm(panelOf(screen), 'Add diagnosis')
      await panelOf(screen).getByLabel('What is the cause?').fill('The viewer has no font for scanned pages.')
      await panelOf(screen).getByRole('form').getByRole('button', { name: 'Add diagnosis' }).click()
      await panelOf(screen).getByRole('alert').waitFor()
    }),
    issue('trouble-failed', 'agent-t1', 'Card payments', async (screen) => {
      await openForm(panelOf(screen), 'Record investigation')
      await withFault(screen, { on: 'function', match: 'agent-resolver', do: '500' }, async () => {
        await sendInvestigation(screen)
        await panelOf(screen).getByRole('alert').waitFor()
      })
    }),
    issue('trouble-busy', 'agent-t1', 'Card payments', async (screen) => {
      await openForm(panelOf(screen), 'Record investigation')
      await withFault(screen, { on: 'rest', do: '429' }, async () => {
        await sendInvestigation(screen)
        await panelOf(screen).getByRole('alert').waitFor()
      })
    }),
    issue('trouble-load', 'agent-t1', 'Card payments', (screen) =>
      withFault(screen, { on: 'function', match: 'agent-resolver', do: '500' }, async () => {
        await screen.page.reload()
        await panelOf(screen).getByRole('alert').waitFor()
      }),
    ),
    issue('trouble-offline', 'agent-t1', 'Card payments', async ({ page }) => page.context().setOffline(true)),
  ]
}
