import { openLooker } from '../support/looker'
import type { Looker } from '../support/looker'

/** Screens of customers in their states: no serious violation, light and dark, wide and narrow; no sideways scrolling at 320 px. */

let looker: Looker

beforeAll(async () => {
  looker = await openLooker()
})
afterAll(() => looker?.close())

test.each([
  'portal-help-center',
  'portal-my-requests',
  'portal-create-how',
  'portal-request-every-step',
  'portal-request-evidence-answering-empty',
  'portal-request-session-asked',
  'portal-request-session-running',
  'portal-request-charge-asked',
  'portal-request-agreement-read',
  'portal-request-closure-declining',
  'portal-request-no-longer-said',
  'portal-request-closed',
  'portal-request-reopened',
])('%s', (name) => looker.expectAccessible(name))
