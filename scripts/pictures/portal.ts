import { press } from './picture'
import type { KeyOf, Picture, Screen } from './picture'

const CREATE = '/portal/1/create/13'
const choose = (impact: string, urgency: string) => async ({ module }: Screen): Promise<void> => {
  await module('retrac-create').getByLabel(impact).check()
  await module('retrac-create').getByLabel(urgency).check()
}

/** What customers see: the portal and the app's frames on it. */
export function portalPictures(keyOf: KeyOf): Picture[] {
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
