/** Shapes of what goes into a REST path or a query (security.md 5); `route` does the rest. */
const DIGITS = /^\d{1,18}$/
const ISSUE_KEY = /^[A-Z][A-Z0-9_]{1,20}-\d{1,18}$/
/** At most 128 characters (Jira's OpenAPI, User.accountId); portal-only accounts are `qm:<uuid>:<uuid>`. */
const ACCOUNT_ID = /^[A-Za-z0-9:_-]{1,128}$/

export const isNumericId = (text: string): boolean => DIGITS.test(text)
export const isIssueIdOrKey = (text: string): boolean => DIGITS.test(text) || ISSUE_KEY.test(text)
export const isAccountId = (text: string): boolean => ACCOUNT_ID.test(text)

/** An id of our own that is not one is a broken invariant, never an answer of Jira. */
export const numericId = (text: string): string => {
  if (!isNumericId(text)) throw new RangeError('Not a numeric id')
  return text
}
export const issueIdOrKey = (text: string): string => {
  if (!isIssueIdOrKey(text)) throw new RangeError('Not an issue id or key')
  return text
}

/** Calls that want a JSON number. Jira's ids stay far below 2^53. */
export const idNumber = (text: string): number => {
  const value = Number(numericId(text))
  if (!Number.isSafeInteger(value)) throw new RangeError('Id is too large')
  return value
}
