import { APP_UUID, ENVIRONMENT_ID, makeWorld, type World } from './support/world'

const RESOLVE = '51'
const VALIDATOR = `ari:cloud:ecosystem::extension/${APP_UUID}/${ENVIRONMENT_ID}/static/may-close`

interface Rule { ruleKey: string; parameters: Record<string, string> }
interface TransitionDto { id: string; type: string; toStatusReference: string; validators: Rule[]; conditions?: unknown }
interface WorkflowDto { id: string; version: unknown; statuses: unknown[]; transitions: TransitionDto[] }

/** Reads a project's workflow and gives it back as an update, as an admin's screen does. */
const readUpdate = async (world: World): Promise<{ statuses: unknown[]; workflows: WorkflowDto[] }> => {
  const read = await world.call('app', 'POST', '/rest/api/3/workflows', { projectAndIssueTypes: [{ projectId: '10001', issueTypeId: '10002' }] })
  expect(read.status).toBe(200)
  const [workflow] = read.body['workflows'] as [WorkflowDto]
  const statuses = (read.body['statuses'] as { id: string; name: string; statusCategory: string; statusReference: string }[])
    .map(({ id, name, statusCategory, statusReference }) => ({ id, name, statusCategory, statusReference }))
  const { id, version, statuses: layouts, transitions } = workflow
  return { statuses, workflows: [{ id, version, statuses: layouts, transitions }] }
}

/** Puts the app's validator on every transition into a done status. */
const guard = async (world: World): Promise<void> => {
  const update = await readUpdate(world)
  for (const transition of update.workflows[0]?.transitions ?? []) {
    if (['5', '6'].includes(transition.toStatusReference)) transition.validators.push({ ruleKey: 'forge:expression-validator', parameters: { key: VALIDATOR, config: '{"from":"setup"}', id: 'a1' } })
  }
  expect((await world.call('app', 'POST', '/rest/api/3/workflows/update', update)).status).toBe(200)
}

const resolve = (world: World): ReturnType<World['call']> => world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/transitions', { transition: { id: RESOLVE } })
const statusName = async (world: World): Promise<string> => {
  const { body } = await world.call('agent-t1', 'GET', '/rest/api/3/issue/REC-1?fields=status')
  return (body['fields'] as { status: { name: string } }).status.name
}

let world: World
beforeEach(async () => {
  world = makeWorld()
  await world.raise('customer-1')
})

