import type { ComponentType } from 'react'
import { lazy, Suspense } from 'react'
import type { AgentIncident } from '../../../../src/api/answers'
import type { PersonCommandName } from '../../../../src/domain/incident/commands'
import { Skeleton } from '../../../shared/parts/states'
import type { FormCommand } from '../commands'
import type { Act } from '../use-incident'
import type { ReasonCommand } from './reason-forms'

export interface FormProps {
  incident: AgentIncident
  act: Act
  done: () => void
  cancel: () => void
  goTo: (command: PersonCommandName) => void
}

const ReasonForm = lazy(() => import('./reason-forms'))
const withReason = (command: ReasonCommand) =>
  function FormWithReason(props: FormProps) {
    return <ReasonForm {...props} command={command} />
  }

/** Forms load when one opens: most visits open none. */
const FORMS: Record<FormCommand, ComponentType<FormProps>> = {
  assessSeverity: lazy(() => import('./assess-severity-form')),
  recordInvestigation: lazy(() => import('./investigation-form')),
  addDiagnosis: lazy(() => import('./diagnosis-form')),
  recordRemediation: lazy(() => import('./remediation-form')),
  transferTier: lazy(() => import('./transfer-form')),
  proposeClosure: lazy(() => import('./propose-closure-form')),
  declineNoLonger: lazy(() => import('./decline-form')),
  overrideSeverity: lazy(() => import('./override-severity-form')),
  askEvidence: lazy(() => import('./ask-evidence-form')),
  withdrawEvidence: lazy(() => import('./withdraw-evidence-form')),
  stillMissing: lazy(() => import('./still-missing-form')),
  askSession: lazy(() => import('./ask-session-form')),
  decideScope: lazy(() => import('./decide-scope-form')),
  questionScope: withReason('questionScope'),
  escalate: withReason('escalate'),
  returnEscalation: withReason('returnEscalation'),
  reopen: withReason('reopen'),
}

const FORM_HEIGHTS = [24, 160, 32]

export function CommandForm({ command, ...props }: FormProps & { command: FormCommand }) {
  const Form = FORMS[command]
  return (
    <Suspense fallback={<Skeleton heights={FORM_HEIGHTS} label="Loading form" />}>
      <Form {...props} />
    </Suspense>
  )
}
