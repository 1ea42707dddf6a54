import type { Kernel, Person, Place, Site } from '../../kernel/types'
import type { FunctionRunner } from '../function-runner'
import type { Installation } from '../installation'
import { bytesOf, isRecord, recordOf, textOf, throughJson } from '../json'
import type { Json } from '../json'
import { CALLS_PER_INSTALLATION_MINUTE, CALLS_PER_USER_MINUTE, SCREEN_REQUEST_MAX_BYTES } from '../limits'
import type { Manifest, ManifestModule } from '../manifest'
import type { MinuteRates } from '../minute-rates'
import type { RestDoor } from '../rest-door'
import { mayOpen } from './access'
import { callingUser, extensionOf, moduleContext } from './context'
import { BridgeError } from './error'
import { fetchProduct } from './product-fetch'

export type BridgeAnswer = { ok: true; result?: unknown } | { ok: false; error: { name: string; message: string } }

/** A module opened somewhere by somebody who may. */
interface Opened {
  person: Person | null
  module: ManifestModule
  context: Json
}

/** Commands that only move things on the host's own page: there is nothing for the server to do. */
const HOST_PAGE_COMMANDS: ReadonlySet<string> = new Set([
  'submit', 'close', 'onClose', 'open', 'refresh', 'reload', 'navigate', 'openModal', 'showFlag', 'closeFlag', 'emit', 'on', 'emitPublic', 'onPublic',
  'enableTheming', 'changeWindowTitle', 'emitReadyEvent', 'refreshIssueView',
])

/** The text that screens get when a function fails: nothing of its inside (Forge says no more in production). */
const FUNCTION_FAILED = 'There was an error invoking the function'

/** `POST /sandbox/bridge`: what the host page does when a screen calls the bridge. */
export class Bridge {
  constructor(
    private readonly kernel: Kernel,
    private readonly site: Site,
    private readonly manifest: Manifest,
    private readonly runner: FunctionRunner,
    private readonly rest: RestDoor,
    private readonly rates: MinuteRates,
    private readonly installation: () => Installation,
    private readonly origin: () => string,
  ) {}

  /** Never rejects: whatever goes wrong is an answer. */
  async call(body: unknown): Promise<BridgeAnswer> {
    try {
      const { command, payload } = recordOf(body)
      const opened = this.open(recordOf(body))
      const result = await this.command(opened, String(command), payload)
      return result === undefined ? { ok: true } : { ok: true, result }
    } catch (error) {
      if (error instanceof BridgeError) return { ok: false, error: { name: error.name, message: error.message } }
      throw error
    }
  }

  private open({ person: personKey, module: moduleKey, context: rawContext }: Json): Opened {
    const person = this.personOf(personKey)
    const module = this.manifest.modules.find(({ key }) => key === moduleKey)
    if (module === undefined) throw new BridgeError('ModuleNotFound', `The manifest has no module ${String(moduleKey)}.`)
    const place = placeOf(rawContext)
    const facts = this.site.place(person?.accountId ?? null, place)
    const user = callingUser(person)
    const access = mayOpen({ user, place, facts, module, isPanelPinned: (key, project) => this.site.isPanelPinned(key, project) })
    if (!access.allowed) throw new BridgeError('ModuleNotAvailable', access.reason)
    const claimed = recordOf(rawContext).extension
    const extension = claimed === undefined ? extensionOf(module, place, facts, `${this.origin()}/`) : throughJson(claimed)
    const siteUrl = this.origin()
    const context = moduleContext({ manifest: this.manifest, module, installation: this.installation(), person, siteUrl }, extension)
    return { person, module, context }
  }

  private async command(opened: Opened, command: string, payload: unknown): Promise<unknown> {
    if (command === 'getContext') return opened.context
    if (command === 'invoke') return this.invoke(opened, recordOf(payload))
    if (command === 'fetchProduct') return fetchProduct(this.rest, callingUser(opened.person), payload)
    if (command === 'getUrl') return this.origin()
    if (HOST_PAGE_COMMANDS.has(command)) return true
    throw new BridgeError('NotImplemented', `The sandbox does not emulate the bridge command ${command}.`)
  }

  private async invoke(opened: Opened, { functionKey, payload, metadata }: Json): Promise<unknown> {
    if (typeof functionKey !== 'string') throw new BridgeError('BridgeAPIError', 'functionKey must be a string.')
    if (bytesOf(payload) > SCREEN_REQUEST_MAX_BYTES) throw new BridgeError('BridgeAPIError', `The payload is larger than ${SCREEN_REQUEST_MAX_BYTES / 1024} KB.`)
    const resolver = textOf(recordOf(opened.module.body.resolver).function)
    if (resolver === undefined) throw new BridgeError('BridgeAPIError', `Module ${opened.module.key} has no resolver function.`)
    const user = callingUser(opened.person)
    this.checkRates(user.accountId)
    const outcome = await this.runner.run({
      functionKey: resolver,
      moduleKey: opened.module.key,
      cause: `resolver:${functionKey}`,
      user,
      principalId: user.accountId,
      payload: { call: { functionKey, payload: payload ?? {} }, context: opened.context },
    })
    if (!outcome.ok) throw new BridgeError('Error', FUNCTION_FAILED)
    // An undefined result arrives as an empty object (platform facts 6).
    const result = outcome.result === undefined ? {} : outcome.result
    return recordOf(metadata).rateLimitProperties === true ? { body: result, metadata: { rateLimitProperties: this.rateProperties(user.accountId) } } : result
  }

  private checkRates(accountId: string): void {
    const fits = this.rates.take(`calls ${accountId}`, 1, CALLS_PER_USER_MINUTE) && this.rates.take('calls', 1, CALLS_PER_INSTALLATION_MINUTE)
    if (!fits) throw new BridgeError('BridgeAPIError', 'Rate limit exceeded: too many calls in this minute.')
  }

  private rateProperties(accountId: string): Json {
    return {
      rateLimitLimit: CALLS_PER_USER_MINUTE,
      rateLimitRemaining: CALLS_PER_USER_MINUTE - this.rates.used(`calls ${accountId}`),
      rateLimitReset: new Date(this.kernel.clock.now() + this.rates.untilNextMs()).toISOString(),
    }
  }

  private personOf(key: unknown): Person | null {
    if (key === 'anonymous') return null
    const person = typeof key === 'string' ? this.site.personByKey(key) : undefined
    if (person === undefined) throw new BridgeError('PersonNotFound', `There is no person ${String(key)}.`)
    return person
  }
}

function placeOf(context: unknown): Place {
  const { issueKey, requestKey, projectKey, requestTypeId, page } = isRecord(context) ? context : {}
  return {
    ...(typeof issueKey === 'string' ? { issueKey } : {}),
    ...(typeof requestKey === 'string' ? { requestKey } : {}),
    ...(typeof projectKey === 'string' ? { projectKey } : {}),
    ...(typeof requestTypeId === 'string' || typeof requestTypeId === 'number' ? { requestTypeId: String(requestTypeId) } : {}),
    ...(typeof page === 'string' ? { page } : {}),
  }
}
