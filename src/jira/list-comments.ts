import { route } from '@forge/api'
import { z } from 'zod'
import type { Jira } from '../app/ports'
import { COMMENT, effectIdOf } from './get-comment'
import { numericId } from './ids'
import { readOrNull } from './request'

const PAGE = z.object({ total: z.number(), comments: z.array(COMMENT) })
const PAGE_SIZE = 50
/** A doubtful comment is looked for soon after it was tried; 200 newer ones by then are more than anybody writes. */
const PAGES_MAX = 4

/** As the app, newest first: whether the comment of an effect is there already. */
export const hasCommentOf: Jira['hasCommentOf'] = async (issueId, effectId) => {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const startAt = page * PAGE_SIZE
    const answer = await readOrNull(
      {
        as: 'app',
        operation: 'getComments',
        path: route`/rest/api/3/issue/${numericId(issueId)}/comment?orderBy=-created&startAt=${String(startAt)}&maxResults=${String(PAGE_SIZE)}&expand=properties`,
      },
      PAGE,
    )
    if (answer === null) return false
    if (answer.comments.some((comment) => effectIdOf(comment) === effectId)) return true
    if (answer.comments.length === 0 || startAt + answer.comments.length >= answer.total) return false
  }
  return false
}
