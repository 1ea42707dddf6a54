import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { extensionAri } from './app-identity'
import { read } from './request'

const FIELDS = z.array(z.object({ id: z.string().min(1), schema: z.object({ custom: z.string().optional() }).optional() }))

const allFields = () => read({ as: 'app', operation: 'getFields', path: route`/rest/api/3/field` }, FIELDS)

/** JSM's field of a request's participants; its id is another on each site, its type is not. */
const PARTICIPANTS_TYPE = 'com.atlassian.servicedesk:sd-request-participants'

/** The number in the field's id, for JQL; null: the site has none. */
export const participantsFieldId = async (): Promise<string | null> => {
  const field = (await allFields()).find(({ schema }) => schema?.custom === PARTICIPANTS_TYPE)
  return field === undefined ? null : (/^customfield_(\d+)$/.exec(field.id)?.[1] ?? null)
}

/** As the app: the app's own fields are those whose type is one of its modules (platform-facts.md 2, "Custom field"). */
export const fieldIds: Jira['fieldIds'] = async () => {
  const ours = extensionAri('')
  const fields = await allFields()
  return Object.fromEntries(
    fields.flatMap((field) => {
      const type = field.schema?.custom
      return type?.startsWith(ours) === true ? [[type.slice(ours.length), field.id]] : []
    }),
  )
}
