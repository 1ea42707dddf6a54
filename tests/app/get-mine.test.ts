import { handleCommand } from '../../src/app/handle-command'
import { HOUR_MS } from '../../src/domain/time'
import { ISSUE, command, issueId } from '../support/builders'
import { ok, portal } from '../support/call'
import { CALLERS, MemorySite } from '../support/memory-site'
import type { PersonName } from '../support/memory-site'

let site: MemorySite
beforeEach(async () => {
  site = new MemorySite()
  const stranger = { accountId: CALLERS.stranger.accountId, accountType: 'customer', active: true, timeZone: null }
  site.raise()
  site.raise({ issueId: issueId('10143'), key: 'REC-143', text: 'Printer', reporter: stranger, participants: [], members: [] })
  for (const id of [ISSUE, issueId('10143')]) await handleCommand(site.ports, { grant: site.app(id), command: command.actOnDue() })
})
const mine = async (name: PersonName, words = '') => ok(await portal(site, name, 'getMine', { words }))
const numbers = async (name: PersonName, words = '') => (await mine(name, words)).incidents.map(({ number }) => number)

test.each([
  ['reporter', ['RC-010142']], ['participant', ['RC-010142']], ['colleague', ['RC-010142']], ['unlicensedParticipant', ['RC-010142']], ['member', ['RC-010142']],
  ['stranger', ['RC-010143']], ['siteAdmin', []], ['tierOne', []],
] as const)('%s sees exactly his own', async (name, expected) => {
  expect(await numbers(name)).toEqual(expected)
})

test('where it stands is said in the words of his own view, and nothing else is', async () => {
  const [own] = (await mine('reporter')).incidents
  expect(own).toEqual({ issueId: '10142', requestKey: 'REC-142', serviceDeskId: '7', number: 'RC-010142', summary: 'Payroll export fails', mine: true, raisedAt: site.incident().createdAt, state: 'ourTurn', at: null })
  await site.desk('tierOne', command.ask({ answerBy: site.now + 3 * HOUR_MS }, { what: 'The database', answerBy: site.now + HOUR_MS }))
  expect((await mine('participant')).incidents).toMatchObject([{ mine: false, state: 'yourTurn', at: site.now + HOUR_MS }])
})

test('what only the reporter can answer waits for nobody else', async () => {
  const stateFor = async (name: PersonName) => (await mine(name)).incidents[0]?.state
  await site.desk('tierOne', command.propose())
  expect([await stateFor('reporter'), await stateFor('participant'), await stateFor('member')]).toEqual(['yourTurn', 'yourTurn', 'reportersTurn'])
  await site.side('reporter', command.decline())
  await site.desk('tierOne', command.askSession(60, 180))
  expect([await stateFor('reporter'), await stateFor('participant'), await stateFor('member')]).toEqual(['yourTurn', 'reportersTurn', 'reportersTurn'])
  expect((await mine('member', 'RC-010142')).incidents).toMatchObject([{ mine: false, state: 'reportersTurn' }])
  await site.desk('tierOne', command.ask())
  expect([await stateFor('reporter'), await stateFor('participant'), await stateFor('member')]).toEqual(['yourTurn', 'yourTurn', 'reportersTurn'])
})

test('a proposal of the desk is his turn; a closed one says since when', async () => {
  await site.desk('tierOne', command.propose())
  expect((await mine('reporter')).incidents).toMatchObject([{ state: 'yourTurn' }])
  await site.side('reporter', command.agree())
  expect((await mine('reporter')).incidents).toMatchObject([{ state: 'closed', at: site.now }])
})

test.each([['RC-010142', 1], ['rc-010142', 1], ['RC-10142', 0], ['XX-010142', 0], ['RC-010143', 0], ['RC-099999', 0]])('the number %s finds %i', async (words, count) => {
  expect(await numbers('reporter', words)).toHaveLength(count)
})

test("a number finds its incident however it is shared, and an agent's own request is not a customer's", async () => {
  expect(await numbers('member', 'RC-010142')).toEqual(['RC-010142'])
  const own = { accountId: CALLERS.tierOne.accountId, accountType: 'atlassian', active: true, timeZone: null }
  site.raise({ reporter: own })
  expect(await numbers('tierOne')).toEqual([])
  expect(await numbers('tierOne', 'RC-010142')).toEqual([])
})

test('words are of the summary', async () => {
  expect(await numbers('reporter', 'PAYROLL')).toEqual(['RC-010142'])
  expect(await numbers('reporter', 'printer')).toEqual([])
})

test('requests that are no incidents are not among them; more than a page is said', async () => {
  site.raise({ issueId: issueId('10144'), key: 'REC-144', requestTypeId: '99' })
  expect(await numbers('reporter')).toEqual(['RC-010142'])
  for (let index = 0; index < 60; index += 1) site.raise({ issueId: issueId(String(40_000 + index)), key: `REC-${400 + index}` })
  expect((await mine('reporter')).cut).toBe(true)
})

test('before any rules are published there are none', async () => {
  site.store.policies.splice(0)
  expect(await mine('reporter')).toMatchObject({ incidents: [], cut: false })
})
