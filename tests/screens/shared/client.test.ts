/** @jest-environment jsdom */
import { host, resetHost } from '../agent/support/bridge'
import { PROPOSAL_MAX, REASON_MAX, TEXT_MAX } from '../../../static/shared/limits'
import { client } from '../../../static/shared/client'
import { now } from '../../../static/shared/server-time'
import { calls, REASON_MAX as API_REASON_MAX, TEXT_MAX as API_TEXT_MAX } from '../../../src/api/calls'

const api = client('agent')
beforeEach(resetHost)

test('a broken network is a problem with words, by what was tried', async () => {
  expect(await api.getIncident({ issueId: '1' })).toEqual({ ok: false, problem: { kind: 'failed', text: "This didn't load." } })
  expect(await api.take({ issueId: '1' })).toEqual({ ok: false, problem: { kind: 'failed', text: "That didn't save. Your text is still here." } })
})

test('an empty answer is a failure, not a success', async () => {
  host.answers.set('take', () => ({}))
  expect((await api.take({ issueId: '1' })).ok).toBe(false)
})

test("clocks follow the server's time, not this computer's", async () => {
  const serverNow = Date.now() + 3_600_000
  host.answers.set('getIncident', () => ({ ok: true, answer: { now: serverNow } }))
  await api.getIncident({ issueId: '1' })
  expect(Math.abs(now() - serverNow)).toBeLessThan(2_000)
})

test('the bounds of texts are those of the calls', () => {
  expect([TEXT_MAX, REASON_MAX]).toEqual([API_TEXT_MAX, API_REASON_MAX])
  const proposal = (length: number): boolean => calls.agent.proposeClosure.input.safeParse({ issueId: '1', as: 'resolved', text: 'x'.repeat(length) }).success
  expect([proposal(PROPOSAL_MAX), proposal(PROPOSAL_MAX + 1)]).toEqual([true, false])
})
