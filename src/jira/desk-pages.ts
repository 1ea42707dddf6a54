import type { Route } from '@forge/api'
import { z } from 'zod'
import { read } from './request'
import type { Call } from './request'

/** Most that a list of the service-desk API gives at once (platform-rest.md 3.2: default 50; 100 is taken). */
export const DESK_PAGE_LIMIT = 100
/** Bounded work for one input (I19): 1,000 rows of a list. */
const DESK_PAGES_MAX = 10

export const deskPage = <Row extends z.ZodType>(row: Row) => z.object({ isLastPage: z.boolean(), values: z.array(row) })

/** All rows of a paged list of the service-desk API. */
export const readDeskPages = async <Row extends z.ZodType>(
  call: Pick<Call, 'as' | 'operation'>,
  path: (start: number) => Route,
  row: Row,
): Promise<z.output<Row>[]> => {
  const rows: z.output<Row>[] = []
  for (let page = 0; page < DESK_PAGES_MAX; page += 1) {
    const answer = await read({ ...call, path: path(rows.length) }, deskPage(row))
    rows.push(...answer.values)
    if (answer.isLastPage || answer.values.length === 0) break
  }
  return rows
}
