import type { Rule, Status, Transition, Workflow } from '../model'
import { type SiteState, required } from '../state'
import { jiraDate } from '../text'

/** A rule as a read gives it. Its id is new on each read (rest 3.3): nobody may hold on to one. */
const ruleBean = (site: SiteState, rule: Rule): Record<string, unknown> => ({
  id: `00000000-0000-4000-b000-${site.nextId('rule').padStart(12, '0')}`, ruleKey: rule.ruleKey, parameters: rule.parameters,
})

const transitionBean = (site: SiteState, each: Transition): Record<string, unknown> => ({
  id: each.id,
  type: each.type,
  toStatusReference: each.to,
  links: each.links,
  name: each.name,
  description: each.description,
  actions: each.actions.map((rule) => ruleBean(site, rule)),
  validators: each.validators.map((rule) => ruleBean(site, rule)),
  triggers: [],
  properties: each.properties,
  ...(each.type === 'INITIAL' ? {} : { conditions: { operation: 'ALL', conditions: [], conditionGroups: [] } }),
  ...(each.screen === null ? {} : { transitionScreen: ruleBean(site, each.screen) }),
})

/** A workflow as POST /workflows gives it. Status references are status ids here. */
export const workflowBean = (site: SiteState, workflow: Workflow): Record<string, unknown> => ({
  id: workflow.id,
  name: workflow.name,
  description: workflow.description,
  isEditable: true,
  scope: { type: 'GLOBAL' },
  version: { id: workflow.versionId, versionNumber: workflow.versionNumber },
  created: jiraDate(workflow.created),
  updated: jiraDate(workflow.updated),
  startPointLayout: workflow.startPointLayout ?? { x: -100, y: -150 },
  ...(workflow.loopedTransitionContainerLayout === null ? {} : { loopedTransitionContainerLayout: workflow.loopedTransitionContainerLayout }),
  statuses: workflow.statusIds.map((id, at) => {
    const kept = workflow.statusLayouts[id]
    return { statusReference: id, layout: kept?.layout ?? { x: 100 * at, y: 0 }, properties: kept?.properties ?? {}, deprecated: false }
  }),
  transitions: workflow.transitions.map((each) => transitionBean(site, each)),
})

export const workflowStatusBean = (status: Status): Record<string, unknown> => ({
  id: status.id, statusReference: status.id, name: status.name, description: status.description, statusCategory: status.category, scope: { type: 'GLOBAL' },
})

/** The answer of a read or an update: the workflows, and each status that they use once. */
export const workflowsBean = (site: SiteState, workflows: readonly Workflow[]): Record<string, unknown> => {
  const ids = [...new Set(workflows.flatMap((each) => each.statusIds))]
  return {
    statuses: ids.map((id) => workflowStatusBean(required(site.statuses.get(id), `status ${id}`))),
    workflows: workflows.map((each) => workflowBean(site, each)),
  }
}
