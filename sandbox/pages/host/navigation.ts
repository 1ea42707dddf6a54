import type { AppModule } from '../core/modules'
import { navigate, ownPath } from '../core/router'

/** A place that `router.navigate`, `router.open` and `router.getUrl` of `@forge/bridge` can name. */
export interface NavigationTarget {
  url?: string
  type?: 'same-tab' | 'new-tab'
  target?: string
  issueKey?: string
  projectKey?: string
  moduleKey?: string
}

/** The page of a module that has one of its own. */
export function pathOfModule(module: AppModule, projectKey: string): string | null {
  switch (module.type) {
    case 'jiraServiceManagement:queuePage': return `/jira/projects/${projectKey}/apps/${module.key}`
    case 'jira:projectSettingsPage': return `/jira/projects/${projectKey}/settings/apps/${module.key}`
    case 'jira:adminPage': return `/jira/settings/apps/${module.key}`
    default: return null
  }
}

/** The address that a target stands for, absolute. Throws for targets this site has no page for. */
export function urlOf(target: NavigationTarget, modules: readonly AppModule[], projectKey: string): string {
  return new URL(pathOf(target, modules, projectKey), window.location.origin).href
}

function pathOf(target: NavigationTarget, modules: readonly AppModule[], projectKey: string): string {
  if (target.url !== undefined) return target.url
  const project = target.projectKey ?? projectKey
  switch (target.target) {
    case 'issue': return `/browse/${target.issueKey ?? ''}`
    case 'projectSettingsDetails': return `/jira/projects/${project}/settings`
    case 'module': {
      const found = modules.find((module) => module.key === target.moduleKey)
      const path = found ? pathOfModule(found, project) : null
      if (path !== null) return path
      throw new Error(`The module ${target.moduleKey ?? ''} has no page.`)
    }
    default: throw new Error(`This site has no page for the target ${target.target ?? ''}.`)
  }
}

/** Goes to an address: within this site without loading anew, elsewhere in a new tab. */
export function goTo(href: string, newTab: boolean): void {
  const url = new URL(href)
  const here = url.origin === window.location.origin
  if (newTab || !here) window.open(here ? ownPath(url.pathname) + url.search + url.hash : href, '_blank', 'noopener')
  else navigate(url.pathname + url.search + url.hash)
}
