import { z } from 'zod'
import type { Rule, Transition, Workflow } from '../model'
import type { SiteState } from '../state'
import { extensionAri, FORGE_VALIDATOR_RULE } from './transitions'

const RuleBody = z.object({ id: z.string().nullish(), ruleKey: z.string(), parameters: z.record(z.string(), z.string()).optional() })
const LayoutBody = z.object({ x: z.number().optional(), y: z.number().optional() })
const LinkBody = z.object({ fromStatusReference: z.string().nullish(), fromPort: z.number().nullish(), toPort: z.number().nullish() })
const ConditionsBody = z.object({ operation: z.string().optional(), conditions: z.array(RuleBody).optional(), conditionGroups: z.array(z.unknown()).optional() })
const TransitionBody = z.object({
  id: z.string().optional(), name: z.string().optional(), description: z.string().optional(), type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']).optional(),
  toStatusReference: z.string().optional(), links: z.array(LinkBody).optional(), validators: z.array(RuleBody).optional(), actions: z.array(RuleBody).optional(),
  triggers: z.array(z.unknown()).optional(), conditions: ConditionsBody.nullish(), transitionScreen: RuleBody.nullish(), properties: z.record(z.string(), z.string()).optional(),
})
const WorkflowBody = z.object({
  id: z.string(), description: z.string().optional(), version: z.object({ id: z.string().optional(), versionNumber: z.number().optional() }),
  statuses: z.array(z.object({ statusReference: z.string(), layout: LayoutBody.nullish(), properties: z.record(z.string(), z.string()) })),
  transitions: z.array(TransitionBody), startPointLayout: LayoutBody.nullish(), loopedTransitionContainerLayout: LayoutBody.nullish(),
})

