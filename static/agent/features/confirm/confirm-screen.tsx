import { useEffect, useRef } from 'react'
import Button from '@atlaskit/button/new'
import { view } from '@forge/bridge'
import type { Confirmation } from '../../incident/confirmation'

/** The dialog before a step that cannot be taken back by the desk; the safe answer has the focus. */
export function ConfirmScreen({ confirmation }: { confirmation: Confirmation }) {
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => no.current?.focus(), [])
  return (
    <main className="screen stack">
      <p className="words">{confirmation.text}</p>
      <div className="row">
        <Button appearance="primary" onClick={() => void view.close({ confirmed: true })}>
          {confirmation.yes}
        </Button>
        <Button ref={no} appearance="subtle" onClick={() => void view.close({ confirmed: false })}>
          {confirmation.no}
        </Button>
      </div>
    </main>
  )
}
