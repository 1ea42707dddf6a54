import { badRequest, Refusal } from '../http/error'
import type { Actor } from '../http/route'
import { changeIssue } from '../issues/change-issue'
import { VALIDATOR_TIMEOUT_MS } from '../limits'
import type { Issue, Rule, Status, Transition } from '../model'
import { has } from '../permissions/permissions'
import { appUuid, type SiteState, required } from '../state'

/** Rule key of every Forge workflow validator, those with a function too (rest 3.3, workflow create). */
export const FORGE_VALIDATOR_RULE = 'forge:expression-validator'

/** The transitions that lead on from an issue's status, for someone who may transition it. */
export const transitionsOf = (site: SiteState, issue: Issue): Transition[] =>
  site.workflowOf(site.projectOf(issue)).transitions.filter((each) =>
    each.type === 'GLOBAL' ? each.to !== issue.statusId : each.type === 'DIRECTED' && each.from.includes(issue.statusId))

export const mayTransition = (site: SiteState, actor: Actor, issue: Issue): boolean => has(actor, 'TRANSITION_ISSUES', site.projectOf(issue))

/** Takes an issue through a transition: validators first, then the move (rest 3.3, POST transitions). */
export const transitIssue = async (site: SiteState, issue: Issue, transition: Transition, actorId: string | null): Promise<Issue> => {
  for (const rule of transition.validators) await obey(site, issue, transition, rule)
  const latest = required(site.issueByIdOrKey(issue.id), `issue ${issue.id}`)
  // A validator runs for seconds: whoever moved the issue meanwhile has won.
  if (latest.statusId !== issue.statusId) throw new Refusal(409, ['The work item was changed by someone else. Reload it and try again.'])
  return changeIssue(site, latest, { statusId: transition.to }, actorId)
}

/** Sets a status as a bulk change or an import does, past all rules; the ordinary event follows. */
export const forceStatus = (site: SiteState, issue: Issue, status: Status, actorId: string | null): Issue =>
  changeIssue(site, issue, { statusId: status.id }, actorId)

const obey = async (site: SiteState, issue: Issue, transition: Transition, rule: Rule): Promise<void> => {
  if (rule.ruleKey !== FORGE_VALIDATOR_RULE) return
  const app = site.app
  const moduleKey = moduleKeyOf(rule)
  // An app that is gone, or doesn't know the module any more, can't let anyone pass (facts 2, validator).
  if (app === null || moduleKey === null || !app.validators.includes(moduleKey)) throw refusal(UNANSWERED)
  const outcome = await within(VALIDATOR_TIMEOUT_MS, app.validate(moduleKey, {
    issue: { key: issue.key },
    configuration: configurationOf(rule),
    transition: { from: { id: issue.statusId }, to: { id: transition.to }, modifiedFields: {} },
  })).catch(() => null)
  if (outcome === null) throw refusal(UNANSWERED)
  if (!outcome.result) throw refusal(outcome.errorMessage ?? UNANSWERED)
}

const UNANSWERED = 'We can’t complete this transition because an app could not check it. Try again, or ask your admin.'

const refusal = (message: string): Refusal => badRequest(message)

/** The module that a rule's extension ARI names: .../static/{moduleKey}. */
const moduleKeyOf = (rule: Rule): string | null => rule.parameters['key']?.split('/static/')[1] ?? null

export const extensionAri = (site: SiteState, moduleKey: string): string =>
  `ari:cloud:ecosystem::extension/${appUuid(site.app?.appId ?? '')}/${site.app?.environmentId ?? ''}/static/${moduleKey}`

const configurationOf = (rule: Rule): unknown => {
  const text = rule.parameters['config']
  if (text === undefined || text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
