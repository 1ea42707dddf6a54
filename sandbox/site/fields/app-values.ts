import { z } from 'zod'
import { badRequest, notAllowed, notFound } from '../http/error'
import { bodyOf, type Call, noContent, type Reply, type Route } from '../http/route'
import { changeIssue } from '../issues/change-issue'
import { guardWrites } from '../issues/write-limits'
import type { Field, Issue } from '../model'
import { jiraDate } from '../text'

const One = z.object({ issueIds: z.array(z.number().int()), value: z.unknown() })
const OneBody = z.object({ updates: z.array(One) })
const ManyBody = z.object({ updates: z.array(One.extend({ customField: z.string() })) })

interface Write {
  field: Field
  issue: Issue
  value: unknown
}

/** The app's own field; another's, or Jira's, can't be written here (rest 3.3, app/field/value). */
const ownField = (call: Call, idOrKey: string): Field => {
  const field = call.site.field(idOrKey)
  if (field === undefined) throw notFound(`The custom field ${idOrKey} was not found.`)
  if (field.app === undefined) throw notAllowed('This API can only be used to update custom fields provided by the calling app.')
  return field
}

/** Types are checked though no validation expression runs: a wrong one can't be stored. */
const fits = (type: string, value: unknown): boolean => {
  if (value === null || value === undefined) return true
  switch (type) {
    case 'number': return typeof value === 'number'
    case 'date': return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    case 'datetime': return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    case 'object': return typeof value === 'object'
    default: return typeof value === 'string' || Array.isArray(value)
  }
}

/** A datetime is kept to the second and read in Jira's own notation: "if milliseconds are provided, they are ignored" (Forge's page of jira:customField). */
const kept = (type: string, value: unknown): unknown =>
  type === 'datetime' && typeof value === 'string' ? jiraDate(Math.floor(Date.parse(value) / 1_000) * 1_000) : (value ?? null)

const write = (call: Call, updates: readonly { field: Field; issueIds: readonly number[]; value: unknown }[]): Reply => {
  if (!call.actor.isApp) throw notAllowed('This API can only be used by apps.')
  const seen = new Set<string>()
  const writes: Write[] = []
  for (const { field, issueIds, value } of updates) {
    if (!fits(field.schema.type, value)) throw badRequest(`The value is not valid for the custom field ${field.id} of type ${field.schema.type}.`)
    for (const id of issueIds) {
      const issue = call.site.issueByIdOrKey(String(id))
      if (issue === undefined) throw notFound(`The issue with id ${id} was not found.`)
      if (seen.has(`${field.id}/${id}`)) throw badRequest('The combination of custom field and issue must be unique within the request.')
      seen.add(`${field.id}/${id}`)
      writes.push({ field, issue, value: kept(field.schema.type, value) })
    }
  }
  const byIssue = new Map<string, Record<string, unknown>>()
  for (const { field, issue, value } of writes) byIssue.set(issue.id, { ...byIssue.get(issue.id), [field.id]: value })
  const issues = new Map(writes.map(({ issue }) => [issue.id, issue]))
  for (const issue of issues.values()) guardWrites(call, issue)
  const withChangelog = call.query.get('generateChangelog') !== 'false'
  for (const [id, values] of byIssue) {
    const issue = issues.get(id)
    if (issue !== undefined) changeIssue(call.site, issue, { values }, call.actor.person?.accountId ?? null, withChangelog)
  }
  return noContent()
}

export const APP_VALUE_ROUTES: readonly Route[] = [
  {
    method: 'POST', path: '/rest/api/3/app/field/value', audience: 'licensed',
    run: (call) => write(call, bodyOf(call, ManyBody).updates.map((each) => ({ field: ownField(call, each.customField), issueIds: each.issueIds, value: each.value }))),
  },
  {
    method: 'PUT', path: '/rest/api/3/app/field/{fieldIdOrKey}/value', audience: 'licensed',
    run(call) {
      const field = ownField(call, call.param('fieldIdOrKey'))
      return write(call, bodyOf(call, OneBody).updates.map((each) => ({ field, issueIds: each.issueIds, value: each.value })))
    },
  },
]
