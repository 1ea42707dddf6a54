import Button from '@atlaskit/button/new'
import { Message } from '../../../shared/desk/message'
import { clockTime } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import { useDraft } from './draft-context'
import { useName } from './use-name'

/** What stands over a section: another admin's draft, a lost race, or a call that failed. */
export function DraftMessages() {
  const { isLocked, conflict, problem, saving, keeper } = useDraft()
  if (conflict) return <Conflict />
  return (
    <>
      {isLocked && <Locked />}
      {problem !== null && (
        <Message
          tone={problem.kind === 'busy' || problem.kind === 'movedOn' ? 'warning' : 'error'}
          spoken
          action={saving === 'waiting' ? <Button onClick={() => void keeper.save()}>Try again</Button> : undefined}
        >
          {problem.text}
        </Message>
      )}
    </>
  )
}

function useWho(): { who: string; at: string } {
  const zone = useZone()
  const { draft } = useDraft().desk
  const who = useName(draft?.savedBy ?? null, 'another admin')
  return { who, at: draft === null ? '' : clockTime(draft.savedAt, zone) }
}

function Locked() {
  const { keeper } = useDraft()
  const { who, at } = useWho()
  return (
    <Message tone="information" action={<Button onClick={() => void keeper.takeOver()}>Take over</Button>}>
      Draft by {who}, {at}. You can read it; take it over to go on with it.
    </Message>
  )
}

function Conflict() {
  const { keeper, desk } = useDraft()
  const { who, at } = useWho()
  const isMine = desk.draft?.mine === true
  const whoWords = isMine ? 'You' : `${who.charAt(0).toUpperCase()}${who.slice(1)}`
  const what = desk.draft === null ? 'Someone published or discarded the draft while you were editing.' : `${whoWords} saved the draft at ${at}${isMine ? ' in another window' : ''} while you were editing${isMine ? ' here' : ''}.`
  return (
    <Message
      tone="warning"
      title={what}
      spoken
      action={
        <div className="row">
          <Button onClick={() => void keeper.keepMine()}>{isMine ? 'Keep what is here' : 'Keep mine'}</Button>
          <Button appearance="subtle" onClick={keeper.useTheirs}>
            {isMine ? 'Use the other' : 'Use theirs'}
          </Button>
        </div>
      }
    >
      Your changes are still here, and not saved. {isMine ? 'Keep them in place of the other ones, or take the other ones and lose these.' : 'Keep yours in place of theirs, or take theirs and lose yours.'}
    </Message>
  )
}
