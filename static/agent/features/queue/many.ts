import type { Wire } from '../../../../src/api/answers'
import type { Tier } from '../../../../src/domain/policy/policy'
import { client } from '../../../shared/client'
import { withMovedAt } from '../../../shared/moved-at'
import type { QueueRow } from './search'

const api = client('agent')

/** What became of several incidents at once. */
export interface ManyReport {
  verb: 'taken' | 'moved'
  done: number
  failures: { number: string; text: string }[]
}

/** One after the other, so that a storm of calls never meets a limit; each failure keeps its own reason. */
async function oneByOne(verb: ManyReport['verb'], rows: readonly QueueRow[], zone: string, send: (at: { issueId: string; seenRevision: number }) => Promise<Wire<unknown>>): Promise<ManyReport> {
  const report: ManyReport = { verb, done: 0, failures: [] }
  for (const row of rows) {
    const wire = await send({ issueId: row.issueId, seenRevision: row.facts.revision })
    if (wire.ok) report.done += 1
    else report.failures.push({ number: row.facts.number, text: withMovedAt(wire.problem, zone).text })
  }
  return report
}

/** `zone`: in which a failure's time is written. */
export const takeMany = (rows: readonly QueueRow[], zone: string): Promise<ManyReport> => oneByOne('taken', rows, zone, (at) => api.take(at))

/** Each to that tier, for the same reason, which its customer reads. */
export const transferMany = (rows: readonly QueueRow[], zone: string, to: Tier, reason: string): Promise<ManyReport> =>
  oneByOne('moved', rows, zone, (at) => api.transferTier({ ...at, to, reason }))

/** "11 moved, 2 not:", and a line for each that was not. */
export const reportLines = ({ verb, done, failures }: ManyReport): [head: string, ...failures: string[]] => [
  failures.length === 0 ? `${done} ${verb}.` : `${done} ${verb}, ${failures.length} not:`,
  ...failures.map(({ number, text }) => `${number}: ${text}`),
]

/** "11 moved, 1 not: RC-010142: Tier II has this incident already." */
export const reportWords = (report: ManyReport): string => reportLines(report).join(' ')
