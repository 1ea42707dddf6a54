import type { Field } from '../model'

const system = (id: string, name: string, type: string, clauseNames: string[], items?: string): Field => ({
  id, key: id, name, description: '', custom: false, clauseNames,
  schema: { type, ...(items === undefined ? {} : { items }), system: id },
})

const custom = (number: number, name: string, type: string, custom: string, items?: string): Field => ({
  id: `customfield_${number}`, key: `customfield_${number}`, name, description: '', custom: true,
  clauseNames: [`cf[${number}]`, name],
  schema: { type, ...(items === undefined ? {} : { items }), custom, customId: number },
})

/** JSM's own custom fields: ids as on a fresh Cloud site, types as Jira names them. */
export const REQUEST_TYPE_FIELD = 'customfield_10010'
export const ORGANIZATIONS_FIELD = 'customfield_10002'
export const PARTICIPANTS_FIELD = 'customfield_10026'

/** The fields that a site has before any app is installed. */
export const SYSTEM_FIELDS: readonly Field[] = [
  system('summary', 'Summary', 'string', ['summary']),
  system('description', 'Description', 'string', ['description']),
  system('issuetype', 'Work type', 'issuetype', ['issuetype', 'type']),
  system('project', 'Space', 'project', ['project']),
  system('status', 'Status', 'status', ['status']),
  { ...system('statusCategory', 'Status Category', 'statusCategory', ['statusCategory']) },
  system('statuscategorychangedate', 'Status Category Changed', 'datetime', ['statusCategoryChangedDate']),
  system('priority', 'Priority', 'priority', ['priority']),
  system('assignee', 'Assignee', 'user', ['assignee']),
  system('reporter', 'Reporter', 'user', ['reporter']),
  system('creator', 'Creator', 'user', ['creator']),
  system('created', 'Created', 'datetime', ['created', 'createdDate']),
  system('updated', 'Updated', 'datetime', ['updated', 'updatedDate']),
  system('resolution', 'Resolution', 'resolution', ['resolution']),
  system('resolutiondate', 'Resolved', 'datetime', ['resolutiondate', 'resolved']),
  system('labels', 'Labels', 'array', ['labels'], 'string'),
  system('attachment', 'Attachment', 'array', ['attachments'], 'attachment'),
  system('comment', 'Comment', 'comments-page', ['comment']),
  custom(10_010, 'Request Type', 'sd-customerrequesttype', 'com.atlassian.servicedesk:vp-origin'),
  custom(10_002, 'Organizations', 'array', 'com.atlassian.servicedesk:sd-customer-organizations', 'sd-customerorganization'),
  custom(10_026, 'Request participants', 'array', 'com.atlassian.servicedesk:sd-request-participants', 'user'),
]
