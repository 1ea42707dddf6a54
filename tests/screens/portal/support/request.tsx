import { host, resetHost } from './bridge'
import { act, render } from '@testing-library/react'
import type { ComponentType } from 'react'
import type { PortalIncident, Problem, RequestFiles, Wire } from '../../../../src/api/answers'
import { calls, type CallName } from '../../../../src/api/calls'
import type { Command } from '../../../../src/domain/incident/commands'
import { refusalWords } from '../../../../src/domain/incident/refusal-words'
import type { Who } from '../../../../src/domain/incident/who'
import { customerView } from '../../../../src/domain/views/customer'
import type { Instant } from '../../../../src/domain/time'
import { Announcer } from '../../../../static/shared/parts/announcer'
import { ViewerProvider } from '../../../../static/shared/viewer'
import { SurroundingsContext } from '../../../../static/portal/parts/surroundings'
import { HASH, REPORTER, policy } from '../../../support/builders'
import { after, incidentOf, told, type Step, type Story } from '../../../support/given-when-then'

export const REQUEST_KEY = 'REC-12'

/** One request whose portal calls are answered by the domain's own rules, at the time of the fake clock. */
export interface PortalRequest {
  story: Story
  who: Who
  /** Answered instead of the rules, once for each. */
  problems: Problem[]
  /** What this person has put on the request. */
  files: RequestFiles['files']
}

export function requestAfter(steps: Step[], who: Who = REPORTER): PortalRequest {
  resetHost()
  const request: PortalRequest = { story: told(steps), who, problems: [], files: [] }
  host.answer = (functionKey, payload) => {
    const problem = request.problems.shift()
    if (problem) return { ok: false, problem }
    if (functionKey === 'getFiles') return { ok: true, answer: { now: Date.now(), files: [...request.files] } }
    return functionKey === 'getIncident' ? answer(request) : give(request, functionKey, payload)
  }
  return request
}

function answer({ story, who }: PortalRequest): Wire<PortalIncident> {
  if (who.side !== 'customer') throw new Error('Only customers see the portal')
  const now: Instant = Date.now()
  // The tests' proposals carry a short hash; a wire carries 64 hex digits either way.
  return { ok: true, answer: { now, role: who.role, view: customerView(incidentOf(story), story.history, who, policy(), now) } }
}

/** The command that the server makes of a call: by the contract's own schema; a file's name and size are Jira's word. */
function commandOf({ files }: PortalRequest, functionKey: string, payload: unknown): Command {
  const call = calls.portal[functionKey as CallName<'portal'>]
  const { issueId: _issueId, ...data } = call.input.parse(payload) as Record<string, unknown>
  const answer = data['answer'] as { kind: string; attachmentId: string } | undefined
  if (answer?.kind !== 'file') return { name: functionKey, ...data } as Command
  const file = files.find(({ attachmentId }) => attachmentId === answer.attachmentId)
  if (!file) throw new Error('No such file on the request')
  return { name: functionKey, ...data, answer: { ...answer, fileName: file.fileName, sizeBytes: file.sizeBytes } } as Command
}

function give(request: PortalRequest, functionKey: string, payload: unknown): Wire<PortalIncident> {
  const command = commandOf(request, functionKey, payload)
  const { story, result } = after({ ...request.story, now: Date.now() }, [command, request.who])
  if (!result.ok) return { ok: false, problem: { kind: 'refused', text: refusalWords(result.refusal, 'customer').text } }
  request.story = story
  return answer(request)
}

/** Draws one portal module as `main.tsx` does, and lets its first load settle. */
export async function draw(Module: ComponentType, requestKey: string | null = REQUEST_KEY, serviceDeskId: string | null = '1'): Promise<HTMLElement> {
  const { container } = render(
    <SurroundingsContext.Provider value={{ moduleKey: '', accountId: 'customer', zone: 'UTC', requestKey, serviceDeskId, requestTypeId: '31' }}>
      <ViewerProvider value={{ accountId: 'customer', zone: 'UTC' }}>
        <Announcer>
          <Module />
        </Announcer>
      </ViewerProvider>
    </SurroundingsContext.Provider>,
  )
  await settle()
  return container
}

/** Lets pending answers arrive, and `ms` pass. */
export const settle = (ms = 0): Promise<void> =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(ms)
  })

export const commandsGiven = (): string[] => host.invoked.map(({ functionKey }) => functionKey).filter((key) => !key.startsWith('get'))
export const loads = (): number => host.invoked.filter(({ functionKey }) => functionKey === 'getIncident').length
export { HASH }
