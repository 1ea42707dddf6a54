import type { Jira } from '../app/ports'
import { addComment } from './add-comment'
import { assign } from './assign-issue'
import { agentOnWhich, isAgentOn } from './check-permissions'
import { addClosingValidator, closingValidator } from './closing-validator'
import { getAttachment, getAttachments } from './get-attachment'
import { getComment } from './get-comment'
import { getIssue, placeOf, reporterOf } from './get-issue'
import { groupsOf } from './get-my-groups'
import { getMyPermissions } from './get-my-permissions'
import { organizationsOf } from './get-organizations'
import { getParticipants } from './get-participants'
import { requestAccess } from './get-request'
import { groupMembers, groupNames } from './groups'
import { hasCommentOf } from './list-comments'
import { fieldIds } from './list-fields'
import { myRequests, requestSummary } from './my-requests'
import { panelPinned, pinPanel } from './pin-panel'
import { statuses } from './project-statuses'
import { agentOnProject, serviceProject, serviceProjects } from './projects'
import { raiseRequest, writePanelAnswers } from './raise-request'
import { requestsMadeSince, unrecordedSince, updatedSince } from './search-issues'
import { maySeeRequestType, requestTypes } from './service-desks'
import { moveTo } from './transition-issue'
import { writeFields } from './write-fields'
import { writeLozenge } from './write-lozenge'
import { writeProperty } from './write-property'

/** Jira as `app` wants it, over the real `@forge/api`. Keeps no state: a warm process may serve another tenant. */
export const createJira = (): Jira => ({
  issue: getIssue,
  placeOf,
  reporterOf,
  comment: getComment,
  attachment: getAttachment,
  attachments: getAttachments,
  isAgentOn,
  agentOnWhich,
  participantsOf: (requestKeyOrIssueId) => getParticipants('app', requestKeyOrIssueId),
  organizationsOf,
  groupMembers,
  unrecordedSince,
  updatedSince,

  requestAccess,
  myRequests,
  requestSummary,
  agentAccess: async (caller, issueId) => {
    const held = await getMyPermissions(caller, ['SERVICEDESK_AGENT', 'BROWSE_PROJECTS'], { issueId })
    return held?.has('BROWSE_PROJECTS') === true ? { agent: held.has('SERVICEDESK_AGENT') } : null
  },
  agentOnProject,
  groupsOf,
  maySeeRequestType,
  mayAdministerProject: async (caller, projectId) => {
    const held = await getMyPermissions(caller, ['ADMINISTER_PROJECTS', 'ADMINISTER'], { projectId })
    return held !== null && held.size > 0
  },
  mayAdministerSite: async (caller) => (await getMyPermissions(caller, ['ADMINISTER'], { site: true }))?.has('ADMINISTER') === true,

  addComment,
  hasCommentOf,
  writeFields,
  writeProperty,
  writeLozenge,
  moveTo,
  assign,

  raiseRequest,
  requestsMadeSince,
  writePanelAnswers,

  groupNames,
  fieldIds,
  project: serviceProject,
  serviceProjects,
  requestTypes,
  statuses,
  closingValidator,
  addClosingValidator,
  panelPinned,
  pinPanel,
})
