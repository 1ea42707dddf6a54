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

/** A call as another person makes it meanwhile. */
async function meanwhile({ page }: Screen, person: string, issueKey: string, functionKey: string, input: object): Promise<void> {
  const { origin } = new URL(page.url())
  const { id } = (await (await page.request.get(`${origin}/rest/api/3/issue/${issueKey}`, { headers: LEAD })).json()) as { id: string }
  const payload = { functionKey, payload: { issueId: id, ...input } }
  await page.request.post(`${origin}/sandbox/bridge`, { data: { person, module: 'retrac-issue-panel', context: { issueKey }, command: 'invoke', payload } })
}

/** The desk's lead, and an agent of a project that ReTRAC isn't switched on in, as Jira's REST knows them. */
const LEAD = basic('ruth.calloway@recare.example')
const OTHER = basic('samuel.ortiz@recare.example')

function basic(email: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${email}:token`).toString('base64')}` }
}

async function openUntracked({ page }: Screen): Promise<void> {
  const { origin } = new URL(page.url())
  const fields = { project: { key: 'OTH' }, issuetype: { id: '10001' }, summary: 'A key for the bicycle cellar' }
  const { key } = (await (await page.request.post(`${origin}/rest/api/3/issue`, { headers: OTHER, data: { fields } })).json()) as { key: string }
  await page.goto(`${origin}/browse/${key}?as=agent-other`)
}

/** The panel isn't pinned to the project: the issue's page has only the context. */
async function withoutPanel({ page, module }: Screen): Promise<void> {
  await page.route('**/sandbox/modules', async (route) => {
    const modules = (await (await route.fetch()).json()) as { key: string }[]
    await route.fulfill({ json: modules.filter(({ key }) => key !== 'retrac-issue-panel') })
  })
  await page.reload()
  await module('retrac-issue-context').getByText('Ask an admin to pin').waitFor()
}

async function sendInvestigation(screen: Screen): Promise<void> {
  const panel = panelOf(screen)
  await panel.getByLabel('What did you find?').fill('The terminals reach the bank again, but every second payment times out.')
  await panel.getByRole('form').getByRole('button', { name: 'Record investigation' }).click()
}

/** A manual one, where no consultant has investigated yet. */
async function sendDiagnosis(screen: Screen): Promise<void> {
  const panel = panelOf(screen)
  await panel.getByLabel('What is the cause?').fill('The viewer has no font for scanned pages.')
  await panel.getByRole('form').getByRole('button', { name: 'Add diagnosis' }).click()
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
      await sendDiagnosis(screen)
      await panelOf(screen).getByRole('alert').waitFor()
    }),
    issue('trouble-failed', 'agent-t1', 'Card payments', async (screen) => {
      await openForm(panelOf(screen), 'Record investigation')
      await withFault(screen, { on: 'function', match: 'agent-resolver', do: '500' }, async () => {
        await sendInvestigation(screen)
        await panelOf(screen).getByRole('alert').waitFor()
      })
    }),
    // The panel tries again by itself, and the site isn't busy then: what it sends is one that the rules refuse.
    issue('trouble-busy', 'consultant', 'scanned contracts', async (screen) => {
      await openForm(panelOf(screen), 'Add diagnosis')
      await withFault(screen, { on: 'rest', do: '429' }, async () => {
        await sendDiagnosis(screen)
        await panelOf(screen).getByRole('alert').waitFor()
      })
    }),
    // The lead is first; what was done meanwhile is taken back, since the pictures share a site.
    issue('trouble-lost-race', 'agent-t2', 'Fax gateway', async (screen) => {
      const panel = panelOf(screen)
      const key = keyOf('Fax gateway')
      await openForm(panel, 'Propose closure')
      await panel.getByLabel('What solved it').fill('The gateway sends whole documents again.')
      await meanwhile(screen, 'lead', key, 'proposeClosure', { as: 'resolved', text: 'Pages of any size go through the converter now.' })
      await panel.getByRole('form').getByRole('button', { name: 'Propose closure' }).click()
      await panel.getByRole('alert').waitFor()
      await meanwhile(screen, 'lead', key, 'withdrawProposal', {})
    }),
    issue('trouble-load', 'agent-t1', 'Card payments', (screen) =>
      withFault(screen, { on: 'function', match: 'agent-resolver', do: '500' }, async () => {
        await screen.page.reload()
        await panelOf(screen).getByRole('alert').waitFor()
      }),
    ),
    issue('context-alone', 'agent-t2', 'Payroll export', withoutPanel),
    issue('context-alone-form', 'agent-t2', 'Payroll export', async (screen) => {
      await withoutPanel(screen)
      await openForm(screen.module('retrac-issue-context'), 'Ask for evidence')
    }),
    { name: 'issue-trouble-untracked', person: 'agent-other', path: '/jira/projects/OTH/apps/retrac-queue', act: openUntracked },
    issue('trouble-offline', 'agent-t1', 'Card payments', async ({ page }) => page.context().setOffline(true)),
  ]
}
