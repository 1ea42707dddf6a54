import type { FrameLocator } from 'playwright-core'
import { issuePicture, openForm, panelOf } from './agent-issue'
import { press } from './picture'
import type { KeyOf, Picture } from './picture'

const inPanel = (...names: (string | RegExp)[]) => press('retrac-issue-panel', ...names)

/** A form of the panel; `fill` writes into it, and nothing is sent. */
const form =
  (command: string, fill?: (panel: FrameLocator) => Promise<void>): NonNullable<Picture['act']> =>
  async (screen) => {
    const panel = panelOf(screen)
    await openForm(panel, command)
    await fill?.(panel)
  }

/** What stands under the fields once it was sent empty. */
const emptyForm = (command: string): NonNullable<Picture['act']> =>
  form(command, (panel) => panel.getByRole('form').getByRole('button', { name: command, exact: true }).click())

async function threeItems(panel: FrameLocator): Promise<void> {
  const items = [
    ['Application log, today 09:00 to 11:00', 'it shows the call that fails'],
    ['Size of the export table', 'a full table stops the export half-way'],
    ['A picture of the message', 'its number names the cause'],
  ] as const
  for (const [place, [what, why]] of items.entries()) {
    if (place > 0) await panel.getByRole('button', { name: 'Add another item' }).click()
    await panel.getByLabel('What you need').nth(place).fill(what)
    await panel.getByLabel('Why').nth(place).fill(why)
  }
  await panel.getByLabel('By when').first().fill('2026-11-25T12:00')
}

const chosen =
  (label: string, fill?: (panel: FrameLocator) => Promise<void>) =>
  async (panel: FrameLocator): Promise<void> => {
    await panel.getByLabel(label, { exact: true }).check()
    await fill?.(panel)
  }

/** Every form of the panel, and the dialogs that confirm. */
export function formPictures(keyOf: KeyOf): Picture[] {
  const issue = issuePicture(keyOf)
  return [
    issue('form-severity', 'agent-t1', 'Backup warning', form('Assess severity')),
    issue('form-investigation', 'agent-t1', 'Card payments', form('Record investigation')),
    issue('form-investigation-empty', 'agent-t1', 'Card payments', emptyForm('Record investigation')),
    issue('form-diagnosis', 'consultant', 'Pathology', form('Add diagnosis')),
    issue('form-remediation', 'agent-t2', 'Payroll export', form('Record remediation')),
    issue('form-transfer', 'agent-t1', 'Dictation', form('Transfer to Tier II')),
    issue('form-transfer-empty', 'agent-t1', 'Dictation', emptyForm('Transfer to Tier II')),
    issue('form-transfer-back', 'agent-t2', 'Payroll export', form('Transfer to Tier I', (panel) => panel.getByLabel('Why').fill('The file server is repaired'))),
    issue('form-closure', 'agent-t2', 'Payroll export', form('Propose closure')),
    issue('form-closure-settles', 'agent-t2', 'Referral letters', form('Propose closure')),
    issue('form-decline', 'agent-t1', 'Wi-Fi drops', inPanel('Decline')),
    issue('form-evidence', 'agent-t2', 'Payroll export', form('Ask for evidence')),
    issue('form-evidence-three', 'agent-t2', 'Payroll export', form('Ask for evidence', threeItems)),
    issue('form-evidence-empty', 'agent-t2', 'Payroll export', emptyForm('Ask for evidence')),
    issue('form-evidence-withdraw', 'agent-t2', 'Referral letters', form('Withdraw a request')),
    issue('form-remind', 'agent-t2', 'Referral letters', form('Remind')),
    issue('form-session', 'agent-t2', 'Payroll export', form('Ask for a remote session')),
    issue(
      'form-session-filled',
      'agent-t2',
      'Payroll export',
      form('Ask for a remote session', (panel) => panel.getByLabel('What for').fill('to see the error on your screen')),
    ),
    issue('form-session-empty', 'agent-t2', 'Payroll export', emptyForm('Ask for a remote session')),
    issue('form-scope-question', 'agent-t2', 'Payroll export', form('Question scope')),
    issue('form-scope-decide', 'lead', 'New starters', form('Decide scope')),
    issue('form-scope-decide-empty', 'lead', 'New starters', emptyForm('Decide scope')),
    issue('form-scope-covered', 'lead', 'New starters', form('Decide scope', chosen('Covered'))),
    issue('form-scope-goodwill', 'lead', 'New starters', form('Decide scope', chosen('Not covered, done as goodwill'))),
    issue(
      'form-scope-charge',
      'lead',
      'New starters',
      form(
        'Decide scope',
        chosen('Not covered, done at a charge that the customer approves', async (panel) => {
          await panel.getByLabel('Amount').fill('120.00')
          await panel.getByRole('textbox', { name: 'For' }).fill('setting up two laptops')
        }),
      ),
    ),
    issue('form-scope-returned', 'lead', 'New starters', form('Decide scope', chosen('Not covered, returned with a reason'))),
    issue('form-scope-again', 'lead', 'Projector', form('Decide again')),
    issue('form-escalate', 'agent-t2', 'Payroll export', form('Escalate')),
    issue('form-return', 'lead', 'Mail flow', form('Return escalation')),
    issue(
      'form-override',
      'agent-t2',
      'Payroll export',
      form('Change severity', chosen('S1 Critical', (panel) => panel.getByLabel('Why').fill('Salaries are paid today'))),
    ),
    issue('form-override-empty', 'agent-t2', 'Payroll export', emptyForm('Change severity')),
    issue('form-reopen', 'agent-t1', 'Shared mailbox', form('Reopen')),
    issue('confirm-close', 'agent-t1', 'Wi-Fi drops', inPanel('Agree and close')),
    issue('confirm-end-session', 'agent-t1', 'Second screen', inPanel('End session')),
  ]
}
