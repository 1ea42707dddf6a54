import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Caller, InstalledApp, ProductEvent, Site, ValidatorInput } from '../../../../sandbox/kernel/types'
import { createSite } from '../../../../sandbox/site/site'
import { memoryKernel, type MemoryKernel } from './memory-kernel'

export const APP_UUID = '3f2a9c40-1d5e-4b7a-8c60-9e1f2a3b4c5d'
export const ENVIRONMENT_ID = '7b1c2d3e-4f50-4a61-9b72-8c3d4e5f6071'
export const ORIGIN = 'http://127.0.0.1:3000'

export type Answer = { result: boolean; errorMessage?: string }

export interface World {
  site: Site
  kernel: MemoryKernel
  events: ProductEvent[]
  /** Validator calls seen, and what the app answers next. */
  validations: { moduleKey: string; input: ValidatorInput }[]
  answer(next: () => Promise<Answer>): void
  appAccountId: string
  fieldIds: Record<string, string>
  /** A REST call as a person of the seed, `app`, or nobody; `throughApp` where the app's scopes should limit it. */
  call(who: string, method: string, path: string, body?: unknown, throughApp?: boolean): Promise<Reply>
  /** A request raised in the portal; gives its key. */
  raise(who?: string, values?: Record<string, unknown>): Promise<string>
}

export interface Reply {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

const SCOPES = ['read:jira-work', 'write:jira-work', 'read:jira-user', 'manage:jira-configuration', 'read:servicedesk-request', 'write:servicedesk-request']

const seedFile = (name: string): unknown => JSON.parse(readFileSync(join(process.cwd(), 'demo', `${name}.json`), 'utf8')) as unknown

export const makeWorld = (seed: 'site' | 'empty' = 'site', scopes: readonly string[] = SCOPES): World => {
  const kernel = memoryKernel()
  const site = createSite(kernel)
  const events: ProductEvent[] = []
  const validations: World['validations'] = []
  let next: () => Promise<Answer> = () => Promise.resolve({ result: true })
  site.seed(seedFile(seed))
  site.onEvent((event) => events.push(event))
  const app: InstalledApp = {
    appId: `ari:cloud:ecosystem::app/${APP_UUID}`, environment: 'development', environmentId: ENVIRONMENT_ID, name: 'Test app', scopes: new Set(scopes),
    fields: [
      { moduleKey: 'case-number', name: 'Case number', description: '', type: 'string', readOnly: true },
      { moduleKey: 'due', name: 'Due at', description: '', type: 'datetime', readOnly: true },
      { moduleKey: 'score', name: 'Score', description: '', type: 'number', readOnly: true },
    ],
    panels: ['workbench'], validators: ['may-close'],
    validate: (moduleKey, input) => {
      validations.push({ moduleKey, input })
      return next()
    },
  }
  const { appAccountId, fieldIds } = site.install(app)
  const callerOf = (who: string, throughApp: boolean): Caller => {
    if (who === 'app') return { principal: { kind: 'app' }, throughApp: true }
    const person = site.personByKey(who)
    if (who === 'nobody' || person === undefined) return { principal: { kind: 'anonymous' }, throughApp }
    return { principal: { kind: 'user', accountId: person.accountId }, throughApp }
  }
  const call: World['call'] = async (who, method, path, body, throughApp = false) => {
    const init = body instanceof FormData
      ? { method, body, headers: { 'X-Atlassian-Token': 'no-check' } }
      : { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) }
    const response = await site.fetch(new Request(`${ORIGIN}${path}`, init), callerOf(who, throughApp))
    const text = await response.text()
    const json: unknown = (response.headers.get('content-type') ?? '').startsWith('application/json') ? JSON.parse(text) : text === '' ? {} : { text }
    return { status: response.status, headers: response.headers, body: json as Record<string, unknown> }
  }
  return {
    site, kernel, events, validations, answer: (given) => { next = given }, appAccountId, fieldIds, call,
    raise: async (who = 'customer-1', values = { summary: 'Payroll export fails' }) => {
      const response = await site.createPortalRequest(site.personByKey(who) ?? null, { serviceDeskId: '1', requestTypeId: '13', requestFieldValues: values })
      const made = (await response.json()) as { issueKey?: string }
      if (made.issueKey === undefined) throw new Error(`Not raised: ${JSON.stringify(made)}`)
      return made.issueKey
    },
  }
}

/** Rich text for bodies. */
export const adf = (text: string): unknown => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
