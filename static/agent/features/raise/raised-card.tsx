import { useEffect, useRef } from 'react'
import Button from '@atlaskit/button/new'
import { router } from '@forge/bridge'
import type { Raised } from '../../../../src/api/answers'
import { CopyButton } from '../../../shared/parts/copy-button'

/** The number, large, to read out to the customer who waits for it. */
export function RaisedCard({ made, close, another }: { made: Raised; close: () => void; another: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card raise stack" aria-labelledby="raised">
      <p className="subtle">Raised. Tell the customer this number:</p>
      <h2 id="raised" ref={heading} tabIndex={-1} className="raised-number">
        {made.number}
      </h2>
      <div className="row">
        <Button appearance="primary" onClick={() => void router.navigate(`/browse/${made.issueKey}`)}>
          Open
        </Button>
        <CopyButton label={`Copy ${made.number}`} text={() => made.number}>
          Copy
        </CopyButton>
        <Button onClick={another}>Raise another</Button>
        <Button appearance="subtle" onClick={close}>
          Done
        </Button>
      </div>
    </section>
  )
}
