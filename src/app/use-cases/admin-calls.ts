import type { Wire } from '../../api/answers'
import { parseProjectId } from '../../domain/ids'
import { getProject } from '../admin/get-project'
import { getSite } from '../admin/get-site'
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

export const adminCalls: UseCases<'admin'> = {
  getSite: async (ports, asker, input) => {
    const authorised = await authorise(ports, asker, 'admin.getSite', 'site', {})
    return authorised.ok ? getSite(ports, asker.caller, input, ports.clock.now()) : authorised
  },
  getProject: ofProject('admin.getProject', getProject),
  saveProject: ofProject('admin.saveProject', saveProject),
  runSetup: ofProject('admin.runSetup', runSetup),
}
