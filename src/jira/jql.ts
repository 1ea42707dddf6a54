import { isAccountId, numericId } from './ids'

/**
 * JQL from parts that cannot escape (security.md 5): fields and operators from closed lists, values only numeric ids,
 * account ids and minutes. Nothing here takes a piece of JQL, or anybody's words, as text.
 */
type DateField = 'created' | 'updated'

declare const clauseBrand: unique symbol
export type Clause = string & { readonly [clauseBrand]: true }

const clause = (text: string): Clause => text as Clause

/** `ids` must not be empty: Jira refuses an empty list. */
export const projectIn = (ids: readonly string[]): Clause => clause(`project IN (${ids.map(numericId).join(', ')})`)

/**
 * From an instant on, as whole minutes ago, rounded back: JQL reads absolute dates in the zone of whoever searches, and
 * relative ones in none (Atlassian, "JQL fields", read Nov 2026).
 */
export const since = (field: DateField, sinceAt: number, now: number): Clause =>
  clause(`${field} >= -${String(Math.max(1, Math.ceil((now - sinceAt) / 60_000)))}m`)

/** Letters, digits, `:`, `_` and `-` only, so that nothing in it can end the quotes. */
const quotedAccount = (accountId: string): string => {
  if (!isAccountId(accountId)) throw new RangeError('Not an account id')
  return `"${accountId}"`
}
export const creatorIs = (accountId: string): Clause => clause(`creator = ${quotedAccount(accountId)}`)
export const reporterIs = (accountId: string): Clause => clause(`reporter = ${quotedAccount(accountId)}`)
/** A custom field of people, by the number in its id. */
export const fieldIs = (fieldNumber: string, accountId: string): Clause => clause(`cf[${numericId(fieldNumber)}] = ${quotedAccount(accountId)}`)
export const anyOf = (clauses: readonly Clause[]): Clause => clause(`(${clauses.join(' OR ')})`)
export const newestFirst = (wanted: Clause): string => `${wanted} ORDER BY created DESC`

/** What is done needs no help: an issue closed before a project was switched on stays what it is. */
export const notDone: Clause = clause('statusCategory != Done')

export const allOf = (clauses: readonly Clause[], orderBy: DateField): string => `${clauses.join(' AND ')} ORDER BY ${orderBy} ASC`
