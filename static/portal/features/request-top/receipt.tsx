import { useEffect, useRef } from 'react'
import checkCircle from '@atlaskit/icon/core/check-circle'
import type { DeclineWhy } from '../../../../src/domain/incident/commands'
import type { Instant } from '../../../../src/domain/time'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { figuresAt } from '../../../shared/clock/figures-at'
import { Icon } from '../../../shared/icon'
import { instantWords } from '../../../shared/time'
import { restoreClock } from '../../parts/restore-clock'
import { useWhen } from '../../parts/use-when'
import { declineReasonWords } from './decline-reasons'

/** What was answered in this frame. */
export type Receipt =
  | { kind: 'agreed'; at: Instant }
  | { kind: 'declined'; at: Instant; why: DeclineWhy }
  | { kind: 'kept'; at: Instant }

/** What was pressed, when, and what follows: stands where the question stood, and takes its focus. */
export function ReceiptCard({ receipt, view }: { receipt: Receipt; view: CustomerView }) {
  const title = useRef<HTMLHeadingElement>(null)
  const when = useWhen()
  useEffect(() => title.current?.focus(), [receipt])
  const restore = restoreClock(view.clocks)
  const dueAt = restore ? figuresAt(restore, when.now).dueAt : null
  return (
    <section className="card">
      <h2 ref={title} tabIndex={-1} className="top-title">
        <Icon glyph={checkCircle} />
        {receiptTitle(receipt)}, {instantWords(receipt.at, when.now, when.zone)}
      </h2>
      <p className="subtle top-follows">{receipt.kind === 'agreed' ? `${view.number} is closed. Thank you.` : goesOn(dueAt, when)}</p>
    </section>
  )
}

function receiptTitle(receipt: Receipt): string {
  switch (receipt.kind) {
    case 'agreed':
      return 'You said it is solved'
    case 'kept':
      return 'You kept it open'
    case 'declined': {
      const why = declineReasonWords(receipt.why)
      return why === null ? "You said it isn't solved" : `You said it isn't solved: ${why}`
    }
  }
}

function goesOn(dueAt: Instant | null, { now, zone }: { now: Instant; zone: string }): string {
  if (dueAt === null) return 'We go on at once.'
  return `We go on at once. It ${dueAt >= now ? 'is' : 'was'} due ${instantWords(dueAt, now, zone)}.`
}
