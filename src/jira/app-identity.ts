import { getAppContext } from '@forge/api'

/**
 * Names under which Jira knows the app's own things. They depend on installation and environment, so they are read
 * anew in each call: a warm process may serve another tenant (platform-facts.md 7).
 */

/** The UUID of `app.id`: key of the issue property that holds the create panel's answers (platform-facts.md 2). */
export const appUuid = (): string => getAppContext().appAri.appId

/** `{appId}__{ENV}__{moduleKey}`: key of a custom field of the app (platform-facts.md 2, "Custom field"). */
export const fieldKey = (moduleKey: string): string => {
  const { appAri, environmentType } = getAppContext()
  return `${appAri.appId}__${environmentType.toUpperCase()}__${moduleKey}`
}

/** A module's ARI: type of a custom field, key of a workflow rule, id of a panel to pin (platform-facts.md 2). */
export const extensionAri = (moduleKey: string): string => {
  const { appAri, environmentAri } = getAppContext()
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${moduleKey}`
}
