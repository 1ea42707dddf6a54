import { randomUUID } from 'node:crypto'
import type { Kernel, Site } from '../kernel/types'
import type { Manifest } from './manifest'

/** The app on this site: ids that last with the data. */
export interface Installation {
  cloudId: string
  workspaceId: string
  installationId: string
  environmentId: string
  environmentType: 'PRODUCTION'
  appVersion: string
  /** Null until the site has taken the app. */
  appAccountId: string
  fieldIds: Record<string, string>
  /** `ari:cloud:jira::site/{cloudId}`: what `installContext` and `contextAri` hold. */
  contextAri: string
}

interface InstallationRow {
  cloudId: string
  workspaceId: string
  installationId: string
  environmentId: string
  majorVersion: number
  /** A new one of these makes a major version, which an admin approves (platform facts 7). */
  scopes: string[]
  installedAt: number
}

export type LifeCycle = 'installed' | 'upgraded' | 'unchanged'

/** Installs the app at the first start on a site, and afterwards finds its ids again. */
export function installApp(
  kernel: Kernel,
  site: Site,
  manifest: Manifest,
  validate: Parameters<Site['install']>[0]['validate'],
): { installation: Installation; lifeCycle: LifeCycle; installedAt: number } {
  const rows = kernel.collection<InstallationRow>('forge.installation')
  const kept = rows.get(manifest.appId)
  const isMajor = kept !== undefined && [...manifest.scopes].some((scope) => !kept.scopes.includes(scope))
  const row: InstallationRow = {
    cloudId: kept?.cloudId ?? randomUUID(),
    workspaceId: kept?.workspaceId ?? randomUUID(),
    installationId: kept?.installationId ?? randomUUID(),
    environmentId: kept?.environmentId ?? randomUUID(),
    majorVersion: (kept?.majorVersion ?? 2) + (isMajor ? 1 : 0),
    scopes: [...manifest.scopes],
    installedAt: kept?.installedAt ?? kernel.clock.now(),
  }
  rows.put(manifest.appId, row)
  const { appAccountId, fieldIds } = site.install({
    appId: manifest.appId,
    environment: ENVIRONMENT,
    environmentId: row.environmentId,
    name: manifest.appName,
    scopes: manifest.scopes,
    fields: manifest.modules
      .filter((module) => module.type === 'jira:customField')
      .map(({ key, body }) => ({
        moduleKey: key,
        name: String(body.name),
        description: String(body.description),
        type: String(body.type),
        readOnly: body.readOnly === true,
      })),
    panels: keysOf(manifest, 'jira:issuePanel'),
    validators: keysOf(manifest, 'jira:workflowValidator'),
    validate,
  })
  return {
    installation: {
      cloudId: row.cloudId,
      workspaceId: row.workspaceId,
      installationId: row.installationId,
      environmentId: row.environmentId,
      environmentType: ENVIRONMENT,
      appVersion: `${row.majorVersion}.0.0`,
      appAccountId,
      fieldIds,
      contextAri: `ari:cloud:jira::site/${row.cloudId}`,
    },
    lifeCycle: kept === undefined ? 'installed' : isMajor ? 'upgraded' : 'unchanged',
    installedAt: row.installedAt,
  }
}

/** `ENV` of field keys `{appId}__{ENV}__{moduleKey}` (platform facts 2). */
const ENVIRONMENT = 'PRODUCTION'

function keysOf(manifest: Manifest, type: string): string[] {
  return manifest.modules.filter((module) => module.type === type).map((module) => module.key)
}
