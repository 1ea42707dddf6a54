import { useCallback, useState } from 'react'
import Button from '@atlaskit/button/new'
import { Message } from '../../../../shared/desk/message'
import { useSpeak } from '../../../../shared/parts/announcer'
import { LoadProblem, Skeleton } from '../../../../shared/parts/states'
import { admin, useLoaded } from '../../../queries'
import { counted } from '../../core/list-words'
import { useDraft } from '../../shell/draft-context'

/** What a version changed against the one before it, as sentences. */
export function VersionDetail({ version, isInForce }: { version: number; isInForce: boolean }) {
  const load = useCallback(() => admin.getVersion({ version }), [version])
  const { loaded, again } = useLoaded(load)
  if (loaded.state === 'loading') return <Skeleton heights={[60]} label={`Loading version ${version}`} />
  if (loaded.state === 'problem') return <LoadProblem problem={loaded.problem} again={again} />
  const { changes } = loaded.answer
  return (
    <div className="stack">
      {changes.length === 0 ? (
        <p className="subtle">{version === 1 ? 'The first version.' : `The same rules as version ${version - 1}.`}</p>
      ) : (
        <ul className="change-list">
          {changes.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {!isInForce && <Restore version={version} />}
    </div>
  )
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
          <p>The draft's {counted(changes, 'change')} will be gone. Nothing is published yet.</p>
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
    <div>
      <Button isLoading={isBusy} onClick={() => (replaces ? setAsking(true) : void restore())}>
        Restore as draft
      </Button>
    </div>
  )
}
