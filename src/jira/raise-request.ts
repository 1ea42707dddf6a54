import { route } from '@forge/api'
import { z } from 'zod'
import { JiraUnavailable } from '../app/ports'
import type { Jira } from '../app/ports'
import { PANEL_KEYS } from '../app/record-incident'
import { appUuid } from './app-identity'
import { isAccountId, numericId } from './ids'
import { send, write } from './request'
import { issueId } from './shapes'

const RAISED = z.object({ issueId, issueKey: z.string().min(1) })
/** Errors of the service-desk API (platform-rest.md 3.2). */
const REFUSED = z.object({ errorMessage: z.string() })
const REFUSED_WORDS_MAX = 300
const BAD_REQUEST = 400
const NOT_ALLOWED = new Set([401, 403, 404])
const ODD_SHAPE_STATUS = 502

/**
 * As the agent, on a customer's behalf: whether he may, and for whom, is Jira's to say. Never repeated here: Jira knows no
 * idempotency key, so whoever calls takes care that it is called once.
 */
export const raiseRequest: Jira['raiseRequest'] = async ({ serviceDeskId, requestTypeId, customerAccountId, summary, description }) => {
  if (!isAccountId(customerAccountId)) return { kind: 'refused', why: '' }
  const call = {
    as: 'user' as const,
    operation: 'raiseRequest',
    path: route`/rest/servicedeskapi/request`,
    method: 'POST' as const,
    body: {
      serviceDeskId: numericId(serviceDeskId),
      requestTypeId: numericId(requestTypeId),
      raiseOnBehalfOf: customerAccountId,
      requestFieldValues: { summary, ...(description === '' ? {} : { description }) },
    },
  }
  const response = await send(call)
  if (NOT_ALLOWED.has(response.status)) return { kind: 'notAllowed' }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.status === BAD_REQUEST) return { kind: 'refused', why: (REFUSED.safeParse(body).data?.errorMessage ?? '').slice(0, REFUSED_WORDS_MAX) }
  if (!response.ok) throw new JiraUnavailable(response.status, call.operation, null)
  const raised = RAISED.safeParse(body)
  if (!raised.success) throw new JiraUnavailable(ODD_SHAPE_STATUS, call.operation, null)
  return { kind: 'raised', issueId: raised.data.issueId, key: raised.data.issueKey }
}

/** As the app, under the key where the portal stores the create panel's answers (platform-facts.md 2). */
export const writePanelAnswers: Jira['writePanelAnswers'] = (id, { impact, urgency }) =>
  write({
    as: 'app',
    operation: 'writePanelAnswers',
    path: route`/rest/api/3/issue/${numericId(id)}/properties/${appUuid()}`,
    method: 'PUT',
    body: [
      { key: PANEL_KEYS.impact, value: impact },
      { key: PANEL_KEYS.urgency, value: urgency },
    ],
  })
