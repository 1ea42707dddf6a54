import { useState } from 'react'
import Button from '@atlaskit/button/new'
import type { Contract } from '../../../../../src/domain/policy/policy'
import { now } from '../../../../shared/server-time'
import { newId } from '../../core/new-id'
import { removeAt, replaceAt } from '../../core/edit'
import { useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import { ContractCard } from './contract-card'
import { ScopeRules } from './scope-rules'
import { ScopeTest } from './scope-test'

const LIST = 'contracts'
const indexIn = (path: string): number => Number(/^contracts\.(\d+)/.exec(path)?.[1] ?? -1)

/** What each organisation's contract covers, what questions the scope, and a box to try both. */
export default function Contracts() {
  const { edit, active, problems, change, isLocked, target } = useDraft()
  const [open, setOpen] = useState<string | null>(null)
  const [led, setLed] = useState<typeof target>(null)
  // A problem's link leads into its contract, which must be open when the focus comes.
  if (target !== null && target !== led) {
    setLed(target)
    setOpen(edit.contracts[indexIn(target.path)]?.id ?? open)
  }
  const put = (update: (contracts: Contract[]) => Contract[]): void => change((before) => ({ ...before, contracts: update(before.contracts) }))
  const add = (): void => {
    const id = newId('contract', now(), [...edit.contracts, ...active.contracts].map((contract) => contract.id))
    put((contracts) => [...contracts, { id, organizationId: '', organizationName: '', from: null, until: null, requestTypeIds: [] }])
    setOpen(id)
  }
  return (
    <SectionFrame title="Contracts" question="What is covered, for whom, from when to when? An organisation without a contract is covered, unless a rule below questions it.">
      <div className="stack">
        <OtherProblems problems={problems.filter(({ path }) => path === LIST)} />
        {edit.contracts.map((contract, index) => (
          <ContractCard
            key={contract.id}
            contract={contract}
            path={`${LIST}.${index}`}
            isOpen={open === contract.id}
            onToggle={() => setOpen(open === contract.id ? null : contract.id)}
            onContract={(next) => put((contracts) => replaceAt(contracts, index, next))}
            onRemove={() => put((contracts) => removeAt(contracts, index))}
          />
        ))}
        {edit.contracts.length === 0 && <p className="subtle">There is no contract yet.</p>}
        {!isLocked && (
          <div>
            <Button onClick={add}>Add a contract</Button>
          </div>
        )}
      </div>
      <ScopeRules />
      <ScopeTest />
    </SectionFrame>
  )
}
