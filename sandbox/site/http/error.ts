/** A refusal by Jira: its status and its words. The dispatcher gives it the API's own shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly messages: string[],
    readonly errors: Record<string, string> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(messages[0] ?? Object.values(errors)[0] ?? `HTTP ${status}`)
  }
}

/** Jira's words for an issue that isn't there and for one that the caller may not see: the same. */
export const noSuchIssue = (): Refusal =>
  new Refusal(404, ['Issue does not exist or you do not have permission to see it.'])

export const notAllowed = (what: string): Refusal => new Refusal(403, [what])

export const badRequest = (message: string): Refusal => new Refusal(400, [message])

export const badField = (fieldId: string, message: string): Refusal => new Refusal(400, [], { [fieldId]: message })

export const notFound = (message: string): Refusal => new Refusal(404, [message])

/** What Jira says of a body that it cannot read into the operation's shape. */
export const badBody = (detail?: string): Refusal =>
  new Refusal(400, [
    detail === undefined
      ? 'Invalid request payload. Refer to the REST API documentation and try again.'
      : `Invalid request payload. Refer to the REST API documentation and try again. (${detail})`,
  ])
