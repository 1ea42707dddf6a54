/**
 * Branded ids: a string of one kind cannot be given where another is wanted.
 * They are parsed once at the edge (`src/api`, `src/entry`) and trusted inside.
 */
declare const brand: unique symbol
type Brand<Name extends string> = string & { readonly [brand]: Name }

/** Jira's numeric issue id as digits. It never changes and is never used again, even when the issue moves or is deleted. */
export type IssueId = Brand<'IssueId'>
/** Jira's numeric project id as digits. */
export type ProjectId = Brand<'ProjectId'>
/** Reference to a person; the one `person` row that maps it to an account id can be emptied (erasure). */
export type PersonRef = Brand<'PersonRef'>
/** `RC-010042`: prefix, hyphen, the issue's id padded to the policy's width. */
export type IncidentNumber = Brand<'IncidentNumber'>

const DIGITS = /^\d{1,18}$/

export const parseIssueId = (text: string): IssueId | null => (DIGITS.test(text) ? (text as IssueId) : null)
export const parseProjectId = (text: string): ProjectId | null => (DIGITS.test(text) ? (text as ProjectId) : null)
export const personRef = (text: string): PersonRef => text as PersonRef

/** The number is derived, never counted (design.md): no counter can conflict and a reinstall changes nothing. */
export const incidentNumber = (prefix: string, width: number, issueId: IssueId): IncidentNumber =>
  `${prefix}-${issueId.padStart(width, '0')}` as IncidentNumber
