import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import YAML from 'yaml'

export const ROOT = join(__dirname, '../../..')

/** A module as these tests look at it; the manifest's own schema is Forge's to check. */
export interface ManifestModule {
  key: string
  handler?: string
  function?: string
  resource?: string
  resolver?: { function: string }
  unlicensedAccess?: string[]
}
export interface Manifest {
  app: { runtime: { name: string } }
  modules: Record<string, ManifestModule[]>
  resources: { key: string; path: string; entry?: Record<string, string> }[]
  permissions: { scopes: string[]; external?: unknown; content?: unknown }
  remotes?: unknown
  providers?: unknown
}

export const readManifest = (): Manifest => YAML.parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest
