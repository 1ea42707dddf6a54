import { never } from '../../result'
import { byConsultant, byDesk, consultantInvestigated, firstOf, isOpen, textGiven } from '../conditions'
import type { Refusal } from '../refusal'
import type { Incident } from '../state'
import type { Who } from '../who'
import { firstAnswer } from './first-answer'
import { happensNow, unless } from './given'
import type { CommandOf, Decision, Given } from './given'

/** Automatic: automation or any agent. Manual: a consultant, once the desk has it and a consultant's investigation stands. */
export const mayAddDiagnosis = (incident: Incident, who: Who, kind: CommandOf<'addDiagnosis'>['kind']): Refusal | null => {
  switch (kind) {
    case 'automatic':
      return firstOf(who.side === 'app' ? null : byDesk(who), isOpen(incident))
    case 'manual':
      return firstOf(byDesk(who), isOpen(incident), byConsultant(who), isWithDesk(incident), isInvestigated(incident))
    default:
      return never(kind)
  }
}

/** What the customer may read is a field of its own; only where it is filled has somebody answered the customer. */
export const addDiagnosis = (given: Given<'addDiagnosis'>): Decision => {
  const { incident, command, who, now } = given
  const { kind, text, customerText } = command
  return unless(firstOf(mayAddDiagnosis(incident, who, kind), textGiven('text', text)), () => [
    happensNow(given, { type: 'DiagnosisAdded', kind, text, customerText }),
    ...(customerText.trim() === '' ? [] : firstAnswer(incident, who, now)),
  ])
}

const isWithDesk = ({ stage }: Incident): Refusal | null =>
  stage === 'withDesk' || stage === 'diagnosed' ? null : { code: 'NotWithDesk' }

const isInvestigated = (incident: Incident): Refusal | null =>
  consultantInvestigated(incident) ? null : { code: 'InvestigationMissing', kind: 'consultant', for: 'diagnosis' }
