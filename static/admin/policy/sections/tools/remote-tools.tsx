import Button from '@atlaskit/button/new'
import Lozenge from '@atlaskit/lozenge'
import type { Policy } from '../../../../../src/domain/policy/policy'
import { same } from '../../../../../src/domain/policy/same'
import { ChangedDot, TextField } from '../../../parts/policy-fields'
import { removeAt, replaceAt } from '../../core/edit'
import { counted } from '../../core/counted'
import { problemsBelow, useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'
import { useImpact } from '../../shell/use-impact'

type Tool = Policy['remoteTools'][number]
const LIST = 'remoteTools'

/** Tools that a remote session may name. One that was published stands in records, so it can be retired, not removed. */
export default function RemoteTools() {
  const { edit, active, problems, change, isLocked } = useDraft()
  const impact = useImpact()
  const put = (update: (tools: Tool[]) => Tool[]): void => change((before) => ({ ...before, remoteTools: update(before.remoteTools) }))
  return (
    <SectionFrame title="Remote tools" question="With which tools may an agent ask to connect? Customers approve one tool for one session.">
      <div className="stack fields">
        <OtherProblems problems={problems.filter(({ path }) => path === LIST)} />
        <ul className="rows">
          {edit.remoteTools.map((tool, index) => {
            const published = active.remoteTools.find(({ name }) => name === tool.name)
            return (
              <ToolRow
                key={index}
                tool={tool}
                published={published}
                uses={impact?.ok === true ? (impact.answer.toolsInUse[tool.name] ?? 0) : 0}
                path={`${LIST}.${index}`}
                onTool={(next) => put((tools) => replaceAt(tools, index, next))}
                onRemove={() => put((tools) => removeAt(tools, index))}
              />
            )
          })}
        </ul>
        <p className="small subtlest">A published tool can be retired, not removed: approvals and records name it. A retired one can't be asked for; what was approved with it stays approved.</p>
        {!isLocked && (
          <div>
            <Button onClick={() => put((tools) => [...tools, { name: '', retired: false }])}>Add a tool</Button>
          </div>
        )}
      </div>
    </SectionFrame>
  )
}

function ToolRow({ tool, published, uses, path, onTool, onRemove }: { tool: Tool; published: Tool | undefined; uses: number; path: string; onTool: (tool: Tool) => void; onRemove: () => void }) {
  const { problems, errorAt, isLocked } = useDraft()
  const error = [errorAt(path), errorAt(`${path}.name`)].filter((text) => text !== null).join(' ') || null
  return (
    <li className="tool-row">
      <OtherProblems problems={problemsBelow(problems, path, [path, `${path}.name`])} />
      <div className="row-spread">
        {published === undefined ? (
          <TextField path={`${path}.name`} label="Tool" isRequired isChanged maxLength={100} isDisabled={isLocked} error={error} value={tool.name} onValue={(name) => onTool({ ...tool, name })} />
        ) : (
          <p className="row" data-path={path} tabIndex={-1}>
            <span className="medium">{tool.name}</span>
            {!same(tool, published) && <ChangedDot />}
            {tool.retired && <Lozenge>Retired</Lozenge>}
            {uses > 0 && <span className="small subtle">{counted(uses, 'open session')} {uses === 1 ? 'uses' : 'use'} it</span>}
            {error !== null && <span className="field-error">{error}</span>}
          </p>
        )}
        {!isLocked && published !== undefined && (
          <Button aria-label={`${tool.retired ? 'Bring back' : 'Retire'} ${tool.name}`} onClick={() => onTool({ ...tool, retired: !tool.retired })}>
            {tool.retired ? 'Bring back' : 'Retire'}
          </Button>
        )}
        {!isLocked && published === undefined && (
          <Button appearance="subtle" aria-label={`Remove ${tool.name || 'the new tool'}`} onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </li>
  )
}
