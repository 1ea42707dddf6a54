import { useState } from 'react'
import Button from '@atlaskit/button/new'
import Lozenge from '@atlaskit/lozenge'
import type { PolicyDesk } from '../../../../../src/api/answers'
import { now } from '../../../../shared/server-time'
import { instantWords } from '../../../../shared/time'
import { useZone } from '../../../../shared/viewer'
import { useDraft } from '../../shell/draft-context'
import { SectionFrame } from '../../shell/section-frame'
import { useName } from '../../shell/use-name'
import { VersionDetail } from './version-detail'

type Row = PolicyDesk['versions'][number]

/** Every published version: who, when, what it changed, and the way back. */
export default function Versions() {
  const { desk, active } = useDraft()
  const [open, setOpen] = useState<number | null>(null)
  return (
    <SectionFrame title="Versions" question="Which rules held when? A version never changes; an old one can be brought back as a draft.">
      <ul className="rows">
        {desk.versions.map((row) => (
          <VersionRow key={row.version} row={row} isInForce={row.version === active.version} isOpen={open === row.version} onToggle={() => setOpen(open === row.version ? null : row.version)} />
        ))}
      </ul>
      {desk.versions.length === 0 && <p className="subtle">Nothing has been published yet: the rules are the defaults.</p>}
    </SectionFrame>
  )
}

function VersionRow({ row, isInForce, isOpen, onToggle }: { row: Row; isInForce: boolean; isOpen: boolean; onToggle: () => void }) {
  const zone = useZone()
  const who = useName(row.publishedBy, row.publishedBy === null ? 'ReTRAC' : 'an admin')
  return (
    <li className="version-row">
      <div className="version-head">
        <p className="row">
          <span className="medium">Version {row.version}</span>
          {isInForce && <Lozenge appearance="success">In force</Lozenge>}
        </p>
        <p className="subtle tabular">
          {who}, {instantWords(row.publishedAt, now(), zone)}
        </p>
        <Button aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Compare'} version ${row.version}`} onClick={onToggle}>
          {isOpen ? 'Close' : 'Compare'}
        </Button>
      </div>
      {isOpen && <VersionDetail version={row.version} isInForce={isInForce} />}
    </li>
  )
}
