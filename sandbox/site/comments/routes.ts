import { z } from 'zod'
import { badField, badRequest, notAllowed, notFound } from '../http/error'
import { bodyOf, type Call, created, listOf, noContent, numberOf, ok, type Route } from '../http/route'
import { PAGE_DEFAULT, PAGE_MAX, TEXT_MAX_CHARS } from '../limits'
import type { Comment, Issue } from '../model'
import { browsable, has, isAgent } from '../permissions/permissions'
import { guardWrites } from '../issues/write-limits'
import { isAdf, textOf } from '../text'
import { commentBean } from './beans'
import { addComment, deleteComment, editComment } from './change-comment'

/** Comment property by which the platform API makes an internal note (rest 3.3, POST comment). */
const INTERNAL_PROPERTY = 'sd.public.comment'

const Property = z.object({ key: z.string().optional(), value: z.unknown() })
const CommentBody = z.object({ body: z.unknown(), properties: z.array(Property).optional() })

const commentOf = (call: Call, issue: Issue): Comment => {
  const comment = call.site.commentsOf(issue.id).find((each) => each.id === call.param('id'))
  if (comment === undefined) throw notFound(`Can not find a comment for the id: ${call.param('id')}.`)
  return comment
}

/** A comment anywhere on the site that the caller may see, by its id alone. */
const commentById = (call: Call): Comment => {
  for (const [, comment] of call.site.comments.entries()) {
    if (comment.id !== call.param('commentId')) continue
    browsable(call.site, call.actor, comment.issueId)
    return comment
  }
  throw notFound(`Can not find a comment for the id: ${call.param('commentId')}.`)
}

const checkedBody = (body: unknown): unknown => {
  if (!isAdf(body)) throw badField('comment', 'Comment body is not valid!')
  const text = textOf(body)
  if (text === '' && JSON.stringify(body).length < 80) throw badField('comment', 'Comment body can not be empty!')
  if (text.length > TEXT_MAX_CHARS) throw badField('comment', `The entered text is too long. It exceeds the allowed limit of ${TEXT_MAX_CHARS} characters.`)
  return body
}

const propertiesOf = (given: readonly z.infer<typeof Property>[] | undefined): Record<string, unknown> =>
  Object.fromEntries((given ?? []).flatMap(({ key, value }) => (key === undefined ? [] : [[key, value]])))

/** Whether properties make the comment an internal note. */
const saysInternal = (properties: Record<string, unknown>): boolean => {
  const flag = properties[INTERNAL_PROPERTY]
  return typeof flag === 'object' && flag !== null && (flag as { internal?: unknown }).internal === true
}

const mayEdit = (call: Call, issue: Issue, comment: Comment, all: string, own: string): void => {
  const project = call.site.projectOf(issue)
  const his = comment.authorId === call.actor.person?.accountId
  if (!has(call.actor, all, project) && !(his && has(call.actor, own, project))) {
    throw badRequest('You do not have the permission to edit this comment.')
  }
}

