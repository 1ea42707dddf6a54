import { createContext, useContext } from 'react'

/** Who looks, as far as drawing needs it. */
export interface Viewer {
  accountId: string | null
  /** IANA zone: the profile's, else the browser's. */
  zone: string
}

/** For a profile without a zone. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

const ViewerContext = createContext<Viewer | null>(null)
export const ViewerProvider = ViewerContext.Provider

/** Who looks; outside a provider, somebody unknown in the browser's zone. */
export const useViewer = (): Viewer => useContext(ViewerContext) ?? { accountId: null, zone: browserZone() }
/** The zone in which times are shown. */
export const useZone = (): string => useViewer().zone
