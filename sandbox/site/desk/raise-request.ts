import { Refusal } from '../http/error'
import type { Actor } from '../http/route'
import { createIssue } from '../issues/create-issue'
import { SUMMARY_MAX_CHARS, TEXT_MAX_CHARS } from '../limits'
import type { Channel, Issue, RequestType } from '../model'
import { isAgent, isCustomerOf, maySeeDesk } from '../permissions/permissions'
import { type SiteState, required } from '../state'
import { adfOf, isAdf } from '../text'

export interface RaiseRequest {
  serviceDeskId: string
  requestTypeId: string
  values: Record<string, unknown>
  participants?: readonly string[]
  raiseOnBehalfOf?: string | undefined
  isAdf?: boolean | undefined
  channel: Channel
  /** Issue properties that are there before the created event goes out. */
  properties?: Record<string, unknown>
}

/** The request type, if it is on that desk and the caller may see it. */
export const requestTypeOn = (site: SiteState, actor: Actor, serviceDeskId: string, requestTypeId: string): RequestType => {
  const desk = site.desks.get(serviceDeskId)
  if (desk === undefined || !maySeeDesk(site, actor, desk)) throw new Refusal(404, ['The Service Desk does not exist.'])
  const type = site.requestTypes.get(requestTypeId)
  if (type === undefined || type.serviceDeskId !== desk.id) throw new Refusal(404, ['The request type does not exist.'])
  return type
}

/** Makes a request as a customer's or an agent's form does: checks rights, people, fields, then the issue is made. */
export const raiseRequest = (site: SiteState, actor: Actor, given: RaiseRequest): Issue => {
  const type = requestTypeOn(site, actor, given.serviceDeskId, given.requestTypeId)
  const desk = required(site.desks.get(type.serviceDeskId), `service desk ${type.serviceDeskId}`)
  const project = required(site.projects.get(desk.projectId), `project ${desk.projectId}`)
  const reporterId = reporterOf(site, actor, given, isAgent(actor, project))
  const reporter = site.personById(reporterId)
  const texts = fieldsOf(site, type, given)
  const participants = (given.participants ?? []).map((id) => {
    if (site.personById(id) === undefined) throw new Refusal(400, [`The user ${id} does not exist.`])
    return id
  })
  // A customer's request is shared with his organisation on that desk: the sandbox's desks have that set.
  const organizationIds = (reporter?.organizations ?? []).filter((id) => desk.organizationIds.includes(id))
  return createIssue(site, {
    project, issueTypeId: type.issueTypeId, reporterId, creatorId: actor.person?.accountId ?? null, requestTypeId: type.id,
    participants, organizationIds, channel: given.channel, ...texts,
    ...(given.properties === undefined ? {} : { properties: given.properties }),
  })
}

const reporterOf = (site: SiteState, actor: Actor, { raiseOnBehalfOf, serviceDeskId }: RaiseRequest, agent: boolean): string | null => {
  if (raiseOnBehalfOf === undefined) return actor.person?.accountId ?? null
  if (!agent) throw new Refusal(403, ['You do not have permission to raise requests on behalf of others.'])
  const person = site.personById(raiseOnBehalfOf) ?? site.accounts().find((each) => each.email === raiseOnBehalfOf)
  const desk = site.desks.get(serviceDeskId)
  if (person === undefined || desk === undefined || !(isCustomerOf(person, desk) || person.licensed)) {
    throw new Refusal(400, [`Your request could not be created. The user ${raiseOnBehalfOf} is not a customer of this service space.`])
  }
  return person.accountId
}

interface Texts {
  summary: string
  description: unknown
  values: Record<string, unknown>
}

/** Checks each value against the request type's form, refusing the first that doesn't fit. */
const fieldsOf = (site: SiteState, type: RequestType, { values, isAdf: adfGiven }: RaiseRequest): Texts => {
  const known = new Set(type.fields.map((field) => field.fieldId))
  const strange = Object.keys(values).find((key) => !known.has(key))
  if (strange !== undefined) throw new Refusal(400, [`Your request could not be created. The field ${strange} is not on this form.`], {})
  for (const { fieldId, name, required: must } of type.fields) {
    const value = values[fieldId]
    if (must && (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))) {
      throw new Refusal(400, [`${name} is required.`])
    }
  }
  const summary = values['summary']
  if (typeof summary !== 'string' || summary.length > SUMMARY_MAX_CHARS || /[\r\n]/.test(summary)) {
    throw new Refusal(400, [`Summary must be one line of at most ${SUMMARY_MAX_CHARS} characters.`])
  }
  const description = values['description']
  const custom = Object.fromEntries(Object.entries(values).filter(([key]) => site.field(key)?.custom === true))
  return { summary: summary.trim(), description: descriptionOf(description, adfGiven === true), values: custom }
}

const descriptionOf = (given: unknown, adfGiven: boolean): unknown => {
  if (given === undefined || given === null || given === '') return null
  if (adfGiven) {
    if (!isAdf(given)) throw new Refusal(400, ['Description must be an Atlassian Document.'])
    return given
  }
  if (typeof given !== 'string') throw new Refusal(400, ['Description must be text.'])
  if (given.length > TEXT_MAX_CHARS) throw new Refusal(400, [`Description must be at most ${TEXT_MAX_CHARS} characters.`])
  return adfOf(given)
}
