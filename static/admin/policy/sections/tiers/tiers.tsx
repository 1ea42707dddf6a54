import type { Role } from '../../../../../src/domain/policy/policy'
import { ROLES } from '../../../../../src/domain/policy/policy'
import { ChoiceField, SelectField } from '../../../parts/policy-fields'
import { toggled } from '../../core/edit'
import { useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import { useLists } from '../../shell/use-site-lists'

/** `ifUnset`: what follows from no group, where that undoes what the others' groups are for. */
const ROLE_WORDS: Record<Role, { label: string; helper: string; unset: string; ifUnset?: string }> = {
  tierI: { label: 'Tier I', helper: 'Reviews what comes in and hands it to the service desk.', unset: 'Every agent' },
  tierII: { label: 'Tier II', helper: 'Takes over where other expertise is needed.', unset: 'Every agent' },
  consultant: { label: 'Consultant', helper: 'Investigates before a manual diagnosis or remediation.', unset: 'Every agent', ifUnset: 'Without a group any agent may do that.' },
  lead: { label: 'Lead', helper: 'May act for either tier, and closes within the desk.', unset: 'Every agent', ifUnset: 'Without a group every agent is a lead, and acts for both tiers whatever their groups are.' },
  higherLevel: { label: 'Higher level', helper: 'Decides scope and takes escalations; its people are told.', unset: 'The leads' },
}

/** Who holds which role, and what starts at Tier II. */
export default function Tiers() {
  const { edit, desk, problems, change, errorAt, isChanged, isLocked } = useDraft()
  const { requestTypes } = useLists()
  const optionsOf = (role: Role) => {
    const chosen = edit.roleGroups[role]
    const groups = desk.groups.map((group) => ({ value: group, label: group }))
    const gone = chosen === null || desk.groups.includes(chosen) ? [] : [{ value: chosen, label: `${chosen} (not on this site)` }]
    return [{ value: '', label: ROLE_WORDS[role].unset }, ...gone, ...groups]
  }
  return (
    <SectionFrame title="Tiers" question="Whose group holds each role, and what starts at Tier II?">
      <section className="stack fields" aria-labelledby="roles-heading">
        <h2 id="roles-heading">Roles</h2>
        <OtherProblems problems={problems.filter(({ path }) => path === 'roleGroups')} />
        {ROLES.map((role) => {
          const path = `roleGroups.${role}`
          const { label, helper, ifUnset } = ROLE_WORDS[role]
          const words = edit.roleGroups[role] === null && ifUnset !== undefined ? `${helper} ${ifUnset}` : helper
          return (
            <SelectField key={role} path={path} label={label} helper={words} isDisabled={isLocked} isChanged={isChanged(path)} error={errorAt(path)} value={edit.roleGroups[role] ?? ''} options={optionsOf(role)}
              onValue={(group) => change((before) => ({ ...before, roleGroups: { ...before.roleGroups, [role]: group === '' ? null : group } }))} />
          )
        })}
      </section>
      <section className="stack" aria-labelledby="start-heading">
        <h2 id="start-heading">Starts at Tier II</h2>
        <ChoiceField path="startAtTierTwo" label="Request types" helper="Tier II then does both its own part and Tier I's." isDisabled={isLocked} isChanged={isChanged('startAtTierTwo')}
          error={problems.filter(({ path }) => path.startsWith('startAtTierTwo')).map(({ text }) => text).join(' ') || null} chosen={edit.startAtTierTwo} options={requestTypes}
          onChosen={(id, isIn) => change((before) => ({ ...before, startAtTierTwo: toggled(before.startAtTierTwo, id, isIn) }))} />
      </section>
    </SectionFrame>
  )
}
