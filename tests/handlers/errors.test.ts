import type { Problem, Raised as RaisedAnswer, Wire } from '../../src/api/answers'
import type { CallName } from '../../src/api/calls'
import { Desk, SUPPORT, answerOf, problemOf } from './support/desk'
import type { FaultRule, Raised } from './support/desk'
import { itsCallsFitTheContract } from './support/contract'
import { expectWhole } from './support/whole'

/** What goes wrong around a call: each ends in a clear problem or a retry, and never in half an incident. */
let desk: Desk
let raised: Raised
beforeAll(async () => {
  desk = await Desk.open()
})
beforeEach(async () => {
  raised = await desk.raiseAndSettle('customer-1')
  // A person's row is made at the first call; a call that is refused makes no row after that.
  await desk.seen('agent-t1', raised)
})
afterAll(() => desk.close())
afterEach(() => desk.noFaults())

const onIncident = () => ({ issueId: raised.issueId })
const unchanged = async (work: () => Promise<unknown>): Promise<void> => {
  const before = await desk.storage()
  const comments = (await desk.comments(raised)).length
  await work()
  await desk.site.settle()
  expect(await desk.storage()).toBe(before)
  expect((await desk.comments(raised)).length).toBe(comments)
}
/** In words for people: never a code, a stack, an id, or a name of our own making. */
const isClear = ({ text }: Problem): void => {
  expect(text).toMatch(/^[A-Z].*[.?]$/s)
  expect(text).not.toMatch(/undefined|null|\[object|Error|at \w+ \(|https?:|KVS|\b[45]\d\d\b/)
}

describe('what was sent is wrong', () => {
  const MALFORMED: [string, CallName<'agent'>, unknown, string][] = [
    ['no issue', 'take', {}, 'issueId'],
    ['an issue id that is none', 'take', { issueId: '10042 OR 1=1' }, 'issueId'],
    ['an id as a number', 'take', { issueId: 10042 }, 'issueId'],
    ['an unknown field', 'take', { issueId: '10042', as: 'somebody' }, ''],
    ['an impact that is none', 'assessSeverity', { issueId: '10042', impact: 'galaxy', urgency: 'high' }, 'impact'],
    ['no text', 'recordInvestigation', { issueId: '10042', kind: 'full', text: '   ' }, 'text'],
    ['too long a text', 'recordInvestigation', { issueId: '10042', kind: 'full', text: 'x'.repeat(8_001) }, 'text'],
    ['an outcome that is none', 'recordRemediation', { issueId: '10042', kind: 'manual', text: 'x', outcome: 'fine' }, 'outcome'],
    ['a tier that is none', 'transferTier', { issueId: '10042', to: 'III', reason: 'x' }, 'to'],
    ['a payload over the bound', 'recordInvestigation', { issueId: '10042', kind: 'full', text: 'x'.repeat(70_000) }, ''],
    ['a text in place of an object', 'take', 'take it', ''],
    ['a list', 'take', [1, 2], ''],
  ]
  test.each(MALFORMED)('%s', async (_name, call, payload, path) => {
    await unchanged(async () => {
      const problem = problemOf(await desk.agent('agent-t1', raised, call, payload as never))
      expect(problem.kind).toBe('invalid')
      expect(problem.fields?.map((field) => field.path)).toContain(path)
      isClear(problem)
    })
  })

  test('an unknown incident, a key of nowhere, a call that does not exist', async () => {
    await unchanged(async () => {
      const unknown = problemOf(await desk.agent('agent-t1', raised, 'take', { issueId: '99999' }))
      expect(unknown.kind).toBe('noAccess')
      isClear(unknown)
      expect(problemOf(await desk.portal('customer-1', raised, 'getIncident', { requestKey: 'REC-99999' })).kind).toBe('noAccess')
      expect(await desk.bridge('agent-t1', 'retrac-issue-context', raised as never, 'dropEverything', {})).toMatchObject({ ok: false, error: { message: 'There was an error invoking the function' } })
    })
  })

  test('text is stored as it is, markup and bidi marks included, and told as text alone', async () => {
    const nasty = '<script>alert(1)</script> [~accountid:x] {{issue}} \u202eevil\u202c https://x.example 🙂'
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { ...onIncident(), as: 'answered', text: nasty }))
    expect((await desk.seenInPortal('customer-1', raised)).view.closure).toMatchObject({ text: nasty })
    const page = await desk.rest<{ comments: { body: unknown }[] }>('agent-t1', 'GET', `/rest/api/3/issue/${raised.issueKey}/comment`)
    expect([...JSON.stringify(page.comments.at(-1)?.body).matchAll(/"type":"(\w+)"/g)].map(([, type]) => type)).toEqual(['doc', 'paragraph', 'text'])
    expect((await desk.told(raised)).at(-1)).not.toMatch(/[\u202a-\u202e]/)
  })
})

