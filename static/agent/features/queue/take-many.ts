import { client } from '../../../shared/client'
import type { QueueRow } from './search'

const api = client('agent')

export interface TakeReport {
  taken: number
  failures: { number: string; text: string }[]
}

/** One after the other, so that a storm of calls never meets a limit; each failure keeps its own reason. */
export async function takeMany(rows: readonly QueueRow[]): Promise<TakeReport> {
  const report: TakeReport = { taken: 0, failures: [] }
  for (const row of rows) {
    const wire = await api.take({ issueId: row.issueId, seenRevision: row.facts.revision })
    if (wire.ok) report.taken += 1
    else report.failures.push({ number: row.facts.number, text: wire.problem.text })
  }
  return report
}

/** "11 taken, 1 not: RC-010142: already with Tier II." */
export function reportWords({ taken, failures }: TakeReport): string {
  const head = failures.length === 0 ? `${taken} taken.` : `${taken} taken, ${failures.length} not:`
  return [head, ...failures.map(({ number, text }) => `${number}: ${text}`)].join(' ')
}
