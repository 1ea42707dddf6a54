import type { Clock, FaultDeed, Faults } from '../../kernel/types'
import { bytesOf, jsonResponse, listOf, recordOf } from '../json'
import type { Json } from '../json'
import type { EntitySchema } from '../manifest'
import type { MinuteRates } from '../minute-rates'
import { checkEntityValue, checkKey, checkValue, expiryOf, metadataFields, schemaOf } from './checks'
import { BATCH_MAX_ITEMS, REQUESTS_PER_SECOND, UNITS_PER_MINUTE, UNIT_BYTES } from './limits'
import { queryEntity, queryPlain } from './query'
import { KvsRefusal, badRequest } from './refusal'
import type { KvsItem, KvsRows, Space } from './rows'
import { transact } from './transaction'

/** What one call did, for the invocation's counts. */
export interface KvsAnswer {
  response: Response
  kind: 'read' | 'write'
  /** A fault that kills the running function: the call was not done, or done and never answered. */
  kill: 'before' | 'after' | null
}

interface Answer {
  status: number
  body?: unknown
}

/** Forge's key-value store behind its wire (platform REST 4.1). */
export class KvsService {
  constructor(
    readonly rows: KvsRows,
    private readonly schemas: readonly EntitySchema[],
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly rates: MinuteRates,
  ) {}