describe('somebody was faster', () => {
  test('two take it at once: one after the other, and nothing is lost', async () => {
    const wires = await Promise.all([desk.agent('agent-t1', raised, 'take', onIncident()), desk.agent('agent-t2', raised, 'take', onIncident()), desk.agent('lead', raised, 'recordInvestigation', { ...onIncident(), kind: 'full', text: 'Seen.' })])
    expect(wires.every(({ ok }) => ok)).toBe(true)
    await desk.pass(2)
    const incident = await expectWhole(desk, raised)
    expect(incident.revision).toBe(4)
    const people = (await desk.seen('agent-t1', raised)).people
    expect((await desk.issue(raised)).assignee).toBe(people.find(({ ref }) => ref === incident.assignee)?.accountId)
  })

  test('two customers answer one proposal: one answer counts, the other is told what moved on', async () => {
    await desk.rest('customer-1', 'POST', `/rest/servicedeskapi/request/${raised.issueKey}/participant`, { accountIds: [desk.person('customer-3').accountId] })
    answerOf(await desk.agent('agent-t1', raised, 'proposeClosure', { ...onIncident(), as: 'resolved', text: 'It runs.' }))
    const { view, now: seenAt } = await desk.seenInPortal('customer-1', raised)
    if (view.closure.kind !== 'askedOfYou') throw new Error(view.closure.kind)
    await desk.pass(1)
    const { textHash } = view.closure
    const answers = await Promise.all([
      desk.portal('customer-1', raised, 'agreeClosure', { ...onIncident(), textHash, seenAt }),
      desk.portal('customer-3', raised, 'declineClosure', { ...onIncident(), why: 'other', seenAt }),
    ])
    const lost = answers.filter(({ ok }) => !ok).map(problemOf)
    expect(lost).toMatchObject([{ kind: 'movedOn', text: expect.stringMatching(/^This moved on at \{time\}: /) as string }])
    lost.forEach(isClear)
    await desk.pass(2)
    await expectWhole(desk, raised)
  })

  test('a race that is lost again and again ends in "busy", unsaved', async () => {
    await desk.faults([{ on: 'storage', match: '/transaction incident', do: 'conflict' }])
    await unchanged(async () => {
      const problem = problemOf(await desk.agent('agent-t1', raised, 'take', onIncident()))
      expect(problem).toMatchObject({ kind: 'busy', retryAfterMs: expect.any(Number) as number })
      isClear(problem)
    })
  })

  test('a race that is lost once is decided again', async () => {
    await desk.faults([{ on: 'storage', match: '/transaction incident', do: 'conflict', times: 2 }])
    expect(answerOf(await desk.agent('agent-t1', raised, 'take', onIncident())).view.revision).toBe(2)
    await expectWhole(desk, raised)
  })
})

describe('Jira does not answer a question that the call depends on', () => {
  const BUSY: FaultRule['do'][] = ['429', '500', '503', 'timeout', 'lost', 'conflict']
  test.each(BUSY)('%s: "busy", nothing is saved, and trying again works', async (deed) => {
    await desk.faults([{ on: 'rest', match: 'mypermissions', do: deed }, { on: 'rest', match: 'GET /rest/servicedeskapi/request', do: deed }])
    await unchanged(async () => {
      const problems = [
        problemOf(await desk.agent('agent-t1', raised, 'take', onIncident())),
        problemOf(await desk.agent('agent-t1', raised, 'getIncident', onIncident())),
        problemOf(await desk.portal('customer-1', raised, 'sayNoLongerAnIssue', onIncident())),
      ]
      for (const problem of problems) {
        expect(problem.kind).toBe('busy')
        isClear(problem)
      }
      // Jira's own Retry-After is handed on.
      if (deed === '429') expect(problems[0]?.retryAfterMs).toBe(5_000)
    })
    await desk.noFaults()
    answerOf(await desk.agent('agent-t1', raised, 'take', onIncident()))
  })

  test('404 and 403 to whoever asks are "no access", whatever the reason', async () => {
    await unchanged(async () => {
      expect(problemOf(await desk.agent('jira-admin', raised, 'take', onIncident())).kind).toBe('noAccess')
      await desk.site.send('POST', '/sandbox/site/move', { issueKey: raised.issueKey, projectKey: 'OTH' })
      expect(await desk.bridge('agent-t1', 'retrac-issue-context', raised as never, 'take', onIncident())).toMatchObject({ ok: false })
      await desk.site.send('POST', '/sandbox/site/move', { issueKey: raised.issueKey, projectKey: 'REC' })
    })
  })

  test.each(BUSY)('an event that meets %s is asked for again, and ends well', async (deed) => {
    await desk.faults([{ on: 'rest', match: 'GET /rest/api/3/issue', do: deed, times: 2 }])
    const later = await desk.raiseAndSettle('customer-1')
    await desk.pass(4)
    await desk.noFaults()
    await expectWhole(desk, later)
  })

  test.each(BUSY)('an admin who saves while Jira answers %s loses nothing', async (deed) => {
    await desk.faults([{ on: 'rest', do: deed }])
    await unchanged(async () => {
      const problem = problemOf(await desk.admin('jira-admin', SUPPORT.projectKey, 'getProject', { projectId: SUPPORT.projectId }))
      expect(problem.kind).toBe('busy')
      isClear(problem)
    })
  })
})

