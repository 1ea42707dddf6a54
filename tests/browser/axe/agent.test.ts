import { openLooker } from '../support/looker'
import type { Looker } from '../support/looker'

/** Screens of agents in their states: no serious violation, light and dark, wide and narrow; no sideways scrolling at 320 px. */

let looker: Looker

beforeAll(async () => {
  looker = await openLooker()
})
afterAll(() => looker?.close())

test.each([
  'issue-critical-breached',
  'issue-closed',
  'issue-form-severity',
  'issue-form-investigation-empty',
  'issue-form-transfer',
  'issue-clock-open',
  'issue-confirm-close',
  'issue-closure-within-desk-confirm',
  'issue-form-evidence-three',
  'issue-form-session-empty',
  'issue-form-scope-decide',
  'issue-form-override-empty',
  'history-reopened',
  'queue-selected',
  'queue-no-match',
])('%s', (name) => looker.expectAccessible(name))
