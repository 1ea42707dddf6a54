/** Where a module is opened; the `context` of POST /sandbox/bridge. */
export interface Place {
  issueKey?: string
  requestKey?: string
  projectKey?: string
  requestTypeId?: string
  page?: string
}
