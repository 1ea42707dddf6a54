import { requestJira } from '@forge/bridge'

/** Where a file goes: the request, and the service desk that takes its files. */
export interface UploadPlace {
  requestKey: string
  /** null: the host didn't name it; the request itself does. */
  serviceDeskId: string | null
}

/** What is being done, in order; the last step, naming the file in the answer, is the caller's. */
export type UploadStep = 'reading' | 'sending' | 'attaching'

export interface AttachedFile {
  attachmentId: string
  /** 64 hex digits of what this browser read. */
  sha256: string
}

export type UploadRefusal =
  /** `limitBytes` null: more than the site takes, and it didn't say how much that is. */
  | { kind: 'tooLarge'; limitBytes: number | null }
  | { kind: 'typeRefused' }
  /** This person may not add files to the request. */
  | { kind: 'notAllowed' }
  /** An account without a session of its own (`unlicensed`, platform-facts.md section 7). */
  | { kind: 'notFromHere' }
  /** Gone from the disk, or not readable. */
  | { kind: 'unreadable' }
  /** `mayHaveArrived`: the last call's answer was lost, so the file may stand on the request all the same. */
  | { kind: 'failed'; mayHaveArrived: boolean }

export type Upload = { ok: true; file: AttachedFile } | { ok: false; refusal: UploadRefusal }

/** Every site takes as much, so the site's limit is asked for only beyond it: the smallest that Jira lets an admin choose by default is 10 MB. */
const SURELY_TAKEN_BYTES = 10 * 1024 * 1024
const REQUEST_KEY = /^[A-Z][A-Z0-9_]+-\d+$/
const DIGITS = /^\d+$/

class Refused extends Error {
  constructor(readonly refusal: UploadRefusal) {
    super(refusal.kind)
  }
}

/**
 * Puts a file on the request as the customer, by the service desk's own two calls (platform-rest.md section 3.2), so
 * that it stands in the activity like any file of theirs. Never rejects.
 */
export async function attachToRequest(file: File, place: UploadPlace, onStep: (step: UploadStep) => void): Promise<Upload> {
  let mayHaveArrived = false
  try {
    onStep('reading')
    await refuseTooLarge(file)
    const sha256 = await checksumOf(file).catch(() => {
      throw new Refused({ kind: 'unreadable' })
    })
    onStep('sending')
    const temporaryId = await sendTemporary(file, await serviceDeskOf(place))
    onStep('attaching')
    mayHaveArrived = true
    return { ok: true, file: { attachmentId: await attach(temporaryId, place.requestKey), sha256 } }
  } catch (error) {
    return { ok: false, refusal: error instanceof Refused ? error.refusal : { kind: 'failed', mayHaveArrived } }
  }
}

/** SHA-256 in hex, by this browser. @throws where the file can't be read any more */
export async function checksumOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function refuseTooLarge(file: File): Promise<void> {
  if (file.size <= SURELY_TAKEN_BYTES) return
  const response = await requestJira('/rest/api/3/attachment/meta')
  // A site that doesn't tell its limit tells it by refusing.
  if (!response.ok) return
  const limit = field(await response.json(), 'uploadLimit')
  if (typeof limit === 'number' && file.size > limit) throw new Refused({ kind: 'tooLarge', limitBytes: limit })
}

async function serviceDeskOf({ requestKey, serviceDeskId }: UploadPlace): Promise<string> {
  if (serviceDeskId !== null && DIGITS.test(serviceDeskId)) return serviceDeskId
  const response = await requestJira(requestPath(requestKey))
  if (!response.ok) throw await refusedBy(response)
  const id = String(field(await response.json(), 'serviceDeskId'))
  if (!DIGITS.test(id)) throw new Refused({ kind: 'failed', mayHaveArrived: false })
  return id
}

async function sendTemporary(file: File, serviceDeskId: string): Promise<string> {
  const form = new FormData()
  form.append('file', file)
  const response = await requestJira(`/rest/servicedeskapi/servicedesk/${serviceDeskId}/attachTemporaryFile`, {
    method: 'POST',
    headers: { 'X-Atlassian-Token': 'no-check' },
    body: form,
  })
  if (!response.ok) throw await refusedBy(response)
  const [first] = list(field(await response.json(), 'temporaryAttachments'))
  const id = field(first, 'temporaryAttachmentId')
  if (typeof id !== 'string') throw new Refused({ kind: 'failed', mayHaveArrived: false })
  return id
}

async function attach(temporaryId: string, requestKey: string): Promise<string> {
  const response = await requestJira(`${requestPath(requestKey)}/attachment`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ temporaryAttachmentIds: [temporaryId], public: true }),
  })
  if (!response.ok) throw await refusedBy(response)
  const [first] = list(field(field(await response.json(), 'attachments'), 'values'))
  const id = attachmentIdOf(first)
  if (id === null) throw new Refused({ kind: 'failed', mayHaveArrived: true })
  return id
}

/** The service desk's answer names an attachment only in its links: `.../rest/api/2/attachment/10042`. */
function attachmentIdOf(attachment: unknown): string | null {
  const link = field(field(attachment, '_links'), 'jiraRest')
  return typeof link === 'string' ? (/\/attachment\/(\d+)$/.exec(link)?.[1] ?? null) : null
}

function requestPath(requestKey: string): string {
  if (!REQUEST_KEY.test(requestKey)) throw new Refused({ kind: 'failed', mayHaveArrived: false })
  return `/rest/servicedeskapi/request/${requestKey}`
}

/** What an answer that isn't ok means for the person; Jira words some refusals as 400, so its text is looked at too. */
async function refusedBy(response: Response): Promise<Refused> {
  const text = await response.text().catch(() => '')
  if (response.status === 401) return new Refused({ kind: 'notFromHere' })
  if (response.status === 403) return new Refused({ kind: 'notAllowed' })
  if (response.status === 413 || /maximum|too large|larger than/i.test(text)) return new Refused({ kind: 'tooLarge', limitBytes: limitIn(text) })
  if (response.status === 415 || (response.status === 400 && /\b(type|extension|format)\b/i.test(text))) return new Refused({ kind: 'typeRefused' })
  return new Refused({ kind: 'failed', mayHaveArrived: false })
}

/** "... its maximum permitted size of 10,485,760 bytes." */
function limitIn(text: string): number | null {
  const digits = /(\d[\d,.]*)\s*bytes/i.exec(text)?.[1]?.replace(/[,.]/g, '')
  return digits === undefined ? null : Number(digits)
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
