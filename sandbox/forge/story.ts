import { createHash } from 'node:crypto'
import type { SiteKernel } from '../kernel/kernel'
import type { Person, PortalRequest, Site } from '../kernel/types'
import type { Bridge } from './bridge/bridge'
import { isRecord, listOf, recordOf, recordsOf, textOf } from './json'
import type { Json } from './json'

/** A story as it stands in the file: see the sandbox's README, "A story". */
export interface Story {
  /** How long before the last instant the clock starts. */
  startsBeforeMs: number
  steps: Json[]
}

/** Where a story is played. */
export interface Stage {
  kernel: SiteKernel
  site: Site
  bridge: Bridge
  origin: string
}

/** Thrown when a step's answer is not ok; the message names the step. */
export class StoryStopped extends Error {}

const DEFAULT_START_MS = 2 * 86_400_000
const MINUTE_MS = 60_000
const INSTANT = /^end([+-])(P.+)$/
const DURATION = /^-?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Reads a story file's JSON. @throws StoryStopped */
export function parseStory(json: unknown): Story {
  const { startsBefore, steps } = recordOf(json)
  return { startsBeforeMs: startsBefore === undefined ? DEFAULT_START_MS : durationMs(startsBefore), steps: recordsOf(steps) }
}

/**
 * Plays the steps on the manual clock: before each, everything that falls due on the way is done
 * at its own instant; at the end the clock stands at `endAt`. Steps go through the same doors as
 * people use. @throws StoryStopped
 */
export async function playStory(stage: Stage, story: Story, endAt: number): Promise<void> {
  const known: Json = {}
  for (const [index, step] of story.steps.entries()) {
    const name = `Step ${index + 1}${typeof step.name === 'string' ? ` (${step.name})` : ''}`
    await stage.kernel.jobs.advanceTo(instantOf(step, stage.kernel.clock.now(), endAt, name))
    const answer = await deed(stage, recordOf(fillIn(step, { known, endAt, name })), name)
    await stage.kernel.jobs.settle()
    if (typeof step.as === 'string') known[step.as] = answer
  }
  await stage.kernel.jobs.advanceTo(endAt)
}

function instantOf(step: Json, nowAt: number, endAt: number, name: string): number {
  const at = step.at === undefined ? nowAt + (typeof step.plus === 'number' ? step.plus : 1) * MINUTE_MS : endAt - durationMs(step.at)
  if (at < nowAt) throw new StoryStopped(`${name} lies before the step in front of it.`)
  if (at > endAt) throw new StoryStopped(`${name} lies after the story's end.`)
  return at
}

function durationMs(text: unknown): number {
  const match = DURATION.exec(String(text))
  if (match === null) throw new StoryStopped(`${String(text)} is not a duration such as P2D or -P1DT3H.`)
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part: string | undefined) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}

async function deed(stage: Stage, step: Json, name: string): Promise<unknown> {
  const personKey = textOf(step.person) ?? ''
  const person = personKey === 'anonymous' ? null : stage.site.personByKey(personKey)
  if (person === undefined) throw new StoryStopped(`${name}: there is no person ${personKey}.`)
  if (isRecord(step.bridge)) return bridgeDeed(stage, personKey, step, step.bridge, name)
  if (isRecord(step.rest)) return answerOf(await restDeed(stage, person, step.rest), name)
  if (isRecord(step.file)) return fileDeed(stage, person, step.file, name)
  if (isRecord(step.portal)) return answerOf(await stage.site.createPortalRequest(person, portalRequest(step.portal)), name)
  throw new StoryStopped(`${name} has no deed: portal, bridge, rest or file.`)
}

/** A screen's call. An app's answer `{ ok: false }` stops the story too, unless the step expects a refusal. */
async function bridgeDeed(stage: Stage, personKey: string, step: Json, bridge: Json, name: string): Promise<unknown> {
  const { module, place, command, payload } = bridge
  const answer = await stage.bridge.call({ person: personKey, module, context: place, command: command ?? 'invoke', payload })
  if (!answer.ok) throw new StoryStopped(`${name}: ${answer.error.name}: ${answer.error.message}`)
  const refused = isRecord(answer.result) && answer.result.ok === false
  if (refused !== (step.expect === 'refusal')) throw new StoryStopped(`${name}: ${refused ? 'refused' : 'not refused'}: ${JSON.stringify(answer.result)}`)
  return answer.result
}

