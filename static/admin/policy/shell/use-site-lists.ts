import { createContext, useContext, useEffect, useState } from 'react'
import type { AdminSite } from '../../../../src/api/answers'
import type { Option } from '../../parts/policy-fields'
import type { PolicyNames } from '../../../../src/domain/policy/rule-words'
import type { Named } from '../../jira'
import { readOrganizations, readRequestTypes } from '../../jira'

/** What rules and contracts may point at, as Jira tells the admin; an unknown id stands for itself. */
export interface SiteLists extends PolicyNames {
  requestTypes: readonly Option<string>[]
  /** null: Jira doesn't list them to this admin, so they are typed. */
  organizations: readonly Option<string>[] | null
}

const nameIn = (options: readonly Option<string>[] | null) => (id: string): string => options?.find(({ value }) => value === id)?.label ?? id

const listsOf = (projects: AdminSite['projects'], requestTypes: readonly Option<string>[], organizations: readonly Option<string>[] | null): SiteLists => ({
  requestTypes,
  organizations,
  project: (id) => projects.find((project) => project.id === id)?.name ?? `Project ${id}`,
  requestType: nameIn(requestTypes),
  organization: nameIn(organizations),
})

const EMPTY = listsOf([], [], [])
const ListsContext = createContext<SiteLists>(EMPTY)
export const ListsProvider = ListsContext.Provider
export const useLists = (): SiteLists => useContext(ListsContext)

const option = ({ id, name }: Named): Option<string> => ({ value: id, label: name })

/** Request types of the projects that are switched on; a second project's name stands behind its types. */
async function readTypes(projects: AdminSite['projects']): Promise<Option<string>[]> {
  const on = projects.filter((project) => project.on)
  const types = await Promise.all(on.map(async (project) => ((await readRequestTypes(project.id)) ?? []).map((type) => ({ ...type, name: on.length > 1 ? `${type.name} (${project.key})` : type.name }))))
  return types.flat().map(option)
}

export function useListsOf(projects: AdminSite['projects']): SiteLists {
  const [lists, setLists] = useState<SiteLists>(EMPTY)
  useEffect(() => {
    let isWanted = true
    void Promise.all([readTypes(projects), readOrganizations()]).then(([types, organizations]) => isWanted && setLists(listsOf(projects, types, organizations?.map(option) ?? null)))
    return () => {
      isWanted = false
    }
  }, [projects])
  return lists
}
