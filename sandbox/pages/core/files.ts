import type { JiraClient } from './http'

/** Attaches a file to a request as the portal does: sent first, then tied to the request, with a comment if there is one. */
export async function attachToRequest(jira: JiraClient, deskId: string, requestKey: string, file: File, comment: string): Promise<void> {
  const sent = await jira.upload<{ temporaryAttachments: { temporaryAttachmentId: string }[] }>(
    `/rest/servicedeskapi/servicedesk/${deskId}/attachTemporaryFile`, file)
  await jira.post(`/rest/servicedeskapi/request/${requestKey}/attachment`, {
    temporaryAttachmentIds: sent.temporaryAttachments.map((one) => one.temporaryAttachmentId),
    public: true,
    ...(comment.trim() ? { additionalComment: { body: comment } } : {}),
  })
}

/** Saves a file of the site to the visitor's computer; a plain link could not say who asks for it. */
export async function saveFile(jira: JiraClient, contentUrl: string, fileName: string): Promise<void> {
  const { pathname, search } = new URL(contentUrl, window.location.href)
  const address = URL.createObjectURL(await jira.blob(pathname + search))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
