import type { SetupReport, Wire } from '../../api/answers'
import type { ParsedOf } from '../../api/calls'
import { parseProjectId } from '../../domain/ids'
import type { Caller, Ports } from '../ports'
import { noProject } from './admin-problems'
import { setupFacts, setupReport } from './setup-report'

/**
 * Adds what is missing in Jira, as the caller, so that Jira's own rights decide; may be run again. Called after
 * `authorise`, as `getProject`. The report says what stands now, read anew.
 */
export const runSetup = async (ports: Ports, caller: Caller, input: ParsedOf<'admin', 'runSetup'>, _now: number): Promise<Wire<SetupReport>> => {
  const projectId = parseProjectId(input.projectId)
  if (projectId === null || (await ports.jira.project(projectId)) === null) return noProject()
  const before = await setupFacts(ports, caller, projectId)

  let { validator, panel } = before
  if (typeof validator === 'object' && validator.missingOn.length > 0) {
    const added = await ports.jira.addClosingValidator(projectId)
    validator = added === 'done' ? await ports.jira.closingValidator(projectId) : 'refused'
  }
  if (panel === false || panel === 'unknown') {
    panel = (await ports.jira.pinPanel(projectId)) === 'done' ? true : 'refused'
  }
  ports.log.line('setupRun', {
    project: projectId,
    validatorMissing: typeof validator === 'object' ? validator.missingOn.length : null,
    panelPinned: panel === true,
  })
  return { ok: true, answer: setupReport({ validator, panel }) }
}