export const UpdateBody = z.object({
  statuses: z.array(z.object({ id: z.string().optional(), name: z.string(), description: z.string().optional(), statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']), statusReference: z.string() })).default([]),
  workflows: z.array(WorkflowBody).default([]),
})
export type UpdateBody = z.infer<typeof UpdateBody>
type WorkflowBody = z.infer<typeof WorkflowBody>
type TransitionBody = z.infer<typeof TransitionBody>

/** A fault of an update, in the shape of the validation's answer. */
export interface WorkflowFault {
  level: 'ERROR' | 'WARNING'
  code: string
  message: string
  type: 'RULE' | 'STATUS' | 'WORKFLOW' | 'TRANSITION'
  elementReference?: { transitionId?: string; statusReference?: string; ruleId?: string }
}

/** Rules of Jira's own that a transition may carry here though nothing obeys them: they neither refuse nor act. */
const SYSTEM_RULES = /^system:/

/** All that is wrong with an update, or nothing. Statuses are those the site has: making them is another call. */
export const faultsOf = (site: SiteState, body: UpdateBody): WorkflowFault[] => body.workflows.flatMap((each) => {
  const known = site.workflows.get(each.id)
  if (known === undefined) return [fault('WORKFLOW', 'WORKFLOW_NOT_FOUND', `The workflow with ID ${each.id} doesn't exist.`)]
  return [...statusFaults(site, body, each, known), ...transitionFaults(site, each)]
})

const fault = (type: WorkflowFault['type'], code: string, message: string, elementReference?: WorkflowFault['elementReference']): WorkflowFault =>
  ({ level: 'ERROR', code, message, type, ...(elementReference === undefined ? {} : { elementReference }) })

const statusFaults = (site: SiteState, body: UpdateBody, each: WorkflowBody, known: Workflow): WorkflowFault[] => {
  const declared = new Set(body.statuses.map((status) => status.statusReference))
  const faults = each.statuses.flatMap(({ statusReference }) => {
    const at = { statusReference }
    if (!declared.has(statusReference)) return [fault('STATUS', 'STATUS_REFERENCE_NOT_FOUND', `The status reference ${statusReference} isn't among the statuses of the request.`, at)]
    return site.statuses.get(statusReference) === undefined ? [fault('STATUS', 'STATUS_NOT_FOUND', `The status ${statusReference} doesn't exist.`, at)] : []
  })
  // Taking a status out needs a mapping of its issues, which the sandbox doesn't do.
  const kept = new Set(each.statuses.map((status) => status.statusReference))
  const gone = known.statusIds.filter((id) => !kept.has(id)).map((id) =>
    fault('STATUS', 'STATUS_MAPPING_MISSING', `The status ${id} can't be removed: the sandbox maps no statuses.`, { statusReference: id }))
  return [...faults, ...gone]
}

const transitionFaults = (site: SiteState, each: WorkflowBody): WorkflowFault[] => {
  const statuses = new Set(each.statuses.map((status) => status.statusReference))
  const initial = each.transitions.filter((transition) => transition.type === 'INITIAL')
  const ids = each.transitions.map((transition) => transition.id)
  const faults: WorkflowFault[] = []
  if (initial.length !== 1) faults.push(fault('WORKFLOW', 'INITIAL_TRANSITION_MISSING', 'A workflow must have exactly one initial transition.'))
  if (new Set(ids).size !== ids.length) faults.push(fault('WORKFLOW', 'DUPLICATE_TRANSITION_ID', 'Transition IDs must be unique.'))
  for (const transition of each.transitions) faults.push(...oneTransition(site, statuses, transition))
  return faults
}

const oneTransition = (site: SiteState, statuses: ReadonlySet<string>, transition: TransitionBody): WorkflowFault[] => {
  const at = { transitionId: transition.id ?? '' }
  const faults: WorkflowFault[] = []
  const add = (code: string, message: string, type: WorkflowFault['type'] = 'TRANSITION'): void => void faults.push(fault(type, code, message, at))
  if (!transition.id || !transition.name || !transition.type) add('TRANSITION_INCOMPLETE', 'A transition must have an ID, a name and a type.')
  if (!statuses.has(transition.toStatusReference ?? '')) add('TO_STATUS_REFERENCE_NOT_FOUND', `The transition ${transition.name ?? ''} must lead to a status of the workflow.`)
  const from = (transition.links ?? []).flatMap((link) => link.fromStatusReference ?? [])
  if (transition.type === 'DIRECTED' && from.length === 0) add('FROM_STATUS_REFERENCE_NOT_FOUND', `The transition ${transition.name ?? ''} must come from a status.`)
  for (const reference of from) if (!statuses.has(reference)) add('FROM_STATUS_REFERENCE_NOT_FOUND', `The status reference ${reference} isn't in the workflow.`)
  // The initial transition takes no conditions object (rest 3.3).
  if (transition.type === 'INITIAL' && transition.conditions != null) add('INITIAL_TRANSITION_CONDITIONS', "The initial transition can't have conditions.")
  if ((transition.conditions?.conditions ?? []).length > 0 || (transition.conditions?.conditionGroups ?? []).length > 0) add('CONDITION_UNKNOWN', "The sandbox doesn't know workflow conditions.", 'RULE')
  for (const rule of transition.validators ?? []) {
    if (rule.ruleKey === FORGE_VALIDATOR_RULE) {
      const named = site.app?.validators.some((moduleKey) => extensionAri(site, moduleKey) === rule.parameters?.['key']) === true
      if (!named) add('FORGE_RULE_NOT_FOUND', `The app's rule ${rule.parameters?.['key'] ?? ''} isn't installed.`, 'RULE')
    } else if (!SYSTEM_RULES.test(rule.ruleKey)) add('RULE_KEY_UNKNOWN', `The rule ${rule.ruleKey} isn't known.`, 'RULE')
  }
  return faults
}

const ruleIn = (rule: z.infer<typeof RuleBody>): Rule => ({ id: rule.id ?? '', ruleKey: rule.ruleKey, parameters: rule.parameters ?? {} })

/** The workflow as the update leaves it; call only without faults. */
export const updated = (known: Workflow, each: WorkflowBody, at: number): Workflow => ({
  ...known,
  description: each.description ?? known.description,
  versionNumber: known.versionNumber + 1,
  versionId: `${known.id}-v${known.versionNumber + 1}`,
  updated: at,
  statusIds: each.statuses.map((status) => status.statusReference),
  statusLayouts: Object.fromEntries(each.statuses.map(({ statusReference, layout, properties }) => [statusReference, { layout, properties }])),
  startPointLayout: each.startPointLayout ?? known.startPointLayout,
  loopedTransitionContainerLayout: each.loopedTransitionContainerLayout ?? known.loopedTransitionContainerLayout,
  transitions: each.transitions.map((transition): Transition => ({
    id: transition.id ?? '',
    name: transition.name ?? '',
    description: transition.description ?? '',
    type: transition.type ?? 'GLOBAL',
    from: (transition.links ?? []).flatMap((link) => link.fromStatusReference ?? []),
    to: transition.toStatusReference ?? '',
    validators: (transition.validators ?? []).map(ruleIn),
    actions: (transition.actions ?? []).map(ruleIn),
    screen: transition.transitionScreen == null ? null : ruleIn(transition.transitionScreen),
    properties: transition.properties ?? {},
    links: transition.links ?? [],
    portal: known.transitions.find((old) => old.id === transition.id)?.portal ?? false,
  })),
})
