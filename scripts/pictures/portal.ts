import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { press } from './picture'
import type { KeyOf, Picture, Screen } from './picture'

const HELP_CENTER = '/portal'
const MY_REQUESTS = '/portal/requests'
const CREATE = '/portal/1/create/13'
/** Over the site's limit, so that it is refused before anything is sent. */
const TOO_LARGE_BYTES = 21 * 1024 * 1024

/** What customers see: the portal and the app's frames on it. Nothing that is pressed here changes an incident. */
export const portalPictures = (keyOf: KeyOf): Picture[] => [...helpCenter, ...myIncidents, ...create, ...requests(keyOf)]

const helpCenter: Picture[] = [
  { name: 'portal-help-center', person: 'customer-1', path: HELP_CENTER },
  { name: 'portal-waiting-shown', person: 'customer-1', path: HELP_CENTER, act: press('retrac-waiting', 'Show') },
  { name: 'portal-waiting-nothing', person: 'customer-2', path: HELP_CENTER },
  { name: 'portal-waiting-anonymous', person: 'anonymous', path: HELP_CENTER },
]

const myIncidents: Picture[] = [
  { name: 'portal-my-requests', person: 'customer-1', path: MY_REQUESTS },
  { name: 'portal-my-incidents-shared', person: 'customer-2', path: MY_REQUESTS, act: ({ module }) => module('retrac-my-requests').getByLabel('Whose').selectOption('all').then(() => undefined) },
  { name: 'portal-my-incidents-closed', person: 'customer-3', path: MY_REQUESTS, act: ({ module }) => module('retrac-my-requests').getByLabel('State').selectOption('all').then(() => undefined) },
  { name: 'portal-my-incidents-not-found', person: 'customer-1', path: MY_REQUESTS, act: lookFor('RC-010999', /^No incident RC-010999/) },
  { name: 'portal-my-incidents-hidden', person: 'customer-1', path: MY_REQUESTS, act: lookFor('Shared mailbox', /the filters hide it/) },
  { name: 'portal-my-incidents-none', person: 'agent-other', path: MY_REQUESTS },
  {
    name: 'portal-my-incidents-dialog', person: 'customer-1', path: HELP_CENTER,
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^You:/ }).click()
      await page.getByRole('button', { name: 'My incidents' }).click()
    },
  },
]

const create: Picture[] = [
  { name: 'portal-create-empty', person: 'customer-1', path: CREATE },
  { name: 'portal-create-critical', person: 'customer-1', path: CREATE, act: choose('Everyone, or a key service', 'Now, work has stopped') },
  {
    name: 'portal-create-how', person: 'customer-1', path: CREATE,
    act: async (screen) => {
      await choose('Several of us', 'Today')(screen)
      await press('retrac-create', 'How we decide')(screen)
    },
  },
  { name: 'portal-create-refused', person: 'customer-1', path: CREATE, act: ({ page }) => page.getByRole('button', { name: 'Send' }).click() },
  { name: 'portal-create-anonymous', person: 'anonymous', path: CREATE },
]

