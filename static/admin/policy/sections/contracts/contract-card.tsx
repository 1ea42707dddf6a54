import Button from '@atlaskit/button/new'
import type { Contract } from '../../../../../src/domain/policy/policy'
import { anyOf } from '../../../../../src/domain/policy/list-words'
import { same } from '../../../../../src/domain/policy/same'
import { localDay } from '../../../../../src/domain/words'
import { now } from '../../../../shared/server-time'
import { useZone } from '../../../../shared/viewer'
import { ChangedDot, ChoiceField, DayField, SelectField, TextField } from '../../../parts/policy-fields'
import { termWords } from '../../core/contract-term'
import { toggled } from '../../core/edit'
import { counted } from '../../core/counted'
import { problemsBelow, useDraft } from '../../shell/draft-context'
import { OtherProblems } from '../../shell/section-frame'
import { useLists } from '../../shell/use-site-lists'

interface Props {
  contract: Contract
  path: string
  isOpen: boolean
  onToggle: () => void
  onContract: (contract: Contract) => void
  onRemove: () => void
}

const FIELDS = ['organizationId', 'organizationName', 'from', 'until', 'requestTypeIds']

/** One contract in a line, with how long it still runs; opened, its parts are edited in place. */
export function ContractCard({ contract, path, isOpen, onToggle, onContract, onRemove }: Props) {
  const { active, problems, isLocked } = useDraft()
  const { requestType } = useLists()
  const zone = useZone()
  const published = active.contracts.find(({ id }) => id === contract.id)
  const wrong = problemsBelow(problems, path, isOpen ? FIELDS.map((field) => `${path}.${field}`) : [])
  const title = contract.organizationName.trim() || contract.organizationId.trim() || 'New contract'
  const types = contract.requestTypeIds.length === 0 ? 'All request types' : contract.requestTypeIds.length > 3 ? counted(contract.requestTypeIds.length, 'request type') : anyOf(contract.requestTypeIds.map(requestType))
  return (
    <section className="card stack" aria-label={title}>
      <div className="rule-head">
        <div>
          <h2 className="heading-xsmall">
            {title}
            {!same(published, contract) && <ChangedDot />}
          </h2>
          <p className="subtle">
            {types}. {termWords(contract, localDay(now(), zone))}.
          </p>
        </div>
        <Button aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : isLocked ? 'Look at' : 'Edit'} ${title}`} onClick={onToggle}>
          {isOpen ? 'Close' : isLocked ? 'Look' : 'Edit'}
        </Button>
      </div>
      <OtherProblems problems={wrong} />
      {isOpen && <ContractForm contract={contract} path={path} onContract={onContract} onRemove={onRemove} />}
    </section>
  )
}

function ContractForm({ contract, path, onContract, onRemove }: Pick<Props, 'contract' | 'path' | 'onContract' | 'onRemove'>) {
  const { errorAt, isLocked } = useDraft()
  const { requestTypes } = useLists()
  const at = (field: string) => ({ path: `${path}.${field}`, isDisabled: isLocked, error: errorAt(`${path}.${field}`) })
  return (
    <div className="stack">
      <OrganizationFields contract={contract} at={at} onContract={onContract} />
      <div className="row-top">
        <DayField {...at('from')} label="First day" value={contract.from} onValue={(from) => onContract({ ...contract, from })} />
        <DayField {...at('until')} label="Last day" helper="Both days are covered. Empty: no end." value={contract.until} onValue={(until) => onContract({ ...contract, until })} />
      </div>
      <ChoiceField {...at('requestTypeIds')} label="Covered request types" helper="None chosen: all are covered." chosen={contract.requestTypeIds} options={requestTypes}
        onChosen={(id, isIn) => onContract({ ...contract, requestTypeIds: toggled(contract.requestTypeIds, id, isIn) })} />
      {!isLocked && (
        <div>
          <Button appearance="subtle" onClick={onRemove}>
            Remove contract
          </Button>
        </div>
      )}
    </div>
  )
}

/** Chosen from Jira's organisations; where Jira doesn't list them to this admin, typed. */
function OrganizationFields({ contract, at, onContract }: Pick<Props, 'contract' | 'onContract'> & { at: (field: string) => { path: string; isDisabled: boolean; error: string | null } }) {
  const { organizations, organization } = useLists()
  if (organizations === null) {
    return (
      <div className="row-top">
        <TextField {...at('organizationId')} label="Organisation's id" isRequired helper="Jira shows it in the address of the organisation's page." value={contract.organizationId} maxLength={100} onValue={(organizationId) => onContract({ ...contract, organizationId })} />
        <TextField {...at('organizationName')} label="Organisation's name" isRequired value={contract.organizationName} onValue={(organizationName) => onContract({ ...contract, organizationName })} />
      </div>
    )
  }
  const isKnown = organizations.some(({ value }) => value === contract.organizationId)
  const unknown = contract.organizationId === '' ? { value: '', label: 'Choose an organisation' } : { value: contract.organizationId, label: `${contract.organizationName} (not on this site)` }
  const error = at('organizationId').error ?? at('organizationName').error
  return (
    <SelectField {...at('organizationId')} error={error} label="Organisation" isRequired value={contract.organizationId} options={isKnown ? organizations : [unknown, ...organizations]}
      onValue={(organizationId) => onContract({ ...contract, organizationId, organizationName: organization(organizationId) })} />
  )
}
