import { useId, useState } from 'react'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { Button } from '../../../shared/parts/button'
import { instantWords } from '../../../shared/time'
import { useWhen } from '../../parts/use-when'

type Agreement = CustomerView['agreements'][number]

/** What the customer agreed to, each with the very words they saw. */
export function Agreements({ agreements }: { agreements: readonly Agreement[] }) {
  if (agreements.length === 0) return <p className="subtle">None yet.</p>
  return <ul className="agreements">{agreements.map((agreement) => <Line key={`${agreement.at} ${agreement.what}`} {...agreement} />)}</ul>
}

function Line({ at, what, text }: Agreement) {
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const { now, zone } = useWhen()
  return (
    <li>
      <div className="agreement">
        <span>{what}, {instantWords(at, now, zone)}</span>
        {text && (
          <Button look="link" aria-expanded={open} aria-controls={open ? bodyId : undefined} onClick={() => setOpen(!open)}>
            {open ? 'Hide it' : 'Read what you saw'}
          </Button>
        )}
      </div>
      {open && <blockquote id={bodyId} className="quote words">{text}</blockquote>}
    </li>
  )
}
