import { useRef } from 'react'
import Button from '@atlaskit/button/new'
import Lozenge from '@atlaskit/lozenge'
import type { Policy } from '../../../../../src/domain/policy/policy'
import { ChangedDot, TextField } from '../../../parts/policy-fields'
import { removeAt, replaceAt } from '../../core/edit'
import { same } from '../../core/same'
import { problemsBelow, useDraft } from '../../shell/draft-context'
import { OtherProblems, SectionFrame } from '../../shell/section-frame'

type Tool = Policy['remoteTools'][number]
const LIST = 'remoteTools'

/** Tools that a remote session may name. One that was published stands in records, so it can be retired, not removed. */
export default function RemoteTools() {
  const { edit, active, problems, change, isLocked } = useDraft()
  const list = useRef<HTMLUListElement>(null)
  const put = (update: (tools: Tool[]) => Tool[]): void => change((before) => ({ ...before, remoteTools: update(before.remoteTools) }))
  return (
    <SectionFrame title="Remote tools" question="With which tools may an agent ask to connect? Customers approve one tool for one session.">
      <div className="stack fields">
        <OtherProblems problems={problems.filter(({ path }) => path === LIST)} />
        <ul className="rows" ref={list}>
          {edit.remoteTools.map((tool, index) => {
            const published = active.remoteTools.find(({ name }) => name === tool.name)
            return (
              <ToolRow
                key={index}
                tool={tool}
                published={published}
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

function ToolRow({ tool, published, path, onTool, onRemove }: { tool: Tool; published: Tool | undefined; path: string; onTool: (tool: Tool) => void; onRemove: () => void }) {
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
