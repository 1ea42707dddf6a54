import { route } from '@forge/api'
import type { Jira } from '../app/ports'
import { adfOf } from './adf'
import { isAccountId, numericId } from './ids'
import { write } from './request'

/** Comment property that names the effect which made the comment, so that a doubtful one is found again (design.md). */
export const EFFECT_PROPERTY = 'retrac-effect'
/** JSM's own: without it a comment on a request is public (platform-rest.md 3.3). Ours always say which they are. */
const VISIBILITY_PROPERTY = 'sd.public.comment'

/** As the app. */
export const addComment: Jira['addComment'] = (issueId, comment) =>
  write({
    as: 'app',
    operation: 'addComment',
    path: route`/rest/api/3/issue/${numericId(issueId)}/comment`,
    method: 'POST',
    body: {
      body: adfOf(comment.text, comment.mentions?.filter(isAccountId)),
      properties: [
        { key: VISIBILITY_PROPERTY, value: { internal: !comment.public } },
        { key: EFFECT_PROPERTY, value: { id: comment.effectId } },
      ],
    },
  })
