import type { FrameLocator, Page } from 'playwright-core'

/** One screen in one state: who looks, at what, and what was pressed before the picture is taken. */
export interface Picture {
  name: string
  person: string
  path: string
  act?: (screen: Screen) => Promise<void>
}

/** The page, and the app's frame in it by its module's key. */
export interface Screen {
  page: Page
  module(key: string): FrameLocator
}

/** Finds an incident of the demo's story by a part of its summary. */
export type KeyOf = (summaryPart: string) => string

const QUEUE = '/jira/projects/REC/apps/retrac-queue'
const PROJECT_SETTINGS = '/settings/apps/retrac-project-settings'
const ADMIN = '/jira/settings/apps/retrac-admin'

const press = (module: string, ...names: (string | RegExp)[]) => async (screen: Screen): Promise<void> => {
  for (const name of names) await screen.module(module).getByRole('button', { name }).first().click()
}
const inPanel = (...names: (string | RegExp)[]) => press('retrac-issue-panel', ...names)

/** The three of the README: an agent's, a customer's and an admin's screen. */
export const readmePictures = (keyOf: KeyOf): Picture[] => [
  { name: 'agent', person: 'agent-t2', path: `/browse/${keyOf('Payroll export')}` },
  { name: 'customer', person: 'customer-1', path: `/portal/1/${keyOf('Calendar invites')}` },
  { name: 'admin', person: 'jira-admin', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
]

/** Every screen in its main states. */
export const allPictures = (keyOf: KeyOf): Picture[] => [...sandboxPictures, ...portalPictures(keyOf), ...agentPictures(keyOf), ...adminPictures]

const sandboxPictures: Picture[] = [
  { name: 'sandbox-home', person: 'customer-1', path: '/' },
  { name: 'sandbox-requests', person: 'customer-1', path: '/requests-log' },
  { name: 'sandbox-start-over', person: 'customer-1', path: '/', act: ({ page }) => page.getByRole('button', { name: 'Start over' }).click() },
  { name: 'sandbox-projects', person: 'agent-t1', path: '/jira' },
  { name: 'sandbox-jira-queue', person: 'agent-t1', path: '/jira/projects/REC/queues' },
]

const CREATE = '/portal/1/create/13'
const choose = (impact: string, urgency: string) => async ({ module }: Screen): Promise<void> => {
  await module('retrac-create').getByLabel(impact).check()
  await module('retrac-create').getByLabel(urgency).check()
}

function portalPictures(keyOf: KeyOf): Picture[] {
  const request = (name: string, person: string, summary: string, act?: Picture['act']): Picture => ({
    name: `portal-${name}`, person, path: `/portal/1/${keyOf(summary)}`, ...(act === undefined ? {} : { act }),
  })
  const openNoLonger = ({ page }: Screen): Promise<void> => page.locator('button[data-module="retrac-no-longer"]').click()
  return [
    { name: 'portal-help-center', person: 'customer-1', path: '/portal' },
    { name: 'portal-my-requests', person: 'customer-1', path: '/portal/requests' },
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
    request('request-recorded-missed', 'customer-1', 'Card payments'),
    request('request-tier-two', 'customer-1', 'Payroll export'),
    request('request-every-step', 'customer-1', 'Payroll export', press('retrac-request-detail', /Every step/)),
    request('request-participant', 'customer-2', 'Payroll export'),
    request('request-closure-asked', 'customer-1', 'Calendar invites'),
    request('request-closure-declining', 'customer-1', 'Calendar invites', press('retrac-request-top', 'No, not solved')),
    request('request-closure-member', 'customer-2', 'Calendar invites'),
    request('request-declined', 'customer-3', 'Nightly backup'),
    request('request-no-longer-said', 'customer-2', 'Wi-Fi drops'),
    request('request-no-longer-dialog', 'customer-1', 'Payroll export', openNoLonger),
    request('request-closed', 'customer-1', 'Shared mailbox'),
    request('request-closed-no-longer', 'unlicensed-1', 'Scanned pages'),
    request('request-not-assessed', 'customer-3', 'Backup warning'),
    request('request-unlicensed', 'unlicensed-1', 'scanned contracts'),
    request('request-foreign', 'customer-3', 'Calendar invites'),
  ]
}

function agentPictures(keyOf: KeyOf): Picture[] {
  const issue = (name: string, person: string, summary: string, act?: Picture['act']): Picture => ({
    name: `issue-${name}`, person, path: `/browse/${keyOf(summary)}`, ...(act === undefined ? {} : { act }),
  })
  return [
    issue('recorded-breached', 'agent-t1', 'Card payments'),
    issue('not-assessed', 'agent-t1', 'Backup warning'),
    issue('not-assessed-script', 'agent-t1', 'Cold store'),
    issue('reviewed', 'agent-t1', 'Dictation'),
    issue('with-desk-breached', 'agent-t1', 'scanned contracts'),
    issue('investigated', 'consultant', 'Pathology'),
    issue('diagnosed-at-risk', 'agent-t2', 'Payroll export'),
    issue('remediation-failed', 'agent-t2', 'Rate quotes'),
    issue('transferred-nobody', 'agent-t2', 'VPN slow'),
    issue('critical-breached', 'agent-t2', 'Mail flow'),
    issue('closure-proposed', 'agent-t1', 'Calendar invites'),
    issue('closure-declined', 'agent-t2', 'Nightly backup'),
    issue('no-longer-said', 'agent-t1', 'Wi-Fi drops'),
    issue('closed', 'agent-t1', 'Shared mailbox'),
    issue('closed-first-response-missed', 'agent-t1', 'Label printer'),
    issue('refused', 'agent-other', 'Card payments'),
    issue('more', 'agent-t2', 'Payroll export', inPanel(/^More/)),
    issue('form-severity', 'agent-t1', 'Backup warning', inPanel('Assess severity')),
    issue('form-investigation', 'agent-t1', 'Card payments', inPanel(/^More/, 'Record investigation')),
    issue('form-investigation-empty', 'agent-t1', 'Card payments', inPanel(/^More/, 'Record investigation', 'Record investigation')),
    issue('form-diagnosis', 'consultant', 'Pathology', inPanel('Add diagnosis')),
    issue('form-remediation', 'agent-t2', 'Payroll export', inPanel('Record remediation')),
    issue('form-transfer', 'agent-t1', 'Dictation', inPanel(/^More/, /^Transfer/)),
    issue('form-closure', 'agent-t2', 'Payroll export', inPanel(/^More/, 'Propose closure')),
    issue('form-decline', 'agent-t1', 'Wi-Fi drops', inPanel('Decline')),
    issue('confirm-close', 'agent-t1', 'Wi-Fi drops', inPanel('Agree and close')),
    issue('clock-open', 'agent-t2', 'VPN slow', inPanel(/Tier II hold/)),
    issue('history-all', 'agent-t2', 'VPN slow', inPanel(/^All \d+/)),
    { name: 'queue', person: 'agent-t1', path: QUEUE },
    { name: 'queue-mine', person: 'agent-t2', path: QUEUE, act: press('retrac-queue', /^Mine/) },
    { name: 'queue-selected', person: 'agent-t2', path: QUEUE, act: ({ module }) => module('retrac-queue').getByRole('checkbox').nth(2).check() },
    {
      name: 'queue-no-match', person: 'agent-t1', path: QUEUE,
      act: async ({ module }) => {
        await module('retrac-queue').getByRole('searchbox').fill('RC-999999')
        await module('retrac-queue').getByRole('searchbox').press('Enter')
      },
    },
    { name: 'queue-refused', person: 'agent-other', path: QUEUE },
    { name: 'queue-empty', person: 'agent-other', path: '/jira/projects/OTH/apps/retrac-queue' },
  ]
}

const adminPictures: Picture[] = [
  { name: 'project-settings-on', person: 'project-admin', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
  { name: 'project-settings-jira-admin', person: 'jira-admin', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
  { name: 'project-settings-off', person: 'jira-admin', path: `/jira/projects/OTH${PROJECT_SETTINGS}` },
  { name: 'project-settings-refused', person: 'agent-t1', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
  { name: 'admin-set-up', person: 'jira-admin', path: ADMIN },
  { name: 'admin-severity', person: 'jira-admin', path: ADMIN, act: press('retrac-admin', 'Severity') },
  { name: 'admin-goals', person: 'jira-admin', path: ADMIN, act: press('retrac-admin', 'SLA goals') },
  { name: 'admin-refused', person: 'project-admin', path: ADMIN },
]
