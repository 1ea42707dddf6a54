import { z } from 'zod'
import { badRequest } from '../http/error'
import { bodyOf, noContent, ok, type Route } from '../http/route'
import { statusBean } from '../issues/beans'
import { guardWrites } from '../issues/write-limits'
import type { Transition } from '../model'
import { browsable } from '../permissions/permissions'
import { type SiteState, required } from '../state'
import { mayTransition, transitionsOf, transitIssue } from './transitions'

const TransitionBody = z.object({ transition: z.object({ id: z.union([z.string(), z.number()]).transform(String) }) })

const transitionBean = (site: SiteState, origin: string, each: Transition): Record<string, unknown> => ({
  id: each.id,
  name: each.name,
  to: statusBean(origin, required(site.statuses.get(each.to), `status ${each.to}`)),
  hasScreen: each.screen !== null,
  isGlobal: each.type === 'GLOBAL',
  isInitial: false,
  isAvailable: true,
  isConditional: false,
  isLooped: false,
})

export const TRANSITION_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/transitions', audience: 'account', answer: 'cloud:Transitions',
    run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      const wanted = call.query.get('transitionId')
      const open = mayTransition(call.site, call.actor, issue) ? transitionsOf(call.site, issue) : []
      return ok({
        expand: 'transitions',
        transitions: open.filter((each) => wanted === null || each.id === wanted).map((each) => transitionBean(call.site, call.origin, each)),
      })
    },
  },
  {
    method: 'POST', path: '/rest/api/3/issue/{issueIdOrKey}/transitions', audience: 'account',
    async run(call) {
      const issue = browsable(call.site, call.actor, call.param('issueIdOrKey'))
      const { transition: { id } } = bodyOf(call, TransitionBody)
      const transition = mayTransition(call.site, call.actor, issue) ? transitionsOf(call.site, issue).find((each) => each.id === id) : undefined
      if (transition === undefined) {
        throw badRequest(`It seems that you have tried to perform a workflow operation (${nameOf(call.site.workflowOf(call.site.projectOf(issue)).transitions, id)}) that is not valid for the current state of this issue (${issue.key}). The likely cause is that somebody has changed the issue recently, please look at the issue history for details.`)
      }
      guardWrites(call, issue)
      await transitIssue(call.site, issue, transition, call.actor.person?.accountId ?? null)
      return noContent()
    },
  },
]

const nameOf = (transitions: readonly Transition[], id: string): string => transitions.find((each) => each.id === id)?.name ?? id
