import type { RunningSandbox } from '../../support/sandbox-process'

/** A working desk, by the doors that the screens use, for stories that begin later than the job. */

interface RequestTypeRow {
  id: string
  name: string
}
interface ProjectAnswer {
  ok: boolean
  answer: { policyVersion: number; requestTypes: RequestTypeRow[]; proposedStatusMap: Record<string, string | null> }
}

export interface Raised {
  issueId: string
  issueKey: string
}

const PLACE = { projectKey: 'REC' }
const PROJECT_ID = '10001'
const DISRUPTION_TYPE_ID = '13'

async function settings(sandbox: RunningSandbox, name: string, payload: object): Promise<ProjectAnswer> {
  const answer = await sandbox.invoke('jira-admin', 'retrac-project-settings', PLACE, name, { projectId: PROJECT_ID, ...payload })
  if (!answer.ok || !(answer.result as ProjectAnswer).ok) throw new Error(`${name} was not done: ${JSON.stringify(answer)}`)
  return answer.result as ProjectAnswer
}

/** Switches the app on for every request type of the empty seed's project, with all that it stands on in Jira. */
export async function switchOn(sandbox: RunningSandbox): Promise<void> {
  const { answer } = await settings(sandbox, 'getProject', {})
  await settings(sandbox, 'saveProject', { seenVersion: answer.policyVersion, on: true, requestTypeIds: answer.requestTypes.map(({ id }) => id), statusMap: answer.proposedStatusMap })
  await settings(sandbox, 'runSetup', {})
  await sandbox.settle()
}

/** A request from the portal, recorded: several of a customer's people, at once. */
export async function raise(sandbox: RunningSandbox, person: string, summary: string): Promise<Raised> {
  const { body } = await sandbox.send('POST', '/sandbox/portal/requests', {
    person,
    serviceDeskId: '1',
    requestTypeId: DISRUPTION_TYPE_ID,
    requestFieldValues: { summary },
    panel: { fields: [{ key: 'impact', value: 'several' }, { key: 'urgency', value: 'high' }], isValid: true },
  })
  await sandbox.settle()
  return body as Raised
}

/** What an agent does in the panel, by the panel's own door. */
export async function act(sandbox: RunningSandbox, person: string, { issueKey, issueId }: Raised, name: string, payload: object): Promise<void> {
  const answer = await sandbox.invoke(person, 'retrac-issue-panel', { issueKey }, name, { issueId, ...payload })
  if (!answer.ok || !(answer.result as { ok: boolean }).ok) throw new Error(`${name} was not done: ${JSON.stringify(answer)}`)
  await sandbox.settle()
}

/** Raised, looked at by Tier I, and taken by a Tier II specialist: where the asking begins. */
export async function raiseToTierTwo(sandbox: RunningSandbox, person: string, summary: string): Promise<Raised> {
  const raised = await raise(sandbox, person, summary)
  await act(sandbox, 'agent-t1', raised, 'recordInvestigation', { kind: 'preliminary', text: 'The export job stops at row 4,000.' })
  await act(sandbox, 'agent-t1', raised, 'transferTier', { to: 'II', reason: 'Database expertise is needed' })
  await act(sandbox, 'agent-t2', raised, 'take', {})
  return raised
}
