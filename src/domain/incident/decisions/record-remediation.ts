import { never } from '../../result'
import { byDesk, consultantInvestigated, firstOf, hasRole, isOpen, isOwner, roleOfTier, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import { tierOf } from '../state'
import type { Incident } from '../state'
import type { Who } from '../who'
import { happensNow, unless } from './given'
import type { CommandOf, Decision, Given } from './given'

/** Automatic: automation or any agent. Manual: a consultant or the owner, once a consultant's investigation stands. */
export const mayRecordRemediation = (
  incident: Incident,
  who: Who,
  kind: CommandOf<'recordRemediation'>['kind'],
): Refusal | null => {
  switch (kind) {
    case 'automatic':
      return firstOf(who.side === 'app' ? null : byDesk(who), isOpen(incident), isDiagnosed(incident))
    case 'manual':
      return firstOf(
        byDesk(who),
        isOpen(incident),
        byConsultantOrOwner(incident, who),
        isDiagnosed(incident),
        consultantInvestigated(incident)
          ? null
          : { code: 'InvestigationMissing', kind: 'consultant', for: 'remediation' },
      )
    default:
      return never(kind)
  }
}

/** One attempt with its outcome; attempts are a list, not a stage. */
export const recordRemediation = (given: Given<'recordRemediation'>): Decision => {
  const { incident, command, who } = given
  const { kind, text, outcome } = command
  return unless(firstOf(mayRecordRemediation(incident, who, kind), textGiven('text', text)), () => [
    happensNow(given, { type: 'RemediationRecorded', kind, text, outcome }),
  ])
}

const byConsultantOrOwner = (incident: Incident, who: Who): Refusal | null =>
  hasRole(who, 'consultant') || isOwner(incident, who)
    ? null
    : { code: 'OnlyRole', roles: ['consultant', roleOfTier(tierOf(incident)), 'lead'] }

const isDiagnosed = ({ stage }: Incident): Refusal | null => (stage === 'diagnosed' ? null : { code: 'NotDiagnosed' })