describe("the app's validator", () => {
  beforeEach(() => guard(world))

  test('a refusal is a 400 with its words, and nothing moves', async () => {
    world.answer(() => Promise.resolve({ result: false, errorMessage: 'Close it together with the customer.' }))
    const events = world.events.length
    expect(await resolve(world)).toMatchObject({ status: 400, body: { errorMessages: ['Close it together with the customer.'] } })
    expect(await statusName(world)).toBe('Waiting for support')
    expect(world.events).toHaveLength(events)
    expect(world.validations).toEqual([{ moduleKey: 'may-close', input: { issue: { key: 'REC-1' }, configuration: { from: 'setup' }, transition: { from: { id: '10000' }, to: { id: '5' }, modifiedFields: {} } } }])
  })

  test('consent lets it pass', async () => {
    expect((await resolve(world)).status).toBe(204)
    expect(await statusName(world)).toBe('Resolved')
  })

  test('an app that fails cannot let anyone pass', async () => {
    world.answer(() => Promise.reject(new Error('timeout')))
    expect((await resolve(world)).status).toBe(400)
    expect(await statusName(world)).toBe('Waiting for support')
  })

  test('it stands in the way of the service desk API too', async () => {
    world.answer(() => Promise.resolve({ result: false, errorMessage: 'No.' }))
    expect((await world.call('agent-t1', 'POST', '/rest/servicedeskapi/request/REC-1/transition', { id: RESOLVE })).status).toBe(400)
  })

  test('other transitions are not asked', async () => {
    expect((await world.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/transitions', { transition: { id: '31' } })).status).toBe(204)
    expect(world.validations).toEqual([])
  })

  test('whoever moved the issue while the app thought has won', async () => {
    world.answer(async () => {
      await world.call('agent-t2', 'POST', '/rest/api/3/issue/REC-1/transitions', { transition: { id: '31' } })
      return { result: true }
    })
    expect((await resolve(world)).status).toBe(409)
    expect(await statusName(world)).toBe('Escalated')
  })

  test('an import moves past it, and the ordinary event follows', async () => {
    world.answer(() => Promise.resolve({ result: false, errorMessage: 'No.' }))
    const events = world.events.length
    expect((await world.call('nobody', 'POST', '/sandbox/site/force-status', { issueKey: 'REC-1', status: 'Closed' })).status).toBe(204)
    expect(await statusName(world)).toBe('Closed')
    expect(world.validations).toEqual([])
    expect(world.events.slice(events)).toMatchObject([{ eventType: 'avi:jira:updated:issue', payload: { changelog: { items: [{ field: 'status', toString: 'Closed' }] } } }])
  })
})

describe('changing a workflow', () => {
  test('wants the version that was read', async () => {
    const update = await readUpdate(world)
    expect((await world.call('jira-admin', 'POST', '/rest/api/3/workflows/update', update)).status).toBe(200)
    expect(await world.call('jira-admin', 'POST', '/rest/api/3/workflows/update', update)).toMatchObject({ status: 409, body: { errorMessages: ['Workflow version and version token must match'] } })
  })

  test('is for Jira administrators', async () => {
    const update = await readUpdate(world)
    expect((await world.call('project-admin', 'POST', '/rest/api/3/workflows/update', update)).status).toBe(403)
    expect((await world.call('agent-t1', 'POST', '/rest/api/3/workflows', { workflowNames: ['x'] })).status).toBe(403)
  })

  test.each([
    ['a rule of no installed app', (workflow: WorkflowDto) => workflow.transitions[1]?.validators.push({ ruleKey: 'forge:expression-validator', parameters: { key: VALIDATOR.replace('may-close', 'nothing') } })],
    ['an unknown rule', (workflow: WorkflowDto) => workflow.transitions[1]?.validators.push({ ruleKey: 'made-up', parameters: {} })],
    ['conditions on the initial transition', (workflow: WorkflowDto) => { (workflow.transitions[0] as TransitionDto).conditions = { operation: 'ALL', conditions: [] } }],
    ['no initial transition', (workflow: WorkflowDto) => workflow.transitions.shift()],
    ['a transition to nowhere', (workflow: WorkflowDto) => { (workflow.transitions[1] as TransitionDto).toStatusReference = '99' }],
  ])('%s is refused, and said by the validation call', async (_name, spoil) => {
    const update = await readUpdate(world)
    spoil(update.workflows[0] as WorkflowDto)
    const checked = await world.call('jira-admin', 'POST', '/rest/api/3/workflows/update/validation', { payload: update })
    expect((checked.body['errors'] as unknown[]).length).toBeGreaterThan(0)
    expect((await world.call('jira-admin', 'POST', '/rest/api/3/workflows/update', update)).status).toBe(400)
  })
})

test("Jira's default workflow offers only what leads on from a status", async () => {
  const bare = makeWorld('empty')
  await bare.raise('customer-1')
  const names = async (): Promise<string[]> => ((await bare.call('agent-t1', 'GET', '/rest/api/3/issue/REC-1/transitions')).body['transitions'] as { id: string; name: string }[]).map(({ name }) => name)
  expect(await names()).toEqual(['Respond to customer', 'In progress', 'Pending', 'Escalate this issue', 'Resolve this issue', 'Cancel request'])
  expect((await bare.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/transitions', { transition: { id: '931' } })).status).toBe(400)
  await bare.call('agent-t1', 'POST', '/rest/api/3/issue/REC-1/transitions', { transition: { id: '761' } })
  expect(await names()).toEqual(['Back to in progress', 'Close'])
})
