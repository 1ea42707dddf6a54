import { PROJECT_SETTINGS, adminPictures } from './admin'
import { agentPictures } from './agent'
import { historyPictures } from './history'
import type { KeyOf, Picture } from './picture'
import { portalPictures } from './portal'
import { sandboxPictures } from './sandbox'

/** The three of the README: an agent's, a customer's and an admin's screen. */
export const readmePictures = (keyOf: KeyOf): Picture[] => [
  { name: 'agent', person: 'agent-t2', path: `/browse/${keyOf('Payroll export')}` },
  { name: 'customer', person: 'customer-1', path: `/portal/1/${keyOf('Calendar invites')}` },
  { name: 'admin', person: 'jira-admin', path: `/jira/projects/REC${PROJECT_SETTINGS}` },
]

/** Every screen in its main states. */
export const allPictures = (keyOf: KeyOf): Picture[] => [...sandboxPictures, ...portalPictures(keyOf), ...agentPictures(keyOf), ...historyPictures(keyOf), ...adminPictures]
