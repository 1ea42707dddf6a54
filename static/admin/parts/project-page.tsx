import { useCallback } from 'react'
import Lozenge from '@atlaskit/lozenge'
import type { ProjectPage } from '../../../src/api/answers'
import { SeverityChip } from '../../shared/parts/chips'
import { LoadProblem, Skeleton } from '../../shared/parts/states'
import { admin, useLoaded } from '../queries'
import { GoalsTable, goalWords } from './goals-table'
import { ProjectForm } from './project-form'
import { SetupSteps } from './setup-steps'
import { SeverityMatrix } from './severity-matrix'

/** One project's settings: on or off, what it stands on in Jira, and the rules that it uses. */
export function ProjectPageView({ projectId }: { projectId: string }) {
  const load = useCallback(() => admin.getProject({ projectId }), [projectId])
  const { loaded, take, again } = useLoaded(load)
  if (loaded.state === 'loading') return <Skeleton heights={[48, 220, 260, 160]} label="Loading settings" />
  if (loaded.state === 'problem') return <LoadProblem problem={loaded.problem} again={again} />
  const page = loaded.answer
  return (
    <div className="page-stack">
      <header className="row">
        <h1 className="heading-large">{page.project.name}</h1>
        <Lozenge appearance={page.on ? 'success' : 'default'}>{page.on ? 'On' : 'Off'}</Lozenge>
      </header>
      <ProjectForm page={page} onSaved={take} />
      <SetupSteps projectId={projectId} report={page.setup} onReport={(setup) => take({ ...page, setup })} onCheck={again} />
      <section className="stack" aria-labelledby="rules-heading">
        <div>
          <h2 id="rules-heading">Rules this project uses</h2>
          <p className="subtle">
            The same for every project: version {page.policyVersion} of the policy. {isJiraAdmins(page) ? 'They are changed in the settings of Jira, under ReTRAC.' : 'Ask a Jira admin to change this.'}
          </p>
        </div>
        <h3>Severity</h3>
        <SeverityMatrix words={page.rules.words} cell={(impact, urgency) => <SeverityChip severity={page.rules.matrix[impact][urgency]} side="agent" />} />
        <h3>SLA goals</h3>
        <GoalsTable cell={(severity, metric) => goalWords(page.rules.goals[severity][metric])} />
        <p className="small subtlest">All goals count 24x7.</p>
      </section>
    </div>
  )
}

/** Whoever sees what is Jira's own to set up may change the rules, too. */
const isJiraAdmins = ({ setup }: ProjectPage): boolean => setup.steps.every(({ state }) => state !== 'adminOnly')
