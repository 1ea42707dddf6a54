import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { isRecord, listOf, recordOf, recordsOf, textOf } from './json'
import type { Json } from './json'

/** A module of the manifest: its type, its key and everything that was written under it. */
export interface ManifestModule {
  type: string
  key: string
  body: Json
}

/** A Custom UI resource: a folder with an `index.html`, or one entry of it. */
export interface ManifestResource {
  key: string
  /** Absolute folder. */
  folder: string
  /** Entry name -> file in the folder. */
  entries: Readonly<Record<string, string>>
}

export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'any'

/** An index of a storage entity: rows are found by the partition's values and ordered by the range attribute. */
export interface EntityIndex {
  name: string
  partition: readonly string[]
  range: string
}

export interface EntitySchema {
  name: string
  attributes: Readonly<Record<string, AttributeType>>
  indexes: readonly EntityIndex[]
}

/** What the host needs to know of `manifest.yml`. */
export interface Manifest {
  raw: Json
  folder: string
  appId: string
  appName: string
  licensed: boolean
  modules: readonly ManifestModule[]
  /** Function key -> `file.export` and its limits. */
  functions: Readonly<Record<string, { handler: string; timeoutSeconds?: number }>>
  resources: Readonly<Record<string, ManifestResource>>
  entities: readonly EntitySchema[]
  scopes: ReadonlySet<string>
  /** Scopes that let the app act as a user who is not there. */
  impersonation: ReadonlySet<string>
  permissions: Json
}

const ATTRIBUTE_TYPES: readonly string[] = ['string', 'integer', 'float', 'boolean', 'any'] satisfies AttributeType[]

/** Reads `manifest.yml`. @throws Error when it is missing or has no app id. */
export function readManifest(file: string): Manifest {
  const raw = recordOf(parse(readFileSync(file, 'utf8')) as unknown)
  const folder = join(file, '..')
  const app = recordOf(raw.app)
  const id = textOf(app.id)
  if (id === undefined) throw new Error(`${file} has no app.id.`)
  const permissions = recordOf(raw.permissions)
  const modules = modulesOf(raw)
  return {
    raw,
    folder,
    appId: id.replace(/^ari:cloud:ecosystem::app\//, ''),
    appName: textOf(app.name) ?? mostFrequentTitle(modules) ?? 'The app',
    licensed: recordOf(app.licensing).enabled === true,
    modules,
    functions: functionsOf(modules),
    resources: resourcesOf(raw, folder),
    entities: recordsOf(recordOf(app.storage).entities).map(entityOf),
    ...scopesOf(permissions.scopes),
    permissions,
  }
}

function modulesOf(raw: Json): ManifestModule[] {
  return Object.entries(recordOf(raw.modules)).flatMap(([type, bodies]) =>
    recordsOf(bodies).flatMap((body) => {
      const key = textOf(body.key)
      return key === undefined ? [] : [{ type, key, body }]
    }),
  )
}

/** An app's name is given when it is registered and stands in no manifest; the title that most of its screens bear is the nearest. */
function mostFrequentTitle(modules: readonly ManifestModule[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { body } of modules) {
    const title = textOf(body.title)
    if (title !== undefined) counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0]
}

function functionsOf(modules: readonly ManifestModule[]): Manifest['functions'] {
  return Object.fromEntries(
    modules
      .filter((module) => module.type === 'function')
      .map(({ key, body }) => [
        key,
        {
          handler: textOf(body.handler) ?? '',
          ...(typeof body.timeoutSeconds === 'number' ? { timeoutSeconds: body.timeoutSeconds } : {}),
        },
      ]),
  )
}

function resourcesOf(raw: Json, folder: string): Manifest['resources'] {
  return Object.fromEntries(
    recordsOf(raw.resources).flatMap((resource) => {
      const key = textOf(resource.key)
      const path = textOf(resource.path)
      if (key === undefined || path === undefined) return []
      const entries = isRecord(resource.entry)
        ? Object.fromEntries(Object.entries(resource.entry).flatMap(([name, file]) => (typeof file === 'string' ? [[name, file]] : [])))
        : {}
      return [[key, { key, folder: join(folder, path), entries }]]
    }),
  )
}

function entityOf(entity: Json): EntitySchema {
  const attributes = Object.fromEntries(
    Object.entries(recordOf(entity.attributes)).map(([name, definition]) => {
      const type = textOf(recordOf(definition).type) ?? ''
      if (!ATTRIBUTE_TYPES.includes(type)) throw new Error(`Entity ${String(entity.name)}: attribute ${name} has no known type.`)
      return [name, type as AttributeType]
    }),
  )
  return { name: textOf(entity.name) ?? '', attributes, indexes: listOf(entity.indexes).map(indexOf) }
}

/** An index named by one attribute is ordered by that attribute and has no partition. */
function indexOf(index: unknown): EntityIndex {
  if (typeof index === 'string') return { name: index, partition: [], range: index }
  const body = recordOf(index)
  const range = textOf(listOf(body.range)[0]) ?? ''
  return { name: textOf(body.name) ?? range, partition: listOf(body.partition).filter((part) => typeof part === 'string'), range }
}

function scopesOf(scopes: unknown): Pick<Manifest, 'scopes' | 'impersonation'> {
  if (!isRecord(scopes)) return { scopes: new Set(listOf(scopes).filter((scope) => typeof scope === 'string')), impersonation: new Set() }
  const impersonation = Object.entries(scopes).filter(([, options]) => recordOf(options).allowImpersonation === true)
  return { scopes: new Set(Object.keys(scopes)), impersonation: new Set(impersonation.map(([scope]) => scope)) }
}
