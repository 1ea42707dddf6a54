import { useState } from 'react'
import Button from '@atlaskit/button/new'
import statusSuccess from '@atlaskit/icon/core/status-success'
import questionCircle from '@atlaskit/icon/core/question-circle'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { Glyph } from '../../shared/icon'
import type { Problem, SetupReport, SetupStep } from '../../../src/api/answers'
import { Message } from '../../shared/desk/message'
import { Icon } from '../../shared/icon'
import { admin } from '../queries'

const STATE: Record<SetupStep['state'], { icon: Glyph; word: string; className: string }> = {
  done: { icon: statusSuccess, word: 'Found', className: 'setup-done' },
  missing: { icon: statusWarning, word: 'Missing', className: 'setup-missing' },
  adminOnly: { icon: questionCircle, word: 'Only a Jira admin sees this', className: 'setup-unseen' },
  unknown: { icon: questionCircle, word: "Can't be checked from here", className: 'setup-unseen' },
}

/** What ReTRAC needs in Jira: found, missing, or not to be seen from here, which is no reason for alarm; adding deletes nothing and may be repeated. */
export function SetupSteps({ projectId, report, onReport, onCheck }: { projectId: string; report: SetupReport; onReport: (report: SetupReport) => void; onCheck: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = (): void => {
    setBusy(true)
    setProblem(null)
    void admin.runSetup({ projectId }).then((wire) => {
      setBusy(false)
      if (wire.ok) onReport(wire.answer)
      else setProblem(wire.problem)
    })
  }
  return (
    <section className="stack" aria-labelledby="setup-heading">
      <div>
        <h2 id="setup-heading">In Jira</h2>
        <p className="subtle">{sumWords(report.steps)}</p>
      </div>
      <ul className="rows">
        {report.steps.map((step) => (
          <li key={step.key} className="setup-step">
            <span className={STATE[step.state].className}>
              <Icon glyph={STATE[step.state].icon} />
            </span>
            <div>
              <p className="medium">{step.title}</p>
              <p className="subtle words">{step.detail}</p>
            </div>
            <span className="small subtle">{STATE[step.state].word}</span>
          </li>
        ))}
      </ul>
      {problem !== null && (
        <Message tone="error" spoken>
          {problem.text}
        </Message>
      )}
      <div className="row">
        {report.canRun && (
          <Button appearance="primary" isLoading={busy} onClick={run}>
            Do it
          </Button>
        )}
        <Button onClick={onCheck}>Check again</Button>
      </div>
    </section>
  )
}

function sumWords(steps: readonly SetupStep[]): string {
  const has = (state: SetupStep['state']): boolean => steps.some((step) => step.state === state)
  if (has('missing')) return 'Some things ReTRAC stands on are not there yet. Nothing is ever deleted.'
  if (has('adminOnly')) return 'What ReTRAC stands on in Jira is for a Jira admin to see.'
  return 'All that can be seen from here is there.'
}
