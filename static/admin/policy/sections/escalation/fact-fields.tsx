import type { Metric, RuleFact, Severity, Tier } from '../../../../../src/domain/policy/policy'
import { METRICS, SEVERITIES, TIERS } from '../../../../../src/domain/policy/policy'
import { tierWords } from '../../../../../src/domain/words'
import { METRIC, SEVERITY } from '../../../../shared/vocabulary'
import { ChoiceField, SelectField, TextField } from '../../../parts/policy-fields'
import { toggled } from '../../core/edit'
import type { Reading } from '../../core/read-duration'
import { readCount } from '../../core/read-duration'
import { useDraft } from '../../shell/draft-context'
import { useLists } from '../../shell/use-site-lists'
import { useTyped } from '../../shell/use-typed'

const severityOptions = SEVERITIES.map((value: Severity) => ({ value, label: SEVERITY[value].agent }))
const tierOptions = TIERS.map((value: Tier) => ({ value, label: tierWords(value) }))
const metricOptions = METRICS.map((value: Metric) => ({ value, label: METRIC[value].agent }))

const PARTS: Record<RuleFact['kind'], readonly string[]> = {
  severity: ['is'], tier: ['is'], requestType: ['is'], organization: ['is'], used: ['metric', 'percent'], transfers: ['atLeast'], reopened: ['atLeast'], words: ['any'],
}
/** Where a fact's problems stand at a field: at the fact as a whole its first field shows them. */
export const factPaths = (fact: RuleFact, path: string): string[] => [path, `${path}.kind`, ...PARTS[fact.kind].map((part) => `${path}.${part}`)]

interface Props<Fact extends RuleFact> {
  fact: Fact
  path: string
  onFact: (fact: RuleFact) => void
}
type FactOf<Kind extends RuleFact['kind']> = Extract<RuleFact, { kind: Kind }>

/** What a fact compares with. */
export function FactFields({ fact, path, onFact }: Props<RuleFact>) {
  const { requestTypes, organizations } = useLists()
  const { isLocked } = useDraft()
  const error = useFactError(path, PARTS[fact.kind][0] ?? '')
  const common = { path: `${path}.is`, isDisabled: isLocked, error }
  switch (fact.kind) {
    case 'severity':
      return <ChoiceField {...common} label="Is one of" chosen={fact.is} options={severityOptions} onChosen={(value, isIn) => onFact({ ...fact, is: toggled(fact.is, value, isIn) })} />
    case 'tier':
      return <ChoiceField {...common} label="Is one of" chosen={fact.is} options={tierOptions} onChosen={(value, isIn) => onFact({ ...fact, is: toggled(fact.is, value, isIn) })} />
    case 'requestType':
      return <ChoiceField {...common} label="Is one of" chosen={fact.is} options={requestTypes} onChosen={(value, isIn) => onFact({ ...fact, is: toggled(fact.is, value, isIn) })} />
    case 'organization':
      return organizations === null ? (
        <ListField {...common} label="Ids, with commas between" values={fact.is} onValues={(is) => onFact({ ...fact, is })} />
      ) : (
        <ChoiceField {...common} label="Is one of" chosen={fact.is} options={organizations} onChosen={(value, isIn) => onFact({ ...fact, is: toggled(fact.is, value, isIn) })} />
      )
    case 'words':
      return <ListField {...common} path={`${path}.any`} label="Any of these, with commas between" helper="Literal words, in capitals or not." values={fact.any} onValues={(any) => onFact({ ...fact, any })} />
    case 'used':
      return <UsedFields fact={fact} path={path} onFact={onFact} />
    case 'transfers':
    case 'reopened':
      return <TimesField fact={fact} path={path} onFact={onFact} />
  }
}

/** The fact's own problem and that of its first field stand together. */
function useFactError(path: string, part: string): string | null {
  const { errorAt } = useDraft()
  return [errorAt(path), errorAt(`${path}.${part}`)].filter((text) => text !== null).join(' ') || null
}

function UsedFields({ fact, path, onFact }: Props<FactOf<'used'>>) {
  const { isLocked, errorAt } = useDraft()
  const error = useFactError(path, 'percent')
  const percent = useTyped(`${path}.percent`, fact.percent, String, (text) => readCount(text.replace('%', '')), (value) => onFact({ ...fact, percent: value }))
  return (
    <div className="row-top">
      <SelectField path={`${path}.metric`} label="Of the goal of" isDisabled={isLocked} error={errorAt(`${path}.metric`)} value={fact.metric} options={metricOptions} onValue={(metric) => onFact({ ...fact, metric })} />
      <TextField path={`${path}.percent`} label="Has used, in %" isShort maxLength={6} isDisabled={isLocked} error={error} value={percent.text} onValue={percent.onText} onLeave={percent.onLeave} />
    </div>
  )
}

function TimesField({ fact, path, onFact }: Props<FactOf<'transfers' | 'reopened'>>) {
  const { isLocked } = useDraft()
  const error = useFactError(path, 'atLeast')
  const times = useTyped(`${path}.atLeast`, fact.atLeast, String, readCount, (atLeast) => onFact({ ...fact, atLeast }))
  return <TextField path={`${path}.atLeast`} label="At least, times" isShort maxLength={6} isDisabled={isLocked} error={error} value={times.text} onValue={times.onText} onLeave={times.onLeave} />
}

const readList = (text: string): Reading<string[]> => ({ ok: true, value: [...new Set(text.split(',').map((part) => part.trim()).filter((part) => part !== ''))] })

function ListField({ path, label, helper, error, isDisabled, values, onValues }: { path: string; label: string; helper?: string; error: string | null; isDisabled: boolean; values: string[]; onValues: (values: string[]) => void }) {
  const typed = useTyped(path, values, (list) => list.join(', '), readList, onValues)
  return <TextField path={path} label={label} maxLength={2_000} isDisabled={isDisabled} error={error} value={typed.text} onValue={typed.onText} onLeave={typed.onLeave} {...(helper === undefined ? {} : { helper })} />
}
