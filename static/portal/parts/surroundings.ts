import { view } from '@forge/bridge'
import { createContext, useContext } from 'react'

/** Where this frame stands: which module, whose screen, which request or form. */
export interface Surroundings {
  moduleKey: string
  accountId: string | null
  /** IANA zone of the person's profile; null: the browser's. */
  zone: string | null
  requestKey: string | null
  serviceDeskId: string | null
  requestTypeId: string | null
}

type Loose = Record<string, unknown>
const object = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})
/** Portal contexts give some ids as numbers (platform-facts.md 1); calls take them as digits. */
const id = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null)

/** Reads the bridge's context once; the server proves every part of it anew. */
export async function readSurroundings(): Promise<Surroundings> {
  const context: unknown = await view.getContext()
  const extension = object(object(context)['extension'])
  const request = object(extension['request'])
  return {
    moduleKey: id(object(context)['moduleKey']) ?? '',
    accountId: id(object(context)['accountId']),
    zone: id(object(context)['timezone']),
    requestKey: id(request['key']),
    serviceDeskId: id(object(extension['portal'])['id']),
    requestTypeId: id(request['typeId']),
  }
}

export const SurroundingsContext = createContext<Surroundings>({
  moduleKey: '', accountId: null, zone: null, requestKey: null, serviceDeskId: null, requestTypeId: null,
})
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext)
