import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJira } from '../../src/jira/jira'
import { agent, customer, deskPage, ISSUE, issueAnswer, permissionsAnswer, PROJECT, requestAnswer, statusesAnswer, workflowsAnswer } from './support/answers'
import { allRequests, fakeJira } from './support/fake-jira'

const ROOT = join(__dirname, '../..')
const CHECK = join(ROOT, '../shared/tools/check-requests.mjs')

/** The reference page documents it ("Issue panels", read Nov 2026); the contract's copy is older than the call. */
const NEWER_THAN_THE_CONTRACT = /^1 x POST \/rest\/api\/.*\/forge\/panel\/action\/bulk\/async: no such path$/

const project = { json: { id: PROJECT, key: 'REC', name: 'ReCARE', projectTypeKey: 'service_desk' } }
const answers = {
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
  'GET /rest/api/3/issue/10042/transitions': { json: { transitions: [{ id: '21', to: { id: '10103' } }] } },
  'POST /rest/api/3/issue/10042/transitions': { status: 204 },
  'PUT /rest/api/3/issue/10042/assignee': { status: 204 },
  'PUT /rest/api/3/issue/10042': { status: 204 },
  'GET /rest/api/3/field': { json: [] },
  'POST /rest/api/3/workflows': { json: workflowsAnswer() },
  'POST /rest/api/3/workflows/update': { json: {} },
  'POST /rest/api/3/forge/panel/action/bulk/async': { status: 202, json: { taskId: '1' } },
}

/** Every operation of the adapter once. */
const everyOperation = async (): Promise<void> => {
  const jira = createJira()
  fakeJira(answers)
  allRequests.length = 0
  await jira.issue(ISSUE)
  await jira.comment(ISSUE, '5')
  await jira.attachment(ISSUE, '7')
  await jira.isAgentOn(ISSUE, agent.accountId)
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
  await jira.addComment(ISSUE, { text: 'Hello\nthere', public: false, effectId: 'e' })
  await jira.hasCommentOf(ISSUE, 'e')
  await jira.writeFields(ISSUE, { 'retrac-number': 'RC-010042', 'retrac-next-due': null })
  await jira.writeProperty(ISSUE, { schema: 1 })
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
}

test('this suite makes every kind of request that the adapter can make', async () => {
  await everyOperation()
  const made = new Set(allRequests.map((request) => `${request.method} ${request.path}`))
  expect([...made].sort()).toEqual(Object.keys(answers).sort())
})

const whereTheContractIs = existsSync(CHECK) ? test : test.skip
whereTheContractIs("every request passes Jira's published contract (skipped only where the contract is not beside the project)", async () => {
  await everyOperation()
  const folder = mkdtempSync(join(tmpdir(), 'retrac-requests-'))
  try {
    const log = join(folder, 'requests.jsonl')
    writeFileSync(log, allRequests.map((request) => `${JSON.stringify(request)}\n`).join(''))
    const run = spawnSync(process.execPath, [CHECK, log, '--manifest', join(ROOT, 'manifest.yml')], { cwd: ROOT, encoding: 'utf8' })
    const lines = run.stdout.split('\n').filter((line) => line !== '' && !NEWER_THAN_THE_CONTRACT.test(line))
    expect({ lines, stderr: run.stderr }).toEqual({ lines: [`${allRequests.length} calls, 1 kinds of fault`], stderr: '' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
