import type { Instant } from '../../../src/domain/time'
import { useNow } from '../../shared/ticker'
import { useZone } from '../../shared/viewer'

/** What times are worded against: the server's instant now, and the zone they are read in. */
export interface When {
  now: Instant
  zone: string
}

export const useWhen = (): When => ({ now: useNow(), zone: useZone() })
