import { useCallback, useEffect, useRef, useState } from 'react'
import { view } from '@forge/bridge'
import type { Filters } from './filters'
import { NO_FILTERS, fromQuery, toQuery } from './filters'

type History = Awaited<ReturnType<typeof view.createHistory>>

/** Filters live in the page's address; a host that gives no history only loses that comfort. */
export function useFilters(): { filters: Filters; change: (part: Partial<Filters>) => void; clear: () => void } {
  const [filters, setFilters] = useState<Filters>(NO_FILTERS)
  const history = useRef<History | null>(null)
  useEffect(() => {
    let gone = false
    view
      .createHistory()
      .then((made) => {
        if (gone) return
        history.current = made
        setFilters(fromQuery(made.location.search))
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [])
  const put = useCallback((next: Filters): void => {
    setFilters(next)
    const query = toQuery(next)
    history.current?.replace(query === '' ? '/' : `/?${query}`)
  }, [])
  return {
    filters,
    change: (part) => put({ ...filters, ...part }),
    clear: () => put({ ...NO_FILTERS, tab: filters.tab }),
  }
}
