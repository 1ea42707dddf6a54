import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Desk, InvocationLine, RequestLine } from './desk'

export interface Cost {
  rest: number
  points: number
  reads: number
  writes: number
  bytes: number
}
export const COLUMNS = ['rest', 'points', 'reads', 'writes', 'bytes'] as const

/** Rows of `docs/budgets.md` by path. */
export function budgetsOfThePage(): Map<string, Cost> {
  const budgets = new Map<string, Cost>()
  for (const line of readFileSync(path.resolve('docs/budgets.md'), 'utf8').split('\n')) {
    const cells = /^\| ([^|]+?) +\|([\d ,|]+)\|/.exec(line)
    const numbers = (cells?.[2] ?? '').split('|').map((cell) => Number(cell.replace(/[ ,]/g, '')))
    if (cells?.[1] !== undefined && numbers.length === COLUMNS.length) budgets.set(cells[1], Object.fromEntries(COLUMNS.map((column, index) => [column, numbers[index] ?? 0])) as unknown as Cost)
  }
  return budgets
}

/** Reads about people and permissions cost two points an object (platform-rest 3.4). */
const ABOUT_PEOPLE = /\/(myself|mypermissions|permissions\/check|participant|group\/member)$/
const READS_BY_POST = /\/(search\/jql|permissions\/check|rest\/api\/3\/workflows)$/
const LISTS = /\/(search\/jql|field|requesttype|comment|project\/search|statuses|participant|workflows|groups\/picker|group\/member|organization|servicedeskapi\/request)$/

/** Rows that a list held: the same question again, as whoever asked, or for the app as somebody who sees what it sees. */
async function objectsIn(desk: Desk, { as, method, path: where, query, body }: RequestLine): Promise<number> {
  const search = new URLSearchParams(query).toString()
  const asker = [...desk.people.values()].find(({ accountId }) => accountId === as)?.key ?? 'jira-admin'
  const answer = await desk.rest<Record<string, unknown[]> | unknown[]>(asker, method, `${where}${search === '' ? '' : `?${search}`}`, body ?? undefined)
  if (Array.isArray(answer)) return answer.length
  const rows = ['issues', 'values', 'comments', 'workflows', 'groups'].map((key) => answer[key]).find(Array.isArray)
  return rows?.length ?? 0
}

/** One point a call; a read adds one an object that it gives, two where it is about people (platform-rest 3.4). */
export async function pointsOf(desk: Desk, line: RequestLine): Promise<number> {
  const isRead = line.method === 'GET' || READS_BY_POST.test(line.path)
  if (!isRead || line.status >= 400) return 1
  const objects = LISTS.test(line.path) ? await objectsIn(desk, line) : 1
  return 1 + objects * (ABOUT_PEOPLE.test(line.path) ? 2 : 1)
}

/** What those runs of the app's functions cost, of all that happened. */
export async function costOf(desk: Desk, ours: readonly InvocationLine[], requests: readonly RequestLine[]): Promise<Cost> {
  const lines = requests.filter(({ invocation }) => ours.some(({ id }) => id === invocation))
  const points = await Promise.all(lines.map((line) => pointsOf(desk, line)))
  const sum = (key: 'reads' | 'writes' | 'bytesWritten'): number => ours.reduce((total, line) => total + line[key], 0)
  return { rest: lines.length, points: points.reduce((total, each) => total + each, 0), reads: sum('reads'), writes: sum('writes'), bytes: sum('bytesWritten') }
}
