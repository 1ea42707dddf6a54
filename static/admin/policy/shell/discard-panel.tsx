import { useState } from 'react'
import Button from '@atlaskit/button/new'
import { useSpeak } from '../../../shared/parts/announcer'
import { counted } from '../core/counted'
import { BarPanel } from './bar-panel'
import { useDraft } from './draft-context'

/** Asks once: a discarded draft is gone. */
export function DiscardPanel({ onClose }: { onClose: () => void }) {
  const { keeper, changes } = useDraft()
  const speak = useSpeak()
  const [isBusy, setBusy] = useState(false)
  const discard = async (): Promise<void> => {
    setBusy(true)
    if (await keeper.discard()) speak('The draft is discarded.')
    onClose()
  }
  return (
    <BarPanel title="Discard the draft?" onClose={onClose}>
      <p>{changes.length === 0 ? 'It changes nothing.' : `Its ${counted(changes.length, 'change')} will be gone. The published rules stay as they are.`}</p>
      <div className="row">
        <Button appearance="danger" isLoading={isBusy} onClick={() => void discard()}>
          Discard draft
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </BarPanel>
  )
}
