import { byConsultant, byDesk, byOwner, firstOf, isOpen, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { CommandOf, Decision, Given } from './given'

export const mayRecordInvestigation = (
  incident: Incident,
  who: Who,
  kind: CommandOf<'recordInvestigation'>['kind'],
): Refusal | null =>
  firstOf(byDesk(who), isOpen(incident), kind === 'full' ? byConsultant(who) : byOwner(incident, who))

/** Preliminary by the owner, full by a consultant; the first preliminary one makes the incident reviewed. */
export const recordInvestigation = (given: Given<'recordInvestigation'>): Decision => {
  const { incident, command, who } = given
  return unless(firstOf(mayRecordInvestigation(incident, who, command.kind), textGiven('text', command.text)), () => [
    happensNow(given, { type: 'InvestigationRecorded', kind: command.kind, text: command.text }),
  ])
}
