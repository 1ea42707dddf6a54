import type { CallingUser } from '../invocation'
import { isRecord, listOf, recordOf } from '../json'
import type { RestDoor } from '../rest-door'
import { BridgeError } from './error'

/** What the bridge hands back to the screen, which makes a Response of it. */
interface FetchAnswer {
  body: string
  headers: Record<string, string>
  status: number
  statusText: string
  isAttachment: boolean
}

const ATTACHMENT = /\/attachment\/(content|thumbnail)\//

/** `fetchProduct`: a screen's own call to Jira, always as the user (platform facts 6). */
export async function fetchProduct(rest: RestDoor, user: CallingUser, payload: unknown): Promise<FetchAnswer> {
  const { product, restPath, fetchRequestInit, isMultipartFormData } = recordOf(payload)
  if (product !== 'jira') throw new BridgeError('NotImplemented', `The sandbox has no product ${String(product)}.`)
  if (typeof restPath !== 'string') throw new BridgeError('BridgeAPIError', 'restPath must be a string.')
  // Unlicensed accounts have no session that a screen could call with (platform facts 7).
  if (user.accountType === 'unlicensed') return { body: '', headers: {}, status: 401, statusText: 'Unauthorized', isAttachment: false }
  const init = recordOf(fetchRequestInit)
  const headers = new Headers(listOf(init.headers).filter(isPair))
  const method = typeof init.method === 'string' ? init.method : 'GET'
  const text = typeof init.body === 'string' && init.body !== '' ? init.body : undefined
  const body = text !== undefined && isMultipartFormData === true ? formDataOf(text) : text
  if (body instanceof FormData) headers.delete('content-type')
  const principal = user.accountType === 'anonymous' ? ({ kind: 'anonymous' } as const) : ({ kind: 'user', accountId: user.accountId } as const)
  const response = await rest.call(principal, restPath, { method, headers, ...(body === undefined ? {} : { body }) }, null)
  const isAttachment = ATTACHMENT.test(restPath) && response.ok
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    body: bytes.toString(isAttachment ? 'base64' : 'utf8'),
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: response.statusText,
    isAttachment,
  }
}

/** The bridge sends a form as JSON, its file as base64 beside `__fileName` and `__fileType`. */
function formDataOf(text: string): FormData {
  const fields: unknown = JSON.parse(text)
  const form = new FormData()
  if (!isRecord(fields)) return form
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('__')) continue
    if (name !== 'file') {
      form.append(name, String(value))
      continue
    }
    const base64 = String(value).replace(/^data:[^,]*,/, '')
    const type = typeof fields.__fileType === 'string' ? fields.__fileType : 'application/octet-stream'
    form.append('file', new File([Buffer.from(base64, 'base64')], typeof fields.__fileName === 'string' ? fields.__fileName : 'file', { type }))
  }
  return form
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
}
