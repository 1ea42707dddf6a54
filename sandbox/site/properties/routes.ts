import { badRequest, notAllowed, notFound } from '../http/error'
import { type Call, noContent, ok, type Route } from '../http/route'
import { guardWrites } from '../issues/write-limits'
import { PROPERTY_KEY_MAX_CHARS, PROPERTY_MAX_CHARS } from '../limits'
import type { Issue } from '../model'
import { browsable, has } from '../permissions/permissions'
import { sortable } from '../state'

const issueOf = (call: Call): Issue => browsable(call.site, call.actor, call.param('issueIdOrKey'))

const editable = (call: Call): Issue => {
  const issue = issueOf(call)
  if (!has(call.actor, 'EDIT_ISSUES', call.site.projectOf(issue))) throw notAllowed('You do not have permission to edit properties of this issue.')
  return issue
}

export const PROPERTY_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/properties', audience: 'account', answer: 'cloud:PropertyKeys',
    run(call) {
      const issue = issueOf(call)
      return ok({ keys: call.site.propertyKeysOf(issue.id).map((key) => ({ key, self: `${call.origin}/rest/api/3/issue/${issue.id}/properties/${encodeURIComponent(key)}` })) })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', audience: 'account', answer: 'cloud:EntityProperty',
    run(call) {
      const key = call.param('propertyKey')
      const value = call.site.issueProperty(issueOf(call).id, key)
      if (value === undefined) throw notFound(`The property with key ${key} does not exist.`)
      return ok({ key, value })
    },
  },
  {
    method: 'PUT', path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', audience: 'account',
    run(call) {
      const issue = editable(call)
      const key = call.param('propertyKey')
      if (key.length > PROPERTY_KEY_MAX_CHARS) throw badRequest(`Property key length must be ${PROPERTY_KEY_MAX_CHARS} characters or fewer.`)
      if (call.json === undefined) throw badRequest('The property value must be a valid, non-empty JSON.')
      if (JSON.stringify(call.json).length > PROPERTY_MAX_CHARS) throw badRequest(`The property value can not be longer than ${PROPERTY_MAX_CHARS} characters.`)
      guardWrites(call, issue)
      const known = call.site.issueProperty(issue.id, key) !== undefined
      call.site.issueProperties.put(`${sortable(issue.id)}/${key}`, call.json)
      return { status: known ? 200 : 201 }
    },
  },
  {
    method: 'DELETE', path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', audience: 'account',
    run(call) {
      const issue = editable(call)
      const key = call.param('propertyKey')
      if (call.site.issueProperty(issue.id, key) === undefined) throw notFound(`The property with key ${key} does not exist.`)
      guardWrites(call, issue)
      call.site.issueProperties.remove(`${sortable(issue.id)}/${key}`)
      return noContent()
    },
  },
]
