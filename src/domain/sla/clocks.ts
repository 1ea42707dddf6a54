import type { PersonRef } from '../ids'
import { firstClosedAt } from '../incident/state'
import type { AskKind, Hold, Incident, TierStay } from '../incident/state'
import { PROJECT_OFF } from '../incident/transitions/jira'
import type { Who } from '../incident/who'
import { TIERS } from '../policy/policy'
import type { Metric, Policy, Tier } from '../policy/policy'
import { never } from '../result'
import type { Instant, Millis } from '../time'
import type { ClockFacts } from '../views/clock-view'
import { ACTOR_WORDS, ASKED_WORDS, actorOf, askedOf } from '../views/reader'
import { tierWords } from '../words'
import { goalMsOf, severityAt } from './goals'
import { projectOffSpans, unionOf } from './stops'
import type { Stop } from './stops'

/** The clock of how long one tier keeps an incident. */
export const HOLD_METRIC: Record<Tier, Extract<Metric, 'holdI' | 'holdII'>> = { I: 'holdI', II: 'holdII' }

/**
 * All clocks of an incident, in the desk's words: first response, restore service (one a cycle), and the hold of each
 * tier that had it. Computed from facts, never accumulated. A clock that has ended keeps the goal of the severity at
 * its end, by the rules of then.
 */
export const clocks = (incident: Incident, policy: Policy): ClockFacts[] => build(incident, policy, deskReason)

/** First answer and working again, with the customer's words, by who reads; hold clocks are the desk's alone. */
export const customerClocks = (incident: Incident, policy: Policy, reader: Who | null = null): ClockFacts[] =>
  build(incident, policy, customerReason(reader)).filter(({ metric }) => metric === 'firstResponse' || metric === 'restore')

/** The instant at which everything ended (closed, or the issue deleted); null: open. The last stay is open until then. */
export const endedAt = (incident: Incident): Instant | null => incident.stays.at(-1)?.to ?? null

type HoldWords = (incident: Incident, hold: Hold) => string

const build = (incident: Incident, policy: Policy, words: HoldWords): ClockFacts[] => {
  const facts = (metric: Metric, cycle: number, startedAt: Instant, ended: Instant | null, stops: Stop[]): ClockFacts | null => {
    const goalMs = goalMsOf(policy, severityAt(incident, ended ?? Number.POSITIVE_INFINITY), metric, ended)
    if (goalMs === null) return null
    return {
      metric,
      cycle,
      startedAt,
      endedAt: ended,
      goalMs,
      stops: unionOf(stops, startedAt, ended),
      warnAtMs: policy.warnAtPercents.map((percent) => warnMark(goalMs, percent)),
      atRiskLeftMs: atRiskLeft(policy, goalMs),
    }
  }
  const off = projectOffSpans(policy, incident).map(({ from, to }): Hold => ({ kind: 'projectOff', from, to, why: PROJECT_OFF, waitsFor: null }))
  const stopsFor = (metric: Metric): Stop[] =>
    [...incident.holds, ...off]
      .filter((hold) => holdStops(hold.kind, metric))
      .map((hold) => ({ from: hold.from, to: hold.to, why: words(incident, hold) }))

  const all = [
    facts('firstResponse', 1, incident.createdAt, incident.firstResponseMetAt ?? firstClosedAt(incident) ?? endedAt(incident), stopsFor('firstResponse')),
    ...incident.cycles.map((cycle) => facts('restore', cycle.number, cycle.from, cycle.to, stopsFor('restore'))),
    ...TIERS.map((tier) => {
      const stays = incident.stays.filter((stay) => stay.tier === tier)
      const first = stays[0]
      if (first === undefined) return null
      const metric = HOLD_METRIC[tier]
      return facts(metric, 1, first.from, stays.at(-1)?.to ?? null, [...gapsBetween(incident.stays, tier), ...stopsFor(metric)])
    }),
  ]
  return all.filter((clock) => clock !== null)
}

/** Which hold stops which clock (process.md "Clocks"): scope and a project that is off stop all, the rest not first response. */
const holdStops = (kind: Hold['kind'], metric: Metric): boolean => {
  switch (kind) {
    case 'scope':
    case 'projectOff':
      return true
    case 'asks':
    case 'proposal':
      return metric !== 'firstResponse'
    default:
      return never(kind)
  }
}

/** Between two stays the other tier has it, or it is closed; a second stay goes on where the first stopped. */
const gapsBetween = (all: TierStay[], tier: Tier): Stop[] => {
  const stays = all.filter((stay) => stay.tier === tier)
  return stays.slice(1).map((stay, index) => {
    const before = stays[index]
    const reopened = before !== undefined && all[all.indexOf(before) + 1] === stay
    return { from: before?.to ?? stay.from, to: stay.from, why: reopened ? 'It was closed' : `${tierWords(otherTier(tier))} had it` }
  })
}

export const otherTier = (tier: Tier): Tier => (tier === 'I' ? 'II' : 'I')

/** Marks are rounded so that nothing acts early (I9). */
export const warnMark = (goalMs: Millis, percent: number): Millis => Math.ceil((goalMs * percent) / 100)

/** How much is left of a goal when it is at risk. */
export const atRiskLeft = (policy: Policy, goalMs: Millis): Millis =>
  Math.min(Math.floor((goalMs * policy.atRiskLeftPercent) / 100), policy.atRiskLeftAtMostMs)

const deskReason: HoldWords = (_incident, hold) => hold.why

/** Why it stood still, for the customer: from what they were asked or told, never from the desk's words (I5). */
const customerReason = (reader: Who | null): HoldWords => (incident, hold) => {
  const { whose } = ASKED_WORDS[askedOf(reader)]
  switch (hold.kind) {
    case 'asks':
      return `We waited for ${askedFor(hold, reader)}`
    case 'scope':
      return isReturned(incident, hold) ? `This isn't covered by ${whose} contract` : `We checked whether ${whose} contract covers this`
    case 'proposal': {
      const proposer = customerProposer(incident, hold)
      return proposer === null
        ? `We waited for ${whose} answer: is it solved?`
        : `${ACTOR_WORDS[actorOf(proposer, incident.reporter, reader)]} told us it's no longer an issue`
    }
    case 'projectOff':
      return 'We were not counting time for this kind of request'
    default:
      return never(hold.kind)
  }
}

const askedFor = (hold: Hold, reader: Who | null): string => {
  const { whom, whose } = ASKED_WORDS[askedOf(reader)]
  const kind: AskKind = hold.waitsFor ?? 'other'
  switch (kind) {
    case 'logs':
      return `${whose} log`
    case 'database':
      return `what we asked about ${whose} database`
    case 'other':
      return `what we asked ${whom} for`
    case 'session':
      return `${whose} answer about a remote session`
    case 'charge':
      return `${whose} answer about the charge`
    default:
      return never(kind)
  }
}

/** Told from the state, since a hold's reason is the desk's own. */
const isReturned = ({ scope }: Incident, hold: Hold): boolean => scope.kind === 'returned' && hold.from >= scope.at

/** Who on the customer's side said that it is no longer an issue, where that is what the hold is; null: the desk proposed. */
const customerProposer = ({ closure }: Incident, hold: Hold): PersonRef | null => {
  if (closure.kind === 'proposedByCustomer' && closure.at === hold.from) return closure.by
  if (closure.kind !== 'closed' || closure.proposedAt !== hold.from) return null
  return closure.agreement.kind === 'noLongerAnIssue' ? closure.agreement.proposer : null
}
