import { type Call, numberOf } from '../http/route'
import { DESK_DEFAULT_LIMIT, DESK_MAX_LIMIT } from '../limits'

/** A page of the service desk API: {size, start, limit, isLastPage, _links, values} (rest 3.2). */
export const deskPage = (call: Call, all: readonly unknown[]): Record<string, unknown> => {
  const start = numberOf(call, 'start', 0)
  const limit = Math.min(Math.max(numberOf(call, 'limit', DESK_DEFAULT_LIMIT), 1), DESK_MAX_LIMIT)
  const values = all.slice(start, start + limit)
  const isLastPage = start + values.length >= all.length
  const path = new URL(call.request.url)
  const at = (from: number): string => {
    const url = new URL(path)
    url.searchParams.set('start', String(from))
    url.searchParams.set('limit', String(limit))
    return url.toString()
  }
  return {
    _expands: [], size: values.length, start, limit, isLastPage,
    _links: {
      self: path.toString(), base: call.origin, context: '',
      ...(isLastPage ? {} : { next: at(start + limit) }),
      ...(start > 0 ? { prev: at(Math.max(0, start - limit)) } : {}),
    },
    values,
  }
}

/** A list embedded by an expand: the first page of it. */
export const embedded = (call: Call, all: readonly unknown[]): Record<string, unknown> => ({
  _expands: [], size: Math.min(all.length, DESK_DEFAULT_LIMIT), start: 0, limit: DESK_DEFAULT_LIMIT,
  isLastPage: all.length <= DESK_DEFAULT_LIMIT, _links: { self: call.request.url, base: call.origin, context: '' },
  values: all.slice(0, DESK_DEFAULT_LIMIT),
})