describe('storage refuses', () => {
  test.each(['429', '500', '503', 'lost'] as const)('%s at the commit: "busy", nothing is saved', async (deed) => {
    await desk.faults([{ on: 'storage', match: '/transaction incident', do: deed }])
    await unchanged(async () => {
      const problem = problemOf(await desk.agent('agent-t1', raised, 'take', onIncident()))
      expect(problem.kind).toBe('busy')
      isClear(problem)
    })
  })

  test('the commit was done and its answer lost: what was done is delivered, and done once', async () => {
    await desk.faults([{ on: 'storage', match: '/transaction incident', do: 'timeout', times: 1 }])
    const wire = await desk.agent('agent-t1', raised, 'recordInvestigation', { ...onIncident(), kind: 'full', text: 'Seen.' })
    if (!wire.ok) isClear(wire.problem)
    await desk.noFaults()
    await desk.pass(8)
    expect((await expectWhole(desk, raised)).work.investigations).toHaveLength(1)
  })

  test.each(['/entity/get', '/batch/get', '/query', '/entity/delete', '/entity/set', '/transaction'])('%s fails now and then, for everybody: all ends well', async (match) => {
    await desk.faults([{ on: 'storage', match, do: '503', rate: 0.3 }], match)
    const later = await desk.raise('customer-2')
    await desk.pass(1)
    await desk.agent('agent-t1', raised, 'recordInvestigation', { ...onIncident(), kind: 'preliminary', text: 'Seen.' })
    await desk.agent('agent-t1', raised, 'transferTier', { ...onIncident(), to: 'II', reason: 'a DBA is needed' })
    await desk.pass(3)
    await desk.noFaults()
    await desk.pass(10)
    await expectWhole(desk, raised)
    await expectWhole(desk, later)
  })
})

describe('an incident raised on the phone, whose answer is lost', () => {
  const raise = async (summary: string): Promise<Wire<RaisedAnswer>> => {
    const phoned = { projectId: SUPPORT.projectId, requestTypeId: SUPPORT.requestTypeId, customerAccountId: desk.person('customer-1').accountId, summary, description: 'Since 8:00.', impact: 'several', urgency: 'high' }
    const answer = await desk.bridge('agent-t1', 'retrac-queue', { projectKey: SUPPORT.projectKey }, 'raise', phoned)
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.result as Wire<RaisedAnswer>
  }
  const madeWith = async (summary: string): Promise<number> =>
    (await desk.rest<{ issues: unknown[] }>('agent-t1', 'POST', '/rest/api/3/search/jql', { jql: `project = REC AND summary ~ "${summary}"`, fields: ['summary'] })).issues.length

  test('Jira made it: it is found there, not made again, and the number is read out', async () => {
    await desk.faults([{ on: 'rest', match: 'POST /rest/servicedeskapi/request', do: 'timeout', times: 1 }])
    const { number, issueId, issueKey } = answerOf(await raise('Scanner is dark'))
    expect(number).toBe(`RC-0${issueId}`)
    expect(answerOf(await raise('Scanner is dark')).number).toBe(number)
    await desk.site.settle()
    expect(await madeWith('Scanner is dark')).toBe(1)
    expect(await expectWhole(desk, { issueId, issueKey })).toMatchObject({ channel: 'phone', severity: { kind: 'derived', severity: 'S2' } })
  })

  test('Jira does not say and the search neither: the agent is told to look first; a minute later it is found', async () => {
    await desk.faults([
      { on: 'rest', match: 'POST /rest/servicedeskapi/request', do: 'timeout', times: 1 },
      { on: 'rest', match: 'POST /rest/api/3/search/jql', do: '503', times: 1 },
    ])
    const problem = problemOf(await raise('Scanner is slow'))
    expect(problem).toMatchObject({ kind: 'busy', text: expect.stringContaining('Look for it in the queue before you send it again') as string })
    isClear(problem)
    expect(problemOf(await raise('Scanner is slow')).kind).toBe('busy')
    await desk.pass(1)
    const { issueId, issueKey } = answerOf(await raise('Scanner is slow'))
    await desk.site.settle()
    expect(await madeWith('Scanner is slow')).toBe(1)
    expect((await expectWhole(desk, { issueId, issueKey })).severity).toMatchObject({ kind: 'derived', severity: 'S2' })
  })

  test('it never came to Jira: a minute later it is made', async () => {
    await desk.faults([{ on: 'rest', match: 'POST /rest/servicedeskapi/request', do: 'lost', times: 1 }])
    isClear(problemOf(await raise('Scanner hums')))
    expect(await madeWith('Scanner hums')).toBe(0)
    await desk.pass(1)
    answerOf(await raise('Scanner hums'))
    expect(await madeWith('Scanner hums')).toBe(1)
  })
})

itsCallsFitTheContract(() => desk)
