import { effectId } from '../../../src/app/outbox-row'
import { effectsOf } from '../../../src/domain/effects/effects-of'
import type { IssueId } from '../../../src/domain/ids'
import type { HistoryRow } from '../../../src/domain/incident/events'
import { applyEvents } from '../../../src/domain/incident/evolve'
import type { Incident } from '../../../src/domain/incident/state'
import { derivedStatus } from '../../../src/domain/incident/status'
import type { Policy } from '../../../src/domain/policy/policy'
import type { Desk, Raised } from './desk'

interface StoredRow {
  entity: string
  key: string
  value: Record<string, unknown>
}
/** Everything that the store holds of one incident. */
export interface StoredWhole {
  incident: Incident | null
  state: string | null
  nextDueAt: number | null
  history: HistoryRow[]
  outbox: StoredRow[]
  policy: Policy
}

export async function storedOf(desk: Desk, issueId: string): Promise<StoredWhole> {
  const rows = (await desk.site.lines('/sandbox/storage')) as unknown as StoredRow[]
  const of = (entity: string): StoredRow[] => rows.filter((row) => row.entity === entity)
  const row = of('incident').find(({ key }) => key === issueId)
  const inner = row?.value['row'] as { incident: Incident } | undefined
  const history = of('history').filter(({ key }) => key.startsWith(`${issueId}:`)).map(({ value }) => (value['row'] as { history: HistoryRow }).history)
  return {
    incident: inner?.incident ?? null,
    state: (row?.value['state'] as string | undefined) ?? null,
    nextDueAt: (row?.value['nextDueAt'] as number | undefined) ?? null,
    history: history.sort((left, right) => left.revision - right.revision),
    outbox: of('outbox').filter(({ key }) => key.startsWith(`${issueId}:`)),
    policy: (of('policy').find(({ key }) => key === 'active')?.value['row'] as { policy: Policy }).policy,
  }
}

/** Types of all events, in order: what happened to an incident, for a test to read. */
export const eventTypes = ({ history }: StoredWhole): string[] => history.flatMap(({ events }) => events.map(({ type }) => type))

/**
 * An incident that nobody broke in half, once everything is quiet (I2, I10, I11): history rows run 1..revision, the
 * snapshot is their fold, the outbox is dry, each comment that its events owe stands in Jira once and in order, and
 * Jira's projections and status are those of the snapshot.
 */
export async function expectWhole(desk: Desk, raised: Raised): Promise<Incident> {
  const stored = await storedOf(desk, raised.issueId)
  const { incident, history, policy } = stored
  if (incident === null) throw new Error(`Issue ${raised.issueKey} was never recorded`)
  expect(history.map(({ revision }) => revision)).toEqual(Array.from({ length: incident.revision }, (_, index) => index + 1))
  expect(stored.state).not.toBe('recording')
  expect(stored.outbox).toEqual([])

  let fold: Incident | null = null
  const owed: string[] = []
  for (const { revision, events } of history) {
    const after: Incident = applyEvents(fold, events)
    effectsOf(fold, events, after, policy, events[0]?.at ?? 0).forEach((effect, index) => {
      if (effect.kind === 'comment' || effect.kind === 'tellRole') owed.push(effectId({ issueId: raised.issueId as IssueId, revision }, index))
    })
    fold = after
  }
  expect(fold).toEqual(incident)
  expect((await desk.comments(raised)).flatMap(({ effectId: id }) => id ?? [])).toEqual(owed)
  expect(await desk.property(raised)).toMatchObject({ number: incident.number, revision: incident.revision })
  expect((await desk.fields(raised))['retrac-number']).toBe(incident.number)
  if (!incident.jira.statusLeftAlone) expect((await desk.issue(raised)).statusId).toBe(policy.projects[incident.projectId]?.statusMap[derivedStatus(incident)])
  return incident
}
