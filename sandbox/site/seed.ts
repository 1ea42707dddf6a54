import { z } from 'zod'
import type { Transition } from './model'
import type { SiteState } from './state'

const Actors = z.object({ people: z.array(z.string()).default([]), groups: z.array(z.string()).default([]) })

/** The seed file: plain names and keys; people are named by key, the rest by id. */
export const Seed = z.object({
  groups: z.array(z.string()),
  organizations: z.array(z.object({ id: z.string(), uuid: z.string(), name: z.string() })),
  people: z.array(z.object({
    key: z.string(), accountId: z.string(), displayName: z.string(), email: z.string(),
    accountType: z.enum(['atlassian', 'customer']), licensed: z.boolean(), groups: z.array(z.string()).default([]),
    organizations: z.array(z.string()).default([]), timeZone: z.string().default('Europe/Berlin'), locale: z.string().default('en_GB'), role: z.string(),
  })),
  issueTypes: z.array(z.object({ id: z.string(), name: z.string(), description: z.string().default(''), subtask: z.boolean().default(false) })),
  priorities: z.array(z.object({ id: z.string(), name: z.string(), description: z.string().default(''), statusColor: z.string() })),
  statuses: z.array(z.object({ id: z.string(), name: z.string(), description: z.string().default(''), category: z.enum(['TODO', 'IN_PROGRESS', 'DONE']) })),
  workflows: z.array(z.object({
    id: z.string(), name: z.string(), description: z.string().default(''), statusIds: z.array(z.string()),
    transitions: z.array(z.object({
      id: z.string(), name: z.string(), type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']), from: z.array(z.string()).default([]), to: z.string(), portal: z.boolean().default(false),
    })),
  })),
  projects: z.array(z.object({
    id: z.string(), key: z.string(), name: z.string(), type: z.enum(['service_desk', 'software', 'business']), lead: z.string(),
    workflowId: z.string(), issueTypeIds: z.array(z.string()), roles: z.record(z.string(), Actors),
  })),
  desks: z.array(z.object({
    id: z.string(), projectId: z.string(), portalName: z.string(), customers: z.array(z.string()), organizationIds: z.array(z.string()),
    anonymous: z.boolean().default(false),
    queues: z.array(z.object({ id: z.string(), name: z.string(), jql: z.string(), fields: z.array(z.string()) })),
    requestTypes: z.array(z.object({
      id: z.string(), name: z.string(), issueTypeId: z.string(), description: z.string().default(''), helpText: z.string().default(''), groupIds: z.array(z.string()).default([]),
      fields: z.array(z.object({ fieldId: z.string(), name: z.string(), description: z.string().default(''), required: z.boolean() })),
    })),
  })),
})

/** Puts a seed in place on a fresh site. Throws where the file has a wrong shape or names someone it lacks. */
export const plant = (site: SiteState, given: unknown): void => {
  const seed = Seed.parse(given)
  const at = site.now()
  const ids = new Map(seed.people.map(({ key, accountId }) => [key, accountId]))
  const idOf = (key: string): string => {
    const id = ids.get(key)
    if (id === undefined) throw new Error(`The seed names ${key}, and has no such person`)
    return id
  }
  site.facts.put('groups', JSON.stringify(seed.groups))
  for (const each of seed.organizations) site.organizations.put(each.id, { ...each, created: at })
  site.facts.put('people-order', JSON.stringify(seed.people.map(({ key }) => key)))
  for (const each of seed.people) site.putPerson({ ...each, active: true })
  for (const each of seed.issueTypes) site.issueTypes.put(each.id, each)
  for (const each of seed.priorities) site.priorities.put(each.id, each)
  for (const each of seed.statuses) site.statuses.put(each.id, each)
  for (const { transitions, ...each } of seed.workflows) {
    const full = transitions.map((one): Transition => ({ ...one, description: '', validators: [], actions: [], screen: null, properties: {}, links: one.from.map((fromStatusReference) => ({ fromPort: 0, fromStatusReference, toPort: 1 })) }))
    site.workflows.put(each.id, { ...each, versionId: `${each.id}-v1`, versionNumber: 1, statusLayouts: {}, startPointLayout: null, loopedTransitionContainerLayout: null, transitions: full, created: at, updated: at })
  }
  for (const { lead, roles, ...each } of seed.projects) {
    const named = Object.fromEntries(Object.entries(roles).map(([role, { people, groups }]) => [role, { people: people.map(idOf), groups }]))
    site.projects.put(each.id, { ...each, leadAccountId: idOf(lead), roles: named })
  }
  for (const { requestTypes, customers, ...each } of seed.desks) {
    site.desks.put(each.id, { ...each, customers: customers.map(idOf) })
    for (const type of requestTypes) site.requestTypes.put(type.id, { ...type, serviceDeskId: each.id })
  }
}
