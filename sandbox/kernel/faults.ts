import { chance } from './random'
import type { Collection, FaultDeed, FaultPoint, Faults } from './types'

/** One rule of `PUT /sandbox/faults`. */
export interface FaultRule {
  on: FaultPoint
  /** What the subject must contain; with `*` it is a pattern for the whole subject. */
  match?: string
  do: FaultDeed
  /** 0 to 1; 1 without. */
  rate?: number
  /** At most this often. */
  times?: number
}

export interface FaultPlan {
  seed: string | number
  rules: FaultRule[]
}

interface PlanRow extends FaultPlan {
  /** For each rule: how often it was asked, and how often it struck. */
  asked: number[]
  struck: number[]
}

const POINTS: readonly string[] = ['rest', 'storage', 'queue', 'trigger', 'function'] satisfies FaultPoint[]
const DEEDS: readonly string[] = [
  '429', '500', '503', 'timeout', 'lost', 'twice', 'late', 'reordered', 'conflict', 'kill-before', 'kill-after',
] satisfies FaultDeed[]
const ROW = 'plan'

/** Faults by rule: the same seed and the same calls give the same faults, across restarts too. */
export class SeededFaults implements Faults {
  constructor(private readonly rows: Collection<PlanRow>) {}

  set(plan: FaultPlan): void {
    this.rows.put(ROW, { ...plan, asked: plan.rules.map(() => 0), struck: plan.rules.map(() => 0) })
  }

  clear(): void {
    this.rows.remove(ROW)
  }

  at(point: FaultPoint, subject: string): FaultDeed | null {
    const plan = this.rows.get(ROW)
    if (plan === undefined) return null
    const asked = [...plan.asked]
    const struck = [...plan.struck]
    let deed: FaultDeed | null = null
    plan.rules.forEach((rule, index) => {
      if (deed !== null || rule.on !== point || !matches(rule.match, subject)) return
      const occasion = asked[index] ?? 0
      asked[index] = occasion + 1
      if ((struck[index] ?? 0) >= (rule.times ?? Number.POSITIVE_INFINITY)) return
      if (chance(plan.seed, index, occasion) >= (rule.rate ?? 1)) return
      struck[index] = (struck[index] ?? 0) + 1
      deed = rule.do
    })
    this.rows.put(ROW, { ...plan, asked, struck })
    return deed
  }
}

/** Reads the body of `PUT /sandbox/faults`. @throws Error saying what is wrong. */
export function parseFaultPlan(body: unknown): FaultPlan {
  if (!isRecord(body) || !Array.isArray(body.rules)) throw new Error('Expected { seed, rules: [..] }.')
  const seed = body.seed ?? 0
  if (typeof seed !== 'string' && typeof seed !== 'number') throw new Error('seed must be a string or a number.')
  return { seed, rules: body.rules.map(parseRule) }
}

function parseRule(rule: unknown, index: number): FaultRule {
  if (!isRecord(rule)) throw new Error(`rules[${index}] must be an object.`)
  const { on, match, do: deed, rate, times } = rule
  if (typeof on !== 'string' || !POINTS.includes(on)) throw new Error(`rules[${index}].on must be one of ${POINTS.join(', ')}.`)
  if (typeof deed !== 'string' || !DEEDS.includes(deed)) throw new Error(`rules[${index}].do must be one of ${DEEDS.join(', ')}.`)
  if (match !== undefined && typeof match !== 'string') throw new Error(`rules[${index}].match must be a string.`)
  if (rate !== undefined && (typeof rate !== 'number' || rate < 0 || rate > 1)) throw new Error(`rules[${index}].rate must be 0 to 1.`)
  if (times !== undefined && (typeof times !== 'number' || times < 0)) throw new Error(`rules[${index}].times must be a count.`)
  return {
    on: on as FaultPoint,
    do: deed as FaultDeed,
    ...(match === undefined ? {} : { match }),
    ...(rate === undefined ? {} : { rate }),
    ...(times === undefined ? {} : { times }),
  }
}

function matches(match: string | undefined, subject: string): boolean {
  if (match === undefined) return true
  if (!match.includes('*')) return subject.includes(match)
  const pattern = match.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')
  return new RegExp(`^${pattern}$`).test(subject)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
