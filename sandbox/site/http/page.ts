import { PAGE_DEFAULT, PAGE_MAX } from '../limits'
import { type Call, numberOf } from './route'

export interface Page<T> {
  startAt: number
  maxResults: number
  total: number
  isLast: boolean
  values: T[]
}

/** An offset page of the platform API, by the query's startAt and maxResults. */
export const page = <T>(call: Call, all: readonly T[], most = PAGE_MAX): Page<T> => {
  const startAt = numberOf(call, 'startAt', 0)
  const maxResults = Math.min(numberOf(call, 'maxResults', PAGE_DEFAULT), most)
  const values = all.slice(startAt, startAt + maxResults)
  return { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values }
}