  /** Answers one POST. Never rejects: refusals are answers. */
  handle(path: string, text: string): KvsAnswer {
    const body = parseBody(text)
    const subject = subjectOf(path, body)
    const kind = /\/(get|query)$/.test(path) ? 'read' : 'write'
    let deed: FaultDeed | null = null
    try {
      this.checkRate(kind, text)
      deed = this.faults.at('storage', subject)
      if (deed === 'kill-before') return { response: new Response(null, { status: 503 }), kind, kill: 'before' }
      if (deed === '429') throw throttled()
      if (deed === '500' || deed === '503') throw new KvsRefusal(Number(deed), 'INTERNAL_ERROR', 'The storage failed')
      if (deed === 'conflict' && kind === 'write') throw badRequest('CONDITIONAL_CHECK_FAILED', 'A condition was not met')
      if (deed === 'lost') throw new KvsRefusal(503, 'INTERNAL_ERROR', 'The storage could not be reached')
      const answer = this.route(path, body)
      if (kind === 'read') this.rates.take('kvs-read', unitsOf(bytesOf(answer.body)), UNITS_PER_MINUTE)
      if (deed === 'timeout') throw new KvsRefusal(504, 'TIMEOUT', 'The storage did not answer in time')
      const response = answer.body === undefined ? new Response(null, { status: answer.status }) : jsonResponse(answer.status, answer.body)
      return { response, kind, kill: deed === 'kill-after' ? 'after' : null }
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error
      const headers: Record<string, string> = error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }
      return { response: jsonResponse(error.status, { code: error.code, message: error.message }, headers), kind, kill: deed === 'kill-after' ? 'after' : null }
    }
  }

  private route(path: string, body: unknown): Answer {
    switch (path) {
      case '/api/v1/get':
        return this.get({ kind: 'plain' }, body)
      case '/api/v1/secret/get':
        return this.get({ kind: 'secret' }, body)
      case '/api/v1/entity/get':
        return this.get(this.entitySpace(body), body)
      case '/api/v1/set':
        return this.set({ kind: 'plain' }, body)
      case '/api/v1/secret/set':
        return this.set({ kind: 'secret' }, body)
      case '/api/v1/entity/set':
        return this.set(this.entitySpace(body), body)
      case '/api/v1/delete':
        return this.remove({ kind: 'plain' }, body)
      case '/api/v1/secret/delete':
        return this.remove({ kind: 'secret' }, body)
      case '/api/v1/entity/delete':
        return this.remove(this.entitySpace(body), body)
      case '/api/v1/query':
        return { status: 200, body: queryPlain(this.rows, body) }
      case '/api/v1/entity/query':
        return { status: 200, body: queryEntity(this.rows, this.schemas, body) }
      case '/api/v1/batch/get':
        return this.batch(body, (space, item) => this.batchGet(space, item))
      case '/api/v1/batch/set':
        return this.batch(body, (space, item) => this.batchSet(space, item))
      case '/api/v1/batch/delete':
        return this.batch(body, (space, item) => this.rows.remove(space, checkKey(item.key)))
      case '/api/v1/transaction':
        transact(this.rows, this.schemas, body, this.clock.now())
        return { status: 204 }
      default:
        throw new KvsRefusal(501, 'NOT_IMPLEMENTED', `The sandbox has no storage call ${path}`)
    }
  }

  private get(space: Space, body: unknown): Answer {
    const item = this.rows.get(space, checkKey(recordOf(body).key))
    if (item === null) throw new KvsRefusal(404, 'KEY_NOT_FOUND', 'The key does not exist')
    return { status: 200, body: answerItem(item) }
  }

  private set(space: Space, body: unknown): Answer {
    const { key: rawKey, value, options } = recordOf(body)
    const key = checkKey(rawKey)
    this.checkRow(space, value)
    const expireAt = expiryOf(options, this.clock.now())
    const { keyPolicy, returnValue } = recordOf(options)
    const before = this.rows.get(space, key)
    if (keyPolicy === 'FAIL_IF_EXISTS' && before !== null) throw new KvsRefusal(409, 'KEY_CONFLICT', 'The key exists already')
    const item = this.rows.put(space, key, value, expireAt)
    if (returnValue === 'LATEST') return { status: 200, body: answerItem(item, metadataFields(options, 'returnMetadataFields')) }
    if (returnValue === 'PREVIOUS' && before !== null) return { status: 200, body: answerItem(before, metadataFields(options, 'returnMetadataFields')) }
    return { status: 200 }
  }

  private remove(space: Space, body: unknown): Answer {
    const key = checkKey(recordOf(body).key)
    if (this.rows.get(space, key) === null) throw new KvsRefusal(404, 'KEY_NOT_FOUND', 'The key does not exist')
    this.rows.remove(space, key)
    return { status: 204 }
  }

  /** Each item by itself: one that fails is named among `failedKeys`, the others are done. */
  private batch(body: unknown, deal: (space: Space, item: Json) => unknown): Answer {
    const items = listOf(body).map(recordOf)
    if (items.length === 0) throw badRequest('EMPTY_BATCH', 'A batch needs at least one item')
    if (items.length > BATCH_MAX_ITEMS) throw badRequest('TOO_MANY_BATCH_ENTITIES', `A batch has at most ${BATCH_MAX_ITEMS} items`)
    const names = items.map((item) => `${String(item.entityName ?? '')}\u0001${String(item.key)}`)
    if (new Set(names).size < names.length) throw badRequest('KEY_DUPLICATION_ERROR', 'A key may stand in a batch once')
    const successfulKeys: unknown[] = []
    const failedKeys: unknown[] = []
    for (const item of items) {
      const name = { key: item.key, ...(item.entityName === undefined ? {} : { entityName: item.entityName }) }
      try {
        successfulKeys.push({ ...name, ...recordOf(deal(this.spaceOf(item), item)) })
      } catch (error) {
        if (!(error instanceof KvsRefusal)) throw error
        failedKeys.push({ ...name, error: { code: error.code, message: error.message } })
      }
    }
    return { status: 200, body: { successfulKeys, failedKeys } }
  }

  private batchGet(space: Space, item: Json): unknown {
    const found = this.rows.get(space, checkKey(item.key))
    if (found === null) throw new KvsRefusal(404, 'KEY_NOT_FOUND', 'The key does not exist')
    return answerItem(found, metadataFields(item.options))
  }

  private batchSet(space: Space, item: Json): void {
    const key = checkKey(item.key)
    this.checkRow(space, item.value)
    this.rows.put(space, key, item.value, expiryOf(item.options, this.clock.now()))
  }

  private checkRow(space: Space, value: unknown): void {
    checkValue(value)
    if (space.kind === 'entity') checkEntityValue(schemaOf(this.schemas, space.name), value)
  }

  private spaceOf(item: Json): Space {
    return item.entityName === undefined ? { kind: 'plain' } : this.entitySpace(item)
  }

  private entitySpace(body: unknown): Space {
    return { kind: 'entity', name: schemaOf(this.schemas, recordOf(body).entityName).name }
  }

  private checkRate(kind: 'read' | 'write', text: string): void {
    // A second of a clock that stands still has no end, so this rate is kept with the real clock only.
    const fits = this.clock.mode === 'manual' || this.rates.take('kvs-requests', 1, REQUESTS_PER_SECOND, 1_000)
    const units = kind === 'write' ? unitsOf(Buffer.byteLength(text)) : 0
    if (!fits || !this.rates.take(`kvs-${kind}`, units, UNITS_PER_MINUTE)) throw throttled()
  }
}

function throttled(): KvsRefusal {
  return new KvsRefusal(429, 'RATE_LIMIT_EXCEEDED', 'Too many requests', 1)
}

function unitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES))
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What faults match: the entity names of the call, or the kind of key. */
function subjectOf(path: string, body: unknown): string {
  const record = recordOf(body)
  const items = Array.isArray(body) ? body : [record, ...listOf(record.set), ...listOf(record.delete), ...listOf(record.check)]
  const entities = new Set(items.map((item) => recordOf(item).entityName).filter((name) => typeof name === 'string'))
  return `${path.replace('/api/v1', '')} ${[...entities].join(' ')}`.trim()
}

function answerItem(item: KvsItem, fields?: ReadonlySet<unknown>): Json {
  const wants = (field: string): boolean => fields === undefined || fields.has(field)
  return {
    key: item.key,
    value: item.value,
    ...(wants('CREATED_AT') ? { createdAt: item.createdAt } : {}),
    ...(wants('UPDATED_AT') ? { updatedAt: item.updatedAt } : {}),
    ...(wants('EXPIRE_TIME') && item.expireAt !== undefined ? { expireTime: new Date(item.expireAt).toISOString() } : {}),
  }
}
