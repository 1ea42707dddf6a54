import type { IssueType, Priority, Project, Status, StatusCategory } from '../model'

/** Jira's three status categories, as its API numbers them. */
const CATEGORIES: Record<StatusCategory, { id: number; key: string; colorName: string; name: string }> = {
  TODO: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  IN_PROGRESS: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  DONE: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
}

export const categoryBean = (origin: string, category: StatusCategory): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/statuscategory/${CATEGORIES[category].id}`, ...CATEGORIES[category],
})

export const categoryName = (category: StatusCategory): string => CATEGORIES[category].name
export const categoryKey = (category: StatusCategory): string => CATEGORIES[category].key
export const categoryNumber = (category: StatusCategory): number => CATEGORIES[category].id

export const statusBean = (origin: string, status: Status): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/status/${status.id}`,
  description: status.description,
  iconUrl: `${origin}/images/icons/status_generic.gif`,
  name: status.name,
  id: status.id,
  statusCategory: categoryBean(origin, status.category),
})

export const issueTypeBean = (origin: string, type: IssueType): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/issuetype/${type.id}`,
  id: type.id,
  description: type.description,
  iconUrl: `${origin}/images/icons/issuetypes/generic.svg`,
  name: type.name,
  subtask: type.subtask,
  hierarchyLevel: type.subtask ? -1 : 0,
})

export const priorityBean = (origin: string, priority: Priority): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/priority/${priority.id}`,
  iconUrl: `${origin}/images/icons/priorities/generic.svg`,
  name: priority.name,
  id: priority.id,
})

export const projectBean = (origin: string, project: Project): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/project/${project.id}`,
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: project.type,
  simplified: false,
  avatarUrls: {
    '48x48': `${origin}/sandbox/site/avatar?size=48`, '24x24': `${origin}/sandbox/site/avatar?size=24`,
    '16x16': `${origin}/sandbox/site/avatar?size=16`, '32x32': `${origin}/sandbox/site/avatar?size=32`,
  },
})
