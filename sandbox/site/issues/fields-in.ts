import { badField } from '../http/error'
import type { Call } from '../http/route'
import { SUMMARY_MAX_CHARS, TEXT_MAX_CHARS } from '../limits'
import type { Project } from '../model'
import { has } from '../permissions/permissions'
import { isAdf, textOf } from '../text'
import { ORGANIZATIONS_FIELD, PARTICIPANTS_FIELD, REQUEST_TYPE_FIELD } from '../fields/system-fields'
import type { IssueChange } from './change-issue'

const object = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {})

/** An account named in a body: {accountId} or {id}; null clears. */
const accountIn = (call: Call, fieldId: string, value: unknown): string | null => {
  if (value === null) return null
  const { accountId, id } = object(value)
  const person = call.site.personById(String(accountId ?? id ?? ''))
  if (person === undefined) throw badField(fieldId, 'Specify a valid value for ' + fieldId)
  return person.accountId
}

export const summaryIn = (value: unknown): string => {
  if (typeof value !== 'string') throw badField('summary', 'Operation value must be a string')
  const text = value.trim()
  if (text === '') throw badField('summary', 'You must specify a summary of the issue.')
  if (text.length > SUMMARY_MAX_CHARS) throw badField('summary', `Summary must be less than ${SUMMARY_MAX_CHARS} characters.`)
  if (/[\r\n]/.test(text)) throw badField('summary', 'The summary is invalid because it contains newline characters.')
  return text
}

export const descriptionIn = (value: unknown): unknown => {
  if (value === null) return null
  if (!isAdf(value)) throw badField('description', 'Operation value must be an Atlassian Document (see the Atlassian Document Format)')
  if (textOf(value).length > TEXT_MAX_CHARS) throw badField('description', `The entered text is too long. It exceeds the allowed limit of ${TEXT_MAX_CHARS} characters.`)
  return value
}

/** Reads `fields` of an edit or a creation into a change, or refuses the first field that can't be set. */
export const changeIn = (call: Call, project: Project, fields: Record<string, unknown>): IssueChange => {
  const change: IssueChange = {}
  for (const [fieldId, value] of Object.entries(fields)) setOne(call, project, change, fieldId, value)
  return change
}

const setOne = (call: Call, project: Project, change: IssueChange, fieldId: string, value: unknown): void => {
  switch (fieldId) {
    case 'summary': change.summary = summaryIn(value); return
    case 'description': change.description = descriptionIn(value); return
    case 'labels':
      if (!Array.isArray(value) || value.some((each) => typeof each !== 'string' || /\s/.test(each))) throw badField('labels', "The label can't contain spaces.")
      change.labels = value as string[]
      return
    case 'priority': {
      const { id, name } = object(value)
      const priority = [...call.site.priorities.entries()].map(([, each]) => each).find((each) => each.id === id || each.name === name)
      if (priority === undefined) throw badField('priority', 'Priority is invalid.')
      change.priorityId = priority.id
      return
    }
    case 'assignee': {
      if (!has(call.actor, 'ASSIGN_ISSUES', project)) throw notSettable(fieldId)
      change.assigneeId = assignable(call, project, accountIn(call, 'assignee', value))
      return
    }
    case 'reporter':
      if (!has(call.actor, 'MODIFY_REPORTER', project)) throw notSettable(fieldId)
      change.reporterId = accountIn(call, 'reporter', value)
      return
    case REQUEST_TYPE_FIELD: {
      const id = typeof value === 'string' ? value : String(object(value)['id'] ?? object(object(value)['requestType'])['id'] ?? '')
      const desk = call.site.deskOfProject(project.id)
      const type = call.site.requestTypes.get(id)
      if (type === undefined || type.serviceDeskId !== desk?.id) throw badField(fieldId, 'The request type does not exist in this space.')
      change.requestTypeId = type.id
      return
    }
    case PARTICIPANTS_FIELD:
      change.participants = (Array.isArray(value) ? value : []).flatMap((each) => accountIn(call, fieldId, each) ?? [])
      return
    case ORGANIZATIONS_FIELD:
      change.organizationIds = (Array.isArray(value) ? value : []).map((each) => {
        const id = String(each)
        if (call.site.organizations.get(id) === undefined) throw badField(fieldId, `Organization ${id} does not exist.`)
        return id
      })
      return
    default: {
      const field = call.site.field(fieldId)
      // Fields of a Forge app that are read-only, and anything that isn't on the screen.
      if (field === undefined || !field.custom || field.app?.readOnly !== false) throw notSettable(fieldId)
      change.values = { ...change.values, [field.id]: value }
    }
  }
}

/** Whoever is to be assigned must be one who can have issues there. */
export const assignable = (call: Call, project: Project, accountId: string | null): string | null => {
  if (accountId === null) return null
  const person = call.site.personById(accountId)
  if (person === undefined || !has({ person, isApp: false }, 'ASSIGNABLE_USER', project)) {
    throw badField('assignee', `User '${accountId}' cannot be assigned issues.`)
  }
  return accountId
}

const notSettable = (fieldId: string): Error =>
  badField(fieldId, `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`)