export const COMMENT_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/comment', audience: 'account', answer: 'cloud:PageOfComments',
    run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      const startAt = numberOf(call, 'startAt', 0)
      const maxResults = Math.min(numberOf(call, 'maxResults', PAGE_MAX), 5_000)
      const newestFirst = call.query.get('orderBy')?.startsWith('-') === true
      const all = call.site.commentsOf(issue.id)
      if (newestFirst) all.reverse()
      const comments = all.slice(startAt, startAt + maxResults)
      const withProperties = listOf(call, 'expand').includes('properties')
      return ok({ startAt, maxResults, total: all.length, comments: comments.map((each) => commentBean(call.site, call.origin, each, withProperties)) })
    },
  },
  {
    method: 'POST', path: '/rest/api/3/issue/{issueIdOrKey}/comment', audience: 'account', answer: 'cloud:Comment',
    run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      const project = call.site.projectOf(issue)
      if (!has(call.actor, 'ADD_COMMENTS', project)) throw notAllowed('You do not have the permission to comment on this work item.')
      guardWrites(call, issue)
      const given = bodyOf(call, CommentBody)
      const properties = propertiesOf(given.properties)
      // A collaborator without the agent licence writes internal notes only.
      const agent = project.type !== 'service_desk' || isAgent(call.actor, project)
      const comment = addComment(call.site, issue, {
        authorId: call.actor.person?.accountId ?? null, body: checkedBody(given.body), public: agent && !saysInternal(properties), properties,
      })
      return created(commentBean(call.site, call.origin, comment, listOf(call, 'expand').includes('properties')))
    },
  },
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', audience: 'account', answer: 'cloud:Comment',
    run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      return ok(commentBean(call.site, call.origin, commentOf(call, issue), listOf(call, 'expand').includes('properties')))
    },
  },
  {
    method: 'PUT', path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', audience: 'account', answer: 'cloud:Comment',
    run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      const comment = commentOf(call, issue)
      mayEdit(call, issue, comment, 'EDIT_ALL_COMMENTS', 'EDIT_OWN_COMMENTS')
      guardWrites(call, issue)
      const given = bodyOf(call, CommentBody)
      const properties = { ...comment.properties, ...propertiesOf(given.properties) }
      const isPublic = given.properties?.some(({ key }) => key === INTERNAL_PROPERTY) === true ? !saysInternal(properties) : comment.public
      const edited = editComment(call.site, issue, comment, { body: checkedBody(given.body), public: isPublic, properties }, call.actor.person?.accountId ?? null)
      return ok(commentBean(call.site, call.origin, edited, listOf(call, 'expand').includes('properties')))
    },
  },
  {
    method: 'DELETE', path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}', audience: 'account',
    run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      const comment = commentOf(call, issue)
      mayEdit(call, issue, comment, 'DELETE_ALL_COMMENTS', 'DELETE_OWN_COMMENTS')
      guardWrites(call, issue)
      deleteComment(call.site, issue, comment, call.actor.person?.accountId ?? null)
      return noContent()
    },
  },
  {
    method: 'POST', path: '/rest/api/3/comment/list', audience: 'account', answer: 'cloud:PageComment',
    run(call) {
      const { ids } = bodyOf(call, z.object({ ids: z.array(z.number()).max(1_000) }))
      const visible = [...call.site.comments.entries()].map(([, each]) => each).filter((each) => {
        const issue = call.site.issueByIdOrKey(each.issueId)
        return ids.includes(Number(each.id)) && issue !== undefined && has(call.actor, 'BROWSE_PROJECTS', call.site.projectOf(issue))
      })
      const withProperties = listOf(call, 'expand').includes('properties')
      return ok({
        startAt: 0, maxResults: PAGE_DEFAULT, total: visible.length, isLast: true,
        values: visible.map((each) => commentBean(call.site, call.origin, each, withProperties)),
      })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/comment/{commentId}/properties', audience: 'account', answer: 'cloud:PropertyKeys',
    run(call) {
      const comment = commentById(call)
      return ok({ keys: Object.keys(comment.properties).map((key) => ({ key, self: `${call.origin}/rest/api/3/comment/${comment.id}/properties/${encodeURIComponent(key)}` })) })
    },
  },
  {
    method: 'GET', path: '/rest/api/3/comment/{commentId}/properties/{propertyKey}', audience: 'account', answer: 'cloud:EntityProperty',
    run(call) {
      const comment = commentById(call)
      const key = call.param('propertyKey')
      if (!(key in comment.properties)) throw notFound(`The property ${key} does not exist.`)
      return ok({ key, value: comment.properties[key] })
    },
  },
  {
    method: 'PUT', path: '/rest/api/3/comment/{commentId}/properties/{propertyKey}', audience: 'account',
    run(call) {
      const comment = commentById(call)
      const issue = browsable(call.site, call.actor, comment.issueId)
      mayEdit(call, issue, comment, 'EDIT_ALL_COMMENTS', 'EDIT_OWN_COMMENTS')
      guardWrites(call, issue)
      const known = call.param('propertyKey') in comment.properties
      const properties = { ...comment.properties, [call.param('propertyKey')]: call.json }
      call.site.putComment({ ...comment, properties, public: saysInternal(properties) ? false : comment.public })
      return { status: known ? 200 : 201 }
    },
  },
]
