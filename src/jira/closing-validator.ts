import { randomUUID } from 'node:crypto'
import type { Jira } from '../app/ports'
import { extensionAri } from './app-identity'
import { readWorkflows } from './read-workflows'
import type { Rule, Transition, Workflow, WorkflowStatus } from './read-workflows'
import { updateWorkflows } from './update-workflows'

/** Module key of the workflow validator in the manifest. */
const MODULE_KEY = 'retrac-close-agreed'
/** Rule key of Forge validators, function ones too (platform-rest.md 3.3). */
const RULE_KEY = 'forge:expression-validator'

const closingRule = (): Rule => ({
  ruleKey: RULE_KEY,
  parameters: { key: extensionAri(MODULE_KEY), config: '{}', id: randomUUID() },
})

const isClosingRule = (rule: Rule): boolean => rule.ruleKey === RULE_KEY && rule.parameters?.['key'] === extensionAri(MODULE_KEY)

/** Every transition into a done status; creating an issue is not closing one, so the initial transition is left. */
const closes = (statuses: readonly WorkflowStatus[]) => {
  const done = new Set(statuses.filter((status) => status.statusCategory === 'DONE').map((status) => status.statusReference))
  return (transition: Transition): boolean => transition.type !== 'INITIAL' && done.has(transition.toStatusReference)
}

const lacksRule = (transition: Transition): boolean => !transition.validators.some(isClosingRule)

/** As the caller. `missingOn`: "workflow: transition", for a person to read. */
export const closingValidator: Jira['closingValidator'] = async (projectId) => {
  const read = await readWorkflows(projectId)
  if (read === null) return 'notAllowed'
  const closing = read.workflows.flatMap((workflow) =>
    workflow.transitions.filter(closes(read.statuses)).map((transition) => ({ workflow, transition })),
  )
  const missing = closing.filter(({ transition }) => lacksRule(transition))
  return { missingOn: missing.map(({ workflow, transition }) => `${workflow.name}: ${transition.name}`), total: closing.length }
}

const withRule = (workflow: Workflow, isClosing: (transition: Transition) => boolean): Workflow => ({
  ...workflow,
  transitions: workflow.transitions.map((transition) =>
    isClosing(transition) && lacksRule(transition) ? { ...transition, validators: [...transition.validators, closingRule()] } : transition,
  ),
})

/** As the caller; adds the rule where it is missing and leaves all else as it was read. May be run again. */
export const addClosingValidator: Jira['addClosingValidator'] = async (projectId) => {
  const read = await readWorkflows(projectId)
  if (read === null) return 'notAllowed'
  const isClosing = closes(read.statuses)
  const lacking = read.workflows.filter((workflow) => workflow.transitions.some((transition) => isClosing(transition) && lacksRule(transition)))
  if (lacking.some((workflow) => !workflow.isEditable)) return 'notAllowed'
  return updateWorkflows(lacking.map((workflow) => withRule(workflow, isClosing)), read.statuses)
}
