import type { Wire } from '../../api/answers'
import { parseProjectId } from '../../domain/ids'
import { getImpact } from '../admin/get-impact'
import { getProject } from '../admin/get-project'
import { getSite } from '../admin/get-site'
import { discardDraft, getPolicy, getVersion, publish, restoreVersion, saveDraft } from '../admin/policy-calls'
import { runSetup } from '../admin/run-setup'
import { saveProject } from '../admin/save-project'
import type { Asker } from '../authorise'
import { authorise } from '../authorise'
import type { Caller, Ports } from '../ports'
import { noAccess } from '../problems'
import type { UseCases } from './use-case'

type AdminWork<Input, Answer> = (ports: Ports, caller: Caller, input: Input, now: number) => Promise<Wire<Answer>>

/** Of one project: whoever administers it, or the site. */
const ofProject =
  <Input extends { projectId: string }, Answer>(act: string, work: AdminWork<Input, Answer>) =>
  async (ports: Ports, asker: Asker, input: Input): Promise<Wire<Answer>> => {
    const projectId = parseProjectId(input.projectId)
    if (projectId === null) return { ok: false, problem: noAccess() }
    const authorised = await authorise(ports, asker, act, 'project', { projectId })
    return authorised.ok ? work(ports, asker.caller, input, ports.clock.now()) : authorised
  }

/** Of the whole site: whoever administers it. */
const ofSite =
  <Input, Answer>(act: string, work: AdminWork<Input, Answer>) =>
  async (ports: Ports, asker: Asker, input: Input): Promise<Wire<Answer>> => {
    const authorised = await authorise(ports, asker, act, 'site', {})
    return authorised.ok ? work(ports, asker.caller, input, ports.clock.now()) : authorised
  }

export const adminCalls: UseCases<'admin'> = {
  getSite: ofSite('admin.getSite', getSite),
  getPolicy: ofSite('admin.getPolicy', getPolicy),
  saveDraft: ofSite('admin.saveDraft', saveDraft),
  discardDraft: ofSite('admin.discardDraft', discardDraft),
  getImpact: ofSite('admin.getImpact', getImpact),
  publish: ofSite('admin.publish', publish),
  getVersion: ofSite('admin.getVersion', getVersion),
  restoreVersion: ofSite('admin.restoreVersion', restoreVersion),
  getProject: ofProject('admin.getProject', getProject),
  saveProject: ofProject('admin.saveProject', saveProject),
  runSetup: ofProject('admin.runSetup', runSetup),
}
