import { useState } from 'react'
import { contractScope, questioningRule } from '../../../../../src/domain/policy/contracts'
import type { Contract, Policy } from '../../../../../src/domain/policy/policy'
import { localDay } from '../../../../../src/domain/words'
import { ScopeFact } from '../../../../shared/parts/chips'
import { now } from '../../../../shared/server-time'
import { useZone } from '../../../../shared/viewer'
import { SelectField } from '../../../parts/policy-fields'
import { useDraft } from '../../shell/draft-context'
import type { SiteLists } from '../../shell/use-site-lists'
import { useLists } from '../../shell/use-site-lists'

const NONE = { value: '', label: 'None' }

/** Organisations that can be tried: Jira's, else those that contracts name. */
const organizationsOf = ({ organizations }: SiteLists, contracts: readonly Contract[]) =>
  organizations ?? [...new Map(contracts.filter(({ organizationId }) => organizationId !== '').map(({ organizationId, organizationName }) => [organizationId, { value: organizationId, label: organizationName }])).values()]

/** What would be decided of a request, by the same function that decides at recording. */
export function ScopeTest() {
  const { edit } = useDraft()
  const lists = useLists()
  const zone = useZone()
  const [organizationId, setOrganizationId] = useState('')
  const [requestTypeId, setRequestTypeId] = useState('')
  const found = scopeWords(edit, lists, organizationId, requestTypeId, localDay(now(), zone))
  return (
    <section className="card stack" aria-labelledby="scope-test-heading">
      <div>
        <h2 id="scope-test-heading">Try it</h2>
        <p className="subtle">What would be decided of a request raised today, by this draft?</p>
      </div>
      <div className="two-columns">
        <SelectField label="Organisation" error={null} value={organizationId} options={[NONE, ...organizationsOf(lists, edit.contracts)]} onValue={setOrganizationId} />
        <SelectField label="Request type" error={null} value={requestTypeId} options={[NONE, ...lists.requestTypes]} onValue={setRequestTypeId} />
      </div>
      <div className="quote" role="status">
        <p className="row">
          <ScopeFact scope={found.scope} />
        </p>
        <p>{found.why}</p>
      </div>
    </section>
  )
}

/** The scope, and the rule or contract that decides it, in a sentence. */
export function scopeWords(policy: Pick<Policy, 'contracts' | 'scopeRules'>, lists: Pick<SiteLists, 'organization' | 'requestType'>, organizationId: string, requestTypeId: string, day: string): { scope: 'in' | 'toDecide'; why: string } {
  const organizationIds = organizationId === '' ? [] : [organizationId]
  const typeId = requestTypeId === '' ? null : requestTypeId
  const cover = contractScope(policy, organizationIds, typeId, day)
  const name = organizationId === '' ? 'A request without an organisation' : lists.organization(organizationId)
  const contractWords = {
    covered: `A contract of ${name} covers it.`,
    notCovered: `${name} has a contract, but none covers this today.`,
    noContract: organizationId === '' ? `${name} has no contract.` : `No contract names ${name}.`,
  }[cover.kind]
  const rule = questioningRule(policy, { organizationIds, requestTypeId: typeId, day })
  if (rule === null) return { scope: 'in', why: `${contractWords} No scope rule questions it.` }
  const number = policy.scopeRules.indexOf(rule) + 1
  return { scope: 'toDecide', why: `${contractWords} Scope rule ${number} decides${rule.reason.trim() === '' ? '.' : `: ${rule.reason}`}` }
}