function restDeed(stage: Stage, person: Person | null, { method, path, body }: Json): Promise<Response> {
  return fetchAs(stage, person, String(path), {
    method: textOf(method) ?? 'GET',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** A file put on a request as the portal's page does it: a temporary one first, then the request takes it. */
async function fileDeed(stage: Stage, person: Person | null, file: Json, name: string): Promise<unknown> {
  const content = String(file.text)
  const form = new FormData()
  form.append('file', new File([content], String(file.name), { type: textOf(file.type) ?? 'text/plain' }))
  const path = `/rest/servicedeskapi/servicedesk/${String(file.serviceDeskId)}/attachTemporaryFile`
  const sent = await fetchAs(stage, person, path, { method: 'POST', headers: { 'X-Atlassian-Token': 'no-check' }, body: form })
  const temporaryAttachmentIds = recordsOf(recordOf(await answerOf(sent, name)).temporaryAttachments).map(({ temporaryAttachmentId }) => temporaryAttachmentId)
  const attach = { method: 'POST', path: `/rest/servicedeskapi/request/${String(file.issueKey)}/attachment`, body: { temporaryAttachmentIds, public: true } }
  const answer = await answerOf(await restDeed(stage, person, attach), name)
  return { ...recordOf(answer), sha256: createHash('sha256').update(content).digest('hex') }
}

function fetchAs(stage: Stage, person: Person | null, path: string, init: RequestInit): Promise<Response> {
  const principal = person === null ? ({ kind: 'anonymous' } as const) : ({ kind: 'user', accountId: person.accountId } as const)
  return stage.site.fetch(new Request(new URL(path, stage.origin), init), { principal, throughApp: false })
}

async function answerOf(response: Response, name: string): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new StoryStopped(`${name}: ${response.status}: ${text}`)
  return text === '' ? {} : (JSON.parse(text) as unknown)
}

export function portalRequest(body: Json): PortalRequest {
  const panel = isRecord(body.panel) ? body.panel : undefined
  return {
    serviceDeskId: String(body.serviceDeskId),
    requestTypeId: String(body.requestTypeId),
    requestFieldValues: recordOf(body.requestFieldValues),
    ...(panel === undefined
      ? {}
      : { panel: { fields: recordsOf(panel.fields).map(({ key, value }) => ({ key: String(key), value })), isValid: panel.isValid === true } }),
    ...(typeof body.raiseOnBehalfOf === 'string' ? { raiseOnBehalfOf: body.raiseOnBehalfOf } : {}),
  }
}

/** What a step's `${...}` may stand for. */
interface Known {
  known: Json
  endAt: number
  name: string
}

/** Puts earlier answers and instants in the place of `${name.path}`; a text that is nothing else takes the value's own type. */
function fillIn(value: unknown, from: Known): unknown {
  if (Array.isArray(value)) return listOf(value).map((item) => fillIn(item, from))
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, from)]))
  if (typeof value !== 'string') return value
  const whole = /^\$\{([^}]+)\}$/.exec(value)?.[1]
  if (whole !== undefined) return lookUp(whole, from)
  return value.replace(/\$\{([^}]+)\}/g, (_all, path: string) => String(lookUp(path, from)))
}

function lookUp(path: string, { known, endAt, name }: Known): unknown {
  const instant = INSTANT.exec(path)
  if (instant !== null) return instant[1] === '-' ? endAt - durationMs(instant[2]) : endAt + durationMs(instant[2])
  const found = path.split('.').reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return listOf(value)[Number(part)]
    return isRecord(value) ? value[part] : undefined
  }, known)
  if (found === undefined) throw new StoryStopped(`${name}: no earlier answer has \${${path}}.`)
  return found
}
