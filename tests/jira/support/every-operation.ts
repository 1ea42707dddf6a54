import { createJira } from '../../../src/jira/jira'
import { agent, customer, deskPage, ISSUE, issueAnswer, permissionsAnswer, PROJECT, requestAnswer, statusesAnswer, unlicensed, workflowsAnswer } from './answers'
import { FACTS, LOZENGE } from './facts'
import { APP_ID, fakeJira } from './fake-jira'
import type { SeenRequest } from './fake-jira'

const project = { json: { id: PROJECT, key: 'REC', name: 'ReCARE', projectTypeKey: 'service_desk' } }
/** One answer for each kind of request that the adapter can make. */
export const everyAnswer = {
  'GET /rest/api/3/issue/10042': { json: { ...issueAnswer(), fields: { ...issueAnswer().fields, attachment: [] } } },
  'GET /rest/servicedeskapi/request/10042': { json: requestAnswer(customer.accountId, []) },
  'GET /rest/servicedeskapi/request/REC-12': { json: requestAnswer('qm:9:9', [], false) },
  'GET /rest/servicedeskapi/request/REC-12/participant': { json: deskPage([]) },
  'GET /rest/api/3/issue/10042/comment/5': { json: { id: '5', created: '2026-11-24T10:00:00.000+0000' } },
  'GET /rest/api/3/issue/10042/comment': { json: { total: 0, comments: [] } },
  'POST /rest/api/3/issue/10042/comment': { status: 201 },
  'POST /rest/api/3/permissions/check': { json: { globalPermissions: [], projectPermissions: [] } },
  'POST /rest/api/3/search/jql': { json: { issues: [], isLast: true } },
  'GET /rest/api/3/mypermissions': { json: permissionsAnswer({ SERVICEDESK_AGENT: true, BROWSE_PROJECTS: true }) },
  'GET /rest/api/3/myself': { json: { accountId: agent.accountId, groups: { items: [] } } },
  'GET /rest/api/3/project/10001': project,
  'GET /rest/api/3/project/search': { json: { values: [], isLast: true } },
  'GET /rest/api/3/project/10001/statuses': { json: statusesAnswer },
  'GET /rest/servicedeskapi/servicedesk/REC': { json: { id: '4', projectId: PROJECT } },
  'GET /rest/servicedeskapi/servicedesk/4': { json: { id: '4', projectId: PROJECT } },
  'GET /rest/servicedeskapi/servicedesk/4/requesttype': { json: deskPage([]) },
  'GET /rest/servicedeskapi/servicedesk/4/requesttype/31': { json: { id: '31', name: 'Disruption' } },
  'POST /rest/api/3/app/field/value': { status: 204 },
  'PUT /rest/api/3/issue/10042/properties/retrac': { status: 201 },
  [`PUT /rest/api/3/issue/10042/properties/com.atlassian.jira.issue:${APP_ID}:retrac-issue-context:status`]: { status: 201 },
  'GET /rest/api/3/issue/10042/transitions': { json: { transitions: [{ id: '21', to: { id: '10103', statusCategory: { key: 'done' } } }] } },
  'POST /rest/api/3/issue/10042/transitions': { status: 204 },
  'PUT /rest/api/3/issue/10042/assignee': { status: 204 },
  'PUT /rest/api/3/issue/10042': { status: 204 },
  'GET /rest/api/3/field': { json: [] },
  'POST /rest/api/3/workflows': { json: workflowsAnswer() },
  'POST /rest/api/3/workflows/update': { json: {} },
  'GET /rest/api/3/group/member': { json: { values: [], isLast: true } },
  'GET /rest/api/3/groups/picker': { json: { header: '', total: 0, groups: [] } },
  'GET /rest/servicedeskapi/organization': { json: deskPage([]) },
  'GET /rest/servicedeskapi/request': { json: deskPage([]) },
  'POST /rest/servicedeskapi/request': { status: 201, json: { issueId: ISSUE, issueKey: 'REC-12' } },
  [`PUT /rest/api/3/issue/10042/properties/${APP_ID}`]: { status: 201 },
  'POST /rest/api/3/forge/panel/action/bulk/async': { status: 202, json: { taskId: '1' } },
}

/** Every operation of the adapter once; gives what it sent. */
export const everyOperation = async (): Promise<SeenRequest[]> => {
  const jira = createJira()
  const seen = fakeJira(everyAnswer)
  await jira.issue(ISSUE)
  await jira.placeOf(ISSUE)
  await jira.reporterOf(ISSUE)
  await jira.comment(ISSUE, '5')
  await jira.attachment(ISSUE, '7')
  await jira.attachments(ISSUE)
  await jira.isAgentOn(ISSUE, agent.accountId)
  await jira.agentOnWhich([ISSUE], agent.accountId)
  await jira.organizationsOf(customer.accountId)
  await jira.groupMembers('recare-leads', 20)
  await jira.groupNames()
  await jira.myRequests(customer, 'payroll', 50)
  await jira.myRequests(unlicensed, '', 50)
  await jira.requestSummary(customer, 'REC-12')
  await jira.raiseRequest({ serviceDeskId: '4', requestTypeId: '31', customerAccountId: customer.accountId, summary: 'No mail', description: 'Since 8:00.' })
  await jira.requestsMadeSince({ projectId: PROJECT, creatorAccountId: agent.accountId, customerAccountId: customer.accountId, summary: 'No mail' }, 0)
  await jira.writePanelAnswers(ISSUE, { impact: 'several', urgency: 'high' })
  await jira.participantsOf('REC-12')
  await jira.unrecordedSince([PROJECT], 0)
  await jira.updatedSince([PROJECT], 0)
  await jira.requestAccess(customer, 'REC-12')
  await jira.agentAccess(agent, ISSUE)
  await jira.agentOnProject(agent, PROJECT)
  await jira.groupsOf(agent)
  await jira.maySeeRequestType(customer, '4', '31')
  await jira.mayAdministerProject(agent, PROJECT)
  await jira.mayAdministerSite(agent)
  await jira.addComment(ISSUE, { text: 'Hello\nthere', public: false, effectId: 'e', mentions: [agent.accountId] })
  await jira.hasCommentOf(ISSUE, 'e')
  await jira.writeFields(ISSUE, { 'retrac-number': 'RC-010042', 'retrac-next-due': null })
  await jira.writeProperty(ISSUE, FACTS)
  await jira.writeLozenge(ISSUE, LOZENGE)
  await jira.moveTo(ISSUE, '10103')
  await jira.assign(ISSUE, agent.accountId)
  await jira.assign(ISSUE, null)
  await jira.fieldIds()
  await jira.project(PROJECT)
  await jira.serviceProjects()
  await jira.requestTypes('4')
  await jira.statuses(PROJECT)
  await jira.closingValidator(PROJECT)
  await jira.addClosingValidator(PROJECT)
  await jira.panelPinned(PROJECT)
  await jira.pinPanel(PROJECT)
  return seen
}
