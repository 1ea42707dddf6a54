import { z } from 'zod'
import { badRequest, noSuchIssue } from './http/error'
import { bodyOf, type Call, created, noContent, type Route } from './http/route'
import { raiseRequest } from './desk/raise-request'
import { refuseFileTypes } from './attachments/add-attachment'
import { addComment } from './comments/change-comment'
import { cloneIssue, moveIssue } from './issues/move-issue'
import type { Issue } from './model'
import { sharesRequest } from './permissions/permissions'
import { adfOf } from './text'
import { forceStatus } from './workflow/transitions'

const Named = z.object({ issueKey: z.string(), person: z.string().default('jira-admin') })
const MailBody = z.object({
  from: z.string(), subject: z.string(), text: z.string(), serviceDeskId: z.string().default('1'), requestTypeId: z.string().optional(), issueKey: z.string().optional(),
})

const AVATAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="#8590a2"/><circle cx="24" cy="19" r="8" fill="#fff"/><path d="M8 42a16 16 0 0 1 32 0z" fill="#fff"/></svg>'

/** Doors of the sandbox itself: what happens to a Jira site from elsewhere than its REST. */
export const SANDBOX_ROUTES: readonly Route[] = [
  {
    /** An admin's bulk change or import: sets a status past all workflow rules; updated:issue follows. */
    method: 'POST', path: '/sandbox/site/force-status', audience: 'anyone',
    run(call) {
      const { issue, actorId } = named(call)
      const wanted = bodyOf(call, z.object({ status: z.string() })).status
      const status = [...call.site.statuses.entries()].map(([, each]) => each).find((each) => each.name === wanted || each.id === wanted)
      if (status === undefined || !call.site.workflowOf(call.site.projectOf(issue)).statusIds.includes(status.id)) {
        throw badRequest(`${issue.key} can't have the status ${wanted}`)
      }
      forceStatus(call.site, issue, status, actorId)
      return noContent()
    },
  },
  {
    /** Jira's move, which skips validators too. */
    method: 'POST', path: '/sandbox/site/move', audience: 'anyone',
    run(call) {
      const { issue, actorId } = named(call)
      const project = call.site.projectByIdOrKey(bodyOf(call, z.object({ projectKey: z.string() })).projectKey)
      if (project === undefined) throw badRequest('There is no such project')
      return created({ issueKey: moveIssue(call.site, issue, project, actorId).key })
    },
  },
  {
    method: 'POST', path: '/sandbox/site/clone', audience: 'anyone',
    run(call) {
      const { issue, actorId } = named(call)
      const clone = cloneIssue(call.site, issue, actorId)
      return created({ issueId: clone.id, issueKey: clone.key })
    },
  },
  {
    /** Takes an account away, or gives it back. */
    method: 'POST', path: '/sandbox/site/account', audience: 'anyone',
    run(call) {
      const { person: key, active } = bodyOf(call, z.object({ person: z.string(), active: z.boolean() }))
      const person = call.site.people.get(key)
      if (person === undefined) throw badRequest(`There is no person ${key}`)
      call.site.putPerson({ ...person, active })
      return noContent()
    },
  },
  {
    /** Kinds of file that the site takes no more, by the ends of their names; an empty list takes all. */
    method: 'POST', path: '/sandbox/site/file-types', audience: 'anyone',
    run(call) {
      refuseFileTypes(call.site, bodyOf(call, z.object({ refused: z.array(z.string().regex(/^[a-z0-9]+$/)) })).refused)
      return noContent()
    },
  },
  {
    /** Mail to a desk: a new request, or with `issueKey` a comment on one, as JSM's mail handler makes them. */
    method: 'POST', path: '/sandbox/site/mail', audience: 'anyone',
    run: (call) => receiveMail(call),
  },
  {
    method: 'GET', path: '/sandbox/site/avatar', audience: 'anyone',
    run: () => ({ status: 200, bytes: Buffer.from(AVATAR), headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=3600' } }),
  },
]

/** The issue that a body names, and who does it: the Jira administrator unless it says otherwise. */
const named = (call: Call): { issue: Issue; actorId: string | null } => {
  const { issueKey, person } = bodyOf(call, Named)
  const issue = call.site.issueByIdOrKey(issueKey)
  if (issue === undefined) throw noSuchIssue()
  return { issue, actorId: call.site.people.get(person)?.accountId ?? null }
}

const receiveMail = (call: Call): ReturnType<typeof created> => {
  const mail = bodyOf(call, MailBody)
  const person = call.site.accounts().find((each) => each.email.toLowerCase() === mail.from.toLowerCase())
  if (person === undefined) throw badRequest(`${mail.from} is no customer of this site`)
  if (mail.issueKey !== undefined) {
    const issue = call.site.issueByIdOrKey(mail.issueKey)
    if (issue === undefined || !sharesRequest(person, issue)) throw noSuchIssue()
    return created({ commentId: addComment(call.site, issue, { authorId: person.accountId, body: adfOf(mail.text), public: true }).id })
  }
  const requestTypeId = mail.requestTypeId ?? [...call.site.requestTypes.entries()].map(([, each]) => each).find((each) => each.serviceDeskId === mail.serviceDeskId)?.id ?? ''
  const issue = raiseRequest(call.site, { person, isApp: false }, {
    serviceDeskId: mail.serviceDeskId, requestTypeId, values: { summary: mail.subject, description: mail.text }, channel: 'email',
  })
  return created({ issueId: issue.id, issueKey: issue.key })
}
