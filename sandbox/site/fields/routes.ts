import { page } from '../http/page'
import { listOf, ok, type Route } from '../http/route'
import type { Field } from '../model'

const detailsBean = (field: Field): Record<string, unknown> => ({
  id: field.id, key: field.key, name: field.name, custom: field.custom, orderable: true, navigable: true, searchable: true,
  clauseNames: field.clauseNames, schema: field.schema, untranslatedName: field.name,
})

const pagedBean = (field: Field): Record<string, unknown> => ({
  id: field.id, key: field.key, name: field.name, description: field.description, schema: field.schema, isLocked: field.app !== undefined,
})

export const FIELD_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/field', audience: 'licensed', answer: 'cloud:FieldDetails[]',
    run: (call) => ok(call.site.fields().map(detailsBean)),
  },
  {
    method: 'GET', path: '/rest/api/3/field/search', audience: 'licensed', answer: 'cloud:PageField',
    run(call) {
      const types = listOf(call, 'type')
      const ids = listOf(call, 'id')
      const query = call.query.get('query')?.toLowerCase() ?? ''
      const found = call.site.fields().filter((each) =>
        (types.length === 0 || types.includes(each.custom ? 'custom' : 'system')) && (ids.length === 0 || ids.includes(each.id))
        && (each.name.toLowerCase().includes(query) || each.description.toLowerCase().includes(query)))
      return ok(page(call, found.map(pagedBean)))
    },
  },
]
