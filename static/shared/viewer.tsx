import { createContext, useContext } from 'react'

/** Who looks, as far as drawing needs it. */
export interface Viewer {
  accountId: string | null
  /** IANA zone: the profile's, else the browser's. */
  zone: string
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

const ViewerContext = createContext<Viewer | null>(null)
export const ViewerProvider = ViewerContext.Provider

export const useViewer = (): Viewer => useContext(ViewerContext) ?? { accountId: null, zone: browserZone() }
export const useZone = (): string => useViewer().zone
