import type { SetupReport, SetupStep } from '../../api/answers'
import type { ProjectId } from '../../domain/ids'
import type { Caller, Ports } from '../ports'

/** What is known of each thing that a project needs in Jira; `notAllowed`: the caller may neither see nor change it; `refused`: Jira did not let it be added. */
export interface SetupFacts {
  validator: { missingOn: string[]; total: number } | 'notAllowed' | 'refused'
  panel: boolean | 'unknown' | 'notAllowed' | 'refused'
}

const ONLY_A_JIRA_ADMIN = 'Whether it is there, only a Jira admin can see, and add it where it is missing. If you are not sure, ask one to open this page.'
const REFUSED = 'Jira did not let us add it for you: it may be locked, or another right is needed. Nothing was changed here.'
/** A workflow may have many; the list is for reading. */
const NAMED_AT_MOST = 6

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

const named = (transitions: readonly string[]): string => {
  const rest = transitions.length - NAMED_AT_MOST
  return transitions.slice(0, NAMED_AT_MOST).join('; ') + (rest > 0 ? `; and ${rest} more` : '')
}

const validatorStep = (validator: SetupFacts['validator']): SetupStep => {
  const step = { key: 'closingValidator' as const, title: 'An incident closes only when customer and desk agree, in Jira too.' }
  if (validator === 'notAllowed') return { ...step, state: 'adminOnly', detail: ONLY_A_JIRA_ADMIN }
  if (validator === 'refused') return { ...step, state: 'missing', detail: REFUSED }
  const { missingOn, total } = validator
  if (total === 0) return { ...step, state: 'done', detail: 'No transition leads to a done status, so there is none to guard.' }
  if (missingOn.length === 0) return { ...step, state: 'done', detail: `The rule stands on ${count(total, 'transition', 'transitions')} to a done status.` }
  const where = `${count(missingOn.length, 'transition', 'transitions')} (${named(missingOn)})`
  return {
    ...step,
    state: 'missing',
    detail: `I will add 1 workflow rule on ${where}. Nothing is deleted. Projects that share the workflow get it too; it lets through all that is no incident.`,
  }
}

const panelStep = (panel: SetupFacts['panel']): SetupStep => {
  const step = { key: 'pinnedPanel' as const, title: "ReTRAC's panel is open on every issue of the project." }
  if (panel === 'notAllowed') return { ...step, state: 'adminOnly', detail: ONLY_A_JIRA_ADMIN }
  if (panel === 'refused') return { ...step, state: 'missing', detail: REFUSED }
  if (panel === true) return { ...step, state: 'done', detail: 'The panel is pinned. Jira may take a minute to show it.' }
  if (panel === false) return { ...step, state: 'missing', detail: 'I will pin the panel to this project.' }
  return {
    ...step,
    state: 'unknown',
    detail: 'Jira does not tell whether it is pinned. If an issue of the project opens without the panel, press "Do it": pinning it again does no harm.',
  }
}

const fieldsStep: SetupStep = {
  key: 'fieldsOnScreens',
  state: 'unknown',
  title: 'Agents see incident number, severity and next due among the issue\'s fields. Search and queues work without it.',
  detail:
    'You can see to that in Project settings > Screens: open the screen that is used to view issues, and add Incident number, Severity, Tier, Next due and SLA state. They stay read-only.',
}

/** Whether pressing "Do it" would change something that the caller may change. */
const canRun = ({ validator, panel }: SetupFacts): boolean =>
  (typeof validator === 'object' && validator.missingOn.length > 0) || panel === false || panel === 'unknown'

export const setupReport = (facts: SetupFacts): SetupReport => ({
  steps: [validatorStep(facts.validator), panelStep(facts.panel), fieldsStep],
  canRun: canRun(facts),
})

/** Asked as the caller. Workflows and pinned panels belong to the site, so a project's own admin is sent to a Jira admin. */
export const setupFacts = async (ports: Ports, caller: Caller, projectId: ProjectId): Promise<SetupFacts> => {
  if (!(await ports.jira.mayAdministerSite(caller))) return { validator: 'notAllowed', panel: 'notAllowed' }
  const [validator, panel] = await Promise.all([ports.jira.closingValidator(projectId), ports.jira.panelPinned(projectId)])
  return { validator, panel }
}
