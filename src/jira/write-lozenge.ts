import { route } from '@forge/api'
import type { Jira } from '../app/ports'
import { appUuid } from './app-identity'
import { numericId } from './ids'
import { write } from './request'

const CONTEXT_MODULE = 'retrac-issue-context'

/**
 * As the app: the property from which Jira draws a context panel's status in its head. The name's pattern is that of
 * the issue context page for Connect (`com.atlassian.jira.issue:{app}:{module}:status`); for Forge no page read here
 * names it, so a real site has to confirm it. Where it is wrong, the head keeps the manifest's static status.
 */
export const writeLozenge: Jira['writeLozenge'] = (issueId, lozenge) =>
  write({
    as: 'app',
    operation: 'writeLozenge',
    path: route`/rest/api/3/issue/${numericId(issueId)}/properties/${`com.atlassian.jira.issue:${appUuid()}:${CONTEXT_MODULE}:status`}`,
    method: 'PUT',
    body: lozenge,
  })
