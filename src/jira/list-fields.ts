import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { extensionAri } from './app-identity'
import { read } from './request'

const FIELDS = z.array(z.object({ id: z.string().min(1), schema: z.object({ custom: z.string().optional() }).optional() }))

/** As the app: the app's own fields are those whose type is one of its modules (platform-facts.md 2, "Custom field"). */
export const fieldIds: Jira['fieldIds'] = async () => {
  const ours = extensionAri('')
  const fields = await read({ as: 'app', operation: 'getFields', path: route`/rest/api/3/field` }, FIELDS)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const type = field.schema?.custom
      return type?.startsWith(ours) === true ? [[type.slice(ours.length), field.id]] : []
    }),
  )
}
