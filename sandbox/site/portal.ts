import { z } from 'zod'
import type { Person, PortalRequest } from '../kernel/types'
import { Refusal } from './http/error'
import type { Actor } from './http/route'
import { raiseRequest } from './desk/raise-request'
import { appUuid, type SiteState } from './state'

const Body = z.object({
  serviceDeskId: z.string(), requestTypeId: z.string(), requestFieldValues: z.record(z.string(), z.unknown()),
  panel: z.object({ fields: z.array(z.object({ key: z.string(), value: z.unknown() })), isValid: z.boolean() }).optional(),
  raiseOnBehalfOf: z.string().optional(),
})

/**
 * What the portal's create form does. The create panel's answers become an issue property whose key is the UUID of
 * the app's id (facts 2, Portal create panel), in place before the created event goes out.
 * Its shape, an object of the answers by their keys, is what other apps are seen to read back.
 */
export const createPortalRequest = (site: SiteState, person: Person | null, given: PortalRequest): Response => {
  const visitor = person === null || person.key === 'anonymous'
  const actor: Actor = { person: visitor ? null : person, isApp: false }
  try {
    const body = Body.safeParse(given)
    if (!body.success) throw new Refusal(400, [`Invalid request: ${body.error.issues[0]?.path.join('.') ?? ''}`])
    const { panel, requestFieldValues, ...rest } = body.data
    if (panel?.isValid === false) throw new Refusal(400, ['Your request could not be created: an app says that its part of the form is not complete.'])
    const app = site.app
    const properties = panel === undefined || app === null ? {} : { [appUuid(app.appId)]: Object.fromEntries(panel.fields.map(({ key, value }) => [key, value])) }
    const issue = raiseRequest(site, actor, {
      ...rest, values: requestFieldValues, raiseOnBehalfOf: rest.raiseOnBehalfOf, channel: visitor ? 'anonymousportal' : 'portal', properties,
    })
    return Response.json({ issueId: issue.id, issueKey: issue.key, requestTypeId: issue.requestTypeId, serviceDeskId: rest.serviceDeskId }, { status: 201 })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ errorMessage: error.messages.join(' ') || Object.values(error.errors).join(' ') }, { status: error.status })
  }
}
