/** Ids, keys and names that stand in a path, by what comes before them. */
const NAMED: [RegExp, string][] = [
  [/(\/(?:issue|request|project|servicedesk|requesttype|comment|attachment|task|queue)\/)(?:\d+|[A-Z][A-Z0-9_]*(?:-\d+)?)(?=\/|$)/g, '$1{id}'],
  [/(\/properties\/)[^/]+$/, '$1{key}'],
]

/** `GET /rest/api/3/issue/{id}`: what a client is asked to drive, whatever it is asked about. */
export const endpointOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${NAMED.reduce((text, [pattern, by]) => text.replace(pattern, by), path)}`
