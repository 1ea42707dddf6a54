import { startFixture } from './start-fixture'
import type { FixtureSandbox } from './start-fixture'

let sandbox: FixtureSandbox
beforeAll(async () => {
  sandbox = await startFixture()
})
afterAll(() => sandbox.close())

test('a screen reaches its resolver, which calls Jira as the person and as the app', async () => {
  const mine = await sandbox.invoke('agent-t1', 'whoami')
  expect(mine).toMatchObject({ ok: true, result: { accountId: 'account-agent-t1', accountType: 'licensed', as: 'account-agent-t1' } })
  expect(await sandbox.invoke('agent-t1', 'asApp')).toMatchObject({ ok: true, result: { body: { accountId: 'app-account' } } })
})

test('overlapping calls of different people keep their users apart', async () => {
  const people = ['agent-t1', 'project-admin', 'jira-admin', 'agent-t1', 'jira-admin', 'project-admin']
  const answers = await Promise.all(people.map((person, index) => sandbox.invoke(person, 'whoami', { waitMs: 5 + ((index * 7) % 20) })))
  for (const [index, answer] of answers.entries()) {
    const account = `account-${people[index] ?? ''}`
    expect(answer.result).toMatchObject({ accountId: account, as: account, again: account })
  }
})
