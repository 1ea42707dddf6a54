import { createHash } from 'node:crypto'
import { z } from 'zod'
import { badRequest, Refusal } from '../http/error'
import { bodyOf, type Call, listOf, numberOf, ok, type Reply, type Route } from '../http/route'
import { issueBean } from '../issues/issue-bean'
import { SEARCH_DEFAULT_RESULTS, SEARCH_MAX_RECONCILE, SEARCH_MAX_RESULTS_FIELDS, SEARCH_MAX_RESULTS_IDS, SEARCH_TOKEN_LIFE_MS } from '../limits'
import { searchIssues } from './search-issues'

const SearchBody = z.object({
  jql: z.string().optional(), fields: z.array(z.string()).optional(), maxResults: z.number().int().optional(), nextPageToken: z.string().optional(),
  expand: z.string().optional(), properties: z.array(z.string()).optional(), reconcileIssues: z.array(z.number()).optional(),
})
type SearchBody = z.infer<typeof SearchBody>

const Token = z.object({ from: z.number(), query: z.string(), at: z.number() })

const fingerprint = (jql: string): string => createHash('sha256').update(jql).digest('hex').slice(0, 16)

/** Where a page starts: the token says so, for a week and for the same query only. */
const startOf = (call: Call, jql: string, token: string | undefined): number => {
  if (token === undefined || token === '') return 0
  const refused = badRequest('The provided next page token is invalid or expired.')
  try {
    const { from, query, at } = Token.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
    if (query !== fingerprint(jql) || call.site.now() - at > SEARCH_TOKEN_LIFE_MS) throw refused
    return from
  } catch {
    throw refused
  }
}

const answer = (call: Call, body: SearchBody): Reply => {
  const jql = body.jql ?? ''
  const reconcile = body.reconcileIssues ?? []
  if (reconcile.length > SEARCH_MAX_RECONCILE) throw badRequest(`You can reconcile at most ${SEARCH_MAX_RECONCILE} issues.`)
  const fields = body.fields ?? []
  const idsOnly = fields.every((each) => each === 'id' || each === 'key') && (body.properties ?? []).length === 0
  const maxResults = Math.min(body.maxResults ?? SEARCH_DEFAULT_RESULTS, idsOnly ? SEARCH_MAX_RESULTS_IDS : SEARCH_MAX_RESULTS_FIELDS)
  if (maxResults < 1) throw badRequest('maxResults must be at least 1.')
  const all = searchIssues(call, jql, reconcile)
  const from = startOf(call, jql, body.nextPageToken)
  const page = all.slice(from, from + maxResults)
  const isLast = from + page.length >= all.length
  const expand = (body.expand ?? '').split(',').map((each) => each.trim())
  const issues = page.map((issue) => {
    const bean = issueBean(call.site, call.origin, issue, { fields, properties: body.properties ?? [], expand: expand.filter((each) => each === 'changelog') })
    // The default of `fields` is id, which stands outside of them (rest 3.3).
    return idsOnly && !fields.includes('key') ? { id: bean['id'] } : bean
  })
  const token = Buffer.from(JSON.stringify({ from: from + page.length, query: fingerprint(jql), at: call.site.now() })).toString('base64url')
  return ok({ issues, isLast, ...(isLast ? {} : { nextPageToken: token }) })
}

const gone = (): Reply => {
  throw new Refusal(410, ['The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046'])
}

export const SEARCH_ROUTES: readonly Route[] = [
  {
    method: 'POST', path: '/rest/api/3/search/jql', audience: 'account', answer: 'cloud:SearchAndReconcileResults',
    run: (call) => answer(call, bodyOf(call, SearchBody)),
  },
  {
    method: 'GET', path: '/rest/api/3/search/jql', audience: 'account', answer: 'cloud:SearchAndReconcileResults',
    run: (call) => answer(call, {
      jql: call.query.get('jql') ?? '', fields: listOf(call, 'fields'), properties: listOf(call, 'properties'),
      maxResults: numberOf(call, 'maxResults', SEARCH_DEFAULT_RESULTS), reconcileIssues: listOf(call, 'reconcileIssues').map(Number),
      ...(call.query.has('nextPageToken') ? { nextPageToken: call.query.get('nextPageToken') ?? '' } : {}),
      ...(call.query.has('expand') ? { expand: call.query.get('expand') ?? '' } : {}),
    }),
  },
  {
    method: 'POST', path: '/rest/api/3/search/approximate-count', audience: 'account', answer: 'cloud:JQLCountResults',
    run: (call) => ok({ count: searchIssues(call, bodyOf(call, z.object({ jql: z.string().default('') })).jql).length }),
  },
  { method: 'GET', path: '/rest/api/3/search', audience: 'account', run: gone },
  { method: 'POST', path: '/rest/api/3/search', audience: 'account', run: gone },
]
