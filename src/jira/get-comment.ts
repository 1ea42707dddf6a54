import { route } from '@forge/api'
import { z } from 'zod'
import type { CommentFacts, Jira } from '../app/ports'
import { EFFECT_PROPERTY } from './add-comment'
import { isOnlyFiles } from './adf'
import { isNumericId, numericId } from './ids'
import { readOrNull } from './request'
import { entityProperties, instant, user } from './shapes'

const EFFECT = z.object({ id: z.string() })

export const COMMENT = z.object({
  id: z.string().min(1),
  created: instant,
  updated: instant.optional(),
  /** On a request, a comment that doesn't say otherwise is public (platform-rest.md 3.3). */
  jsdPublic: z.boolean().default(true),
  author: user.nullish(),
  body: z.unknown().optional(),
  properties: entityProperties.optional(),
})

/** Id of the effect that a comment of the app was made by; null for anybody else's. */
export const effectIdOf = (comment: z.output<typeof COMMENT>): string | null => {
  const property = comment.properties?.find((each) => each.key === EFFECT_PROPERTY)
  return EFFECT.safeParse(property?.value).data?.id ?? null
}

/** As the app; null: there is none (any more). Nothing decides by its words: only whether there are any is read. */
export const getComment: Jira['comment'] = async (issueId, commentId): Promise<CommentFacts | null> => {
  if (!isNumericId(commentId)) return null
  const comment = await readOrNull(
    {
      as: 'app',
      operation: 'getComment',
      path: route`/rest/api/3/issue/${numericId(issueId)}/comment/${commentId}?expand=properties`,
    },
    COMMENT,
  )
  if (comment === null) return null
  return {
    id: comment.id,
    createdAt: comment.created,
    updatedAt: comment.updated ?? comment.created,
    public: comment.jsdPublic,
    authorAccountId: comment.author?.accountId ?? null,
    authorAccountType: comment.author?.accountType ?? null,
    effectId: effectIdOf(comment),
    onlyFiles: isOnlyFiles(comment.body),
  }
}