function requests(keyOf: KeyOf): Picture[] {
  const request = (name: string, person: string, summary: string, act?: Picture['act']): Picture => ({
    name: `portal-request-${name}`, person, path: `/portal/1/${keyOf(summary)}`, ...(act === undefined ? {} : { act }),
  })
  const onTop = (...names: (string | RegExp)[]) => press('retrac-request-top', ...names)
  const below = (...names: (string | RegExp)[]) => press('retrac-request-detail', ...names)
  const openNoLonger = ({ page }: Screen): Promise<void> => page.locator('button[data-module="retrac-no-longer"]').click()
  return [
    request('escalated-missed', 'customer-1', 'Card payments'),
    request('not-assessed', 'customer-3', 'Backup warning'),
    request('tier-two', 'customer-1', 'Payroll export'),
    request('every-step', 'customer-1', 'Payroll export', below(/Every step/)),
    request('participant', 'customer-2', 'Payroll export'),
    request('moved-twice', 'customer-1', 'Timesheet'),
    request('escalation-returned', 'customer-1', 'Intranet search'),
    request('unlicensed', 'unlicensed-1', 'scanned contracts'),
    request('foreign', 'customer-3', 'Calendar invites'),

    request('evidence-asked', 'customer-1', 'Referral letters'),
    request('evidence-answering', 'customer-1', 'Referral letters', onTop('Write an answer')),
    request('evidence-answering-empty', 'customer-1', 'Referral letters', onTop('Write an answer', 'Send answer')),
    request('evidence-not-possible', 'customer-1', 'Referral letters', onTop("I can't provide this")),
    request('evidence-too-large', 'customer-1', 'Referral letters', attachTooLarge),
    request('evidence-member', 'customer-2', 'Referral letters'),
    request('evidence-overdue', 'customer-3', 'Badge readers'),
    request('evidence-done', 'customer-3', 'Door scanner', onTop(/^Done/, 'Checksum')),

    // A log is asked for as well: the session comes first.
    request('session-asked', 'customer-1', 'Statement run'),
    request('session-asked-member', 'customer-2', 'Statement run'),
    request('session-allowed', 'customer-3', 'Tax forms'),
    request('session-running', 'customer-1', 'Second screen'),
    request('session-running-member', 'customer-2', 'Second screen'),
    request('session-ended', 'customer-3', 'Fax gateway'),
    request('session-declined', 'customer-2', 'Blurred fonts'),
    request('session-not-answered', 'customer-3', 'Map tiles'),
    request('session-withdrawn', 'customer-1', 'Till drawer'),
    request('session-taken-back', 'customer-1', 'Voicemail'),
    request('agreement-read', 'customer-3', 'Tax forms', below('Read what you saw')),

    request('scope-checking', 'customer-1', 'New starters'),
    request('charge-asked', 'customer-1', 'Projector'),
    request('charge-asked-member', 'customer-2', 'Projector'),
    request('charge-approved', 'customer-3', 'Warehouse scales'),
    request('not-covered', 'customer-1', 'Coffee machine'),
    request('goodwill', 'customer-2', 'Home printer'),

    request('closure-asked', 'customer-1', 'Calendar invites'),
    request('closure-asked-answered', 'customer-3', 'Supplier portal'),
    request('closure-declining', 'customer-1', 'Calendar invites', onTop('No, not solved')),
    request('closure-declining-empty', 'customer-1', 'Calendar invites', onTop('No, not solved', 'Send answer')),
    request('closure-member', 'customer-2', 'Calendar invites'),
    request('declined', 'customer-3', 'Nightly backup'),
    request('no-longer-said', 'customer-2', 'Wi-Fi drops'),
    request('no-longer-dialog', 'customer-1', 'Payroll export', openNoLonger),
    request('no-longer-form', 'customer-1', 'Payroll export', press('retrac-request-panel', "It's no longer an issue")),
    request('closed', 'customer-1', 'Shared mailbox'),
    request('reopening', 'customer-1', 'Shared mailbox', press('retrac-request-panel', 'Reopen')),
    request('closed-no-longer', 'unlicensed-1', 'Scanned pages'),
    request('reopened', 'customer-2', 'Duplicate invoices'),
  ]
}

function choose(impact: string, urgency: string): (screen: Screen) => Promise<void> {
  return async ({ module }) => {
    await module('retrac-create').getByLabel(impact).check()
    await module('retrac-create').getByLabel(urgency).check()
  }
}

/** The list asks once the typing pauses; `answer`: what then stands there. */
function lookFor(words: string, answer: RegExp): (screen: Screen) => Promise<void> {
  return async ({ module }) => {
    await module('retrac-my-requests').getByRole('searchbox').fill(words)
    await module('retrac-my-requests').getByText(answer).waitFor()
  }
}

/** A file on the disk: one of this size out of memory takes longer than the picture. */
async function attachTooLarge({ page, module }: Screen): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'retrac-picture-'))
  const file = path.join(folder, 'print-log.zip')
  writeFileSync(file, '')
  truncateSync(file, TOO_LARGE_BYTES)
  try {
    const chosen = page.waitForEvent('filechooser')
    await module('retrac-request-top').getByRole('button', { name: 'Attach file' }).first().click()
    await (await chosen).setFiles(file)
    await module('retrac-request-top').getByText(/the limit is/).waitFor()
  } finally {
    rmSync(folder, { recursive: true })
  }
}
