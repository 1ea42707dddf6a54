import { useCallback, useState } from 'react'
import Button from '@atlaskit/button/new'
import type { PolicyVersion, Wire } from '../../../../../src/api/answers'
import { policyChanges } from '../../../../../src/domain/policy/changes'
import type { Policy } from '../../../../../src/domain/policy/policy'
import { Message } from '../../../../shared/desk/message'
import { useSpeak } from '../../../../shared/parts/announcer'
import { LoadProblem, Skeleton } from '../../../../shared/parts/states'
import { SelectField } from '../../../parts/policy-fields'
import { admin, useLoaded } from '../../../queries'
import { counted } from '../../core/counted'
import { ChangeList } from '../../shell/change-list'
import { useDraft } from '../../shell/draft-context'
import { useLists } from '../../shell/use-site-lists'

/** A version beside any other: the one before it, unless the admin chooses. */
export function VersionDetail({ version, isInForce }: { version: number; isInForce: boolean }) {
  const { desk, active } = useDraft()
  const others = desk.versions.map((row) => row.version).filter((other) => other !== version)
  const [chosen, setChosen] = useState(others.find((other) => other < version) ?? others[0] ?? null)
  return (
    <div className="stack">
      {chosen === null ? (
        <p className="subtle">There is no other version to compare it with.</p>
      ) : (
        <>
          <div className="version-with">
            <SelectField
              label="Compare with"
              error={null}
              value={String(chosen)}
              options={others.map((other) => ({ value: String(other), label: `Version ${other}${other === active.version ? ', in force' : ''}` }))}
              onValue={(other) => setChosen(Number(other))}
            />
          </div>
          <Differences version={version} other={chosen} />
        </>
      )}
      {!isInForce && <Restore version={version} />}
    </div>
  )
}

function Differences({ version, other }: { version: number; other: number }) {
  const { active } = useDraft()
  const names = useLists()
  const load = useCallback(() => loadBoth(version, other, active), [version, other, active])
  const { loaded, again } = useLoaded(load)
  if (loaded.state === 'loading') return <Skeleton heights={[60]} label={`Loading version ${version}`} />
  if (loaded.state === 'problem') return <LoadProblem problem={loaded.problem} again={again} />
  const changes = policyChanges(loaded.answer.other, loaded.answer.policy, names)
  if (changes.length === 0) return <p className="subtle">The same rules as version {other}.</p>
  return (
    <>
      <p className="subtle">
        Version {version} differs from version {other} in {counted(changes.length, 'place')}:
      </p>
      <ChangeList changes={changes} />
    </>
  )
}

/** The rules in force are here already; a version never changes. */
async function loadBoth(version: number, other: number, active: Policy): Promise<Wire<{ policy: Policy; other: Policy }>> {
  const read = async (wanted: number): Promise<Wire<Pick<PolicyVersion, 'policy'>>> => (wanted === active.version ? { ok: true, answer: { policy: active } } : admin.getVersion({ version: wanted }))
  const [one, two] = await Promise.all([read(version), read(other)])
  if (!one.ok) return one
  return two.ok ? { ok: true, answer: { policy: one.answer.policy, other: two.answer.policy } } : two
}

/** A draft that stands already is asked about first, since the old rules take its place. */
function Restore({ version }: { version: number }) {
  const { keeper, changes, desk, saving, isLocked } = useDraft()
  const speak = useSpeak()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const replaces = desk.draft !== null || saving !== 'saved'
  if (isLocked) return <p className="subtle">Take the draft over to restore a version.</p>
  const restore = async (): Promise<void> => {
    setAsking(false)
    setBusy(true)
    if (await keeper.restore(version)) speak(`Version ${version} is in the draft.`)
    setBusy(false)
  }
  if (isAsking) {
    return (
      <Message tone="warning" spoken title={`Replace the draft with version ${version}?`}>
        <div className="stack">
          <p>The draft's {counted(changes.length, 'change')} will be gone. Nothing is published yet.</p>
          <div className="row">
            <Button onClick={() => void restore()}>Replace the draft</Button>
            <Button appearance="subtle" onClick={() => setAsking(false)}>
              Cancel
            </Button>
          </div>
        </div>
      </Message>
    )
  }
  return (
    <div className="row">
      <Button isLoading={isBusy} onClick={() => (replaces ? setAsking(true) : void restore())}>
        Restore as draft
      </Button>
      <p className="small subtlest">What stands under Set-up stays as it is: projects have their own page.</p>
    </div>
  )
}
