import { route } from '@forge/api'
import type { Jira } from '../app/ports'
import { extensionAri } from './app-identity'
import { numericId } from './ids'
import { writeIfAllowed } from './request'

/** Module key of the issue panel in the manifest. */
const MODULE_KEY = 'retrac-issue-panel'

/**
 * As the caller, who must be a Jira administrator. Jira does it a moment later; pinning again does no harm.
 * Atlassian, "Issue panels", POST /rest/api/3/forge/panel/action/bulk/async, read Nov 2026.
 */
export const pinPanel: Jira['pinPanel'] = (projectId) =>
  writeIfAllowed({
    as: 'user',
    operation: 'pinPanel',
    path: route`/rest/api/3/forge/panel/action/bulk/async`,
    method: 'POST',
    body: { moduleId: extensionAri(MODULE_KEY), projectList: [{ projectIdOrKey: numericId(projectId), action: 'PIN' }] },
  })

/** Jira's published contract has no call that tells it; where one comes, it belongs here. */
export const panelPinned: Jira['panelPinned'] = () => Promise.resolve('unknown')
