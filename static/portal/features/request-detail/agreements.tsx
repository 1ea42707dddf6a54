import { useId, useState } from 'react'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { Button } from '../../../shared/parts/button'
import { instantWords } from '../../../shared/time'
import { useWhen } from '../../parts/use-when'

type Agreement = CustomerView['agreements'][number]

/** What the customer agreed to, each with the very words that they saw. */
export function Agreements({ agreements, asked }: { agreements: readonly Agreement[]; asked: CustomerView['asked'] }) {
  if (agreements.length === 0) return <p className="subtle">None yet.</p>
  return <ul className="agreements">{agreements.map((agreement) => <Line key={`${agreement.at} ${agreement.what}`} agreement={agreement} opener={asked === 'you' ? 'Read what you saw' : 'Read what was agreed'} />)}</ul>
}

function Line({ agreement: { at, what, text }, opener }: { agreement: Agreement; opener: string }) {
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const { now, zone } = useWhen()
  return (
    <li>
      <div className="agreement">
        <span>{what}, {instantWords(at, now, zone)}</span>
        {text && (
          <Button look="link" aria-expanded={open} aria-controls={open ? bodyId : undefined} onClick={() => setOpen(!open)}>
            {open ? 'Hide it' : opener}
          </Button>
        )}
      </div>
      {open && <blockquote id={bodyId} className="quote words">{text}</blockquote>}
    </li>
  )
}
