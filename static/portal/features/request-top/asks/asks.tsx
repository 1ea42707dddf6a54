import { useId, useState } from 'react'
import checkCircle from '@atlaskit/icon/core/check-circle'
import clock from '@atlaskit/icon/core/clock'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { PortalIncident } from '../../../../../src/api/answers'
import type { Instant } from '../../../../../src/domain/time'
import type { CustomerView } from '../../../../../src/domain/views/customer-view'
import { figuresAt } from '../../../../shared/clock/figures-at'
import { isStanding } from '../../../../shared/clock/measure-bar'
import { Icon } from '../../../../shared/icon'
import { Disclosure } from '../../../../shared/parts/disclosure'
import { restoreClock } from '../../../parts/restore-clock'
import type { Request } from '../../../parts/use-request'
import { useWhen } from '../../../parts/use-when'
import { things } from '../../../parts/words'
import type { AnswerKind } from '../evidence/answer-form'
import { EvidenceAsk } from '../evidence/evidence-ask'
import { EvidenceReceipt } from '../evidence/evidence-receipt'
import { Standing } from '../lines'
import { ChargeAsk, ChargeReceipt } from './charge-ask'
import { SessionSlot } from './session-ask'
import { CHARGE, SESSION, doneItems, evidenceKey, mayAnswer, type DoneItem, type Given, type Slot } from './slots'

interface Props {
  incident: PortalIncident
  request: Request
  slots: readonly Slot[]
  given: Given
  onGiven: (given: Given) => void
}

/** All that is asked of the customer, numbered; what was answered here stays in its place as a receipt. */
export function Asks(props: Props) {
  const { incident: { view, role }, slots, given } = props
  const heading = useId()
  const { now } = useWhen()
  const open = slots.filter((slot) => slot.open)
  const mine = open.filter((slot) => mayAnswer(view, slot))
  const done = doneItems(view, given)
  const needed = mine.length > 0
  return (
    <section className={`card asks${needed ? ' asks-yours' : ''}`} aria-labelledby={heading}>
      <header className="asks-header">
        <Icon glyph={needed ? statusWarning : open.length > 0 ? clock : checkCircle} />
        <h2 id={heading}>{titleWords(mine.length, open.length)}</h2>
        {open.length > 0 && <span className="asks-note subtle">{clockNote(view, now)}</span>}
        {open.length === 0 && <Standing view={view} />}
      </header>
      <ol className="ask-list">
        <Cards {...props} open={open} mine={mine} />
      </ol>
      {role === 'member' && open.length > 0 && <p className="small subtle asks-foot">You can read along here. Whoever raised this request, or takes part in it, can answer.</p>}
      {done.length > 0 && <Done items={done} />}
    </section>
  )
}

function titleWords(mine: number, open: number): string {
  if (mine > 0) return `We need ${things(mine)} from you`
  return open > 0 ? `We wait for ${things(open)} from your side` : 'Nothing needed from you.'
}

function clockNote(view: CustomerView, now: Instant): string {
  const restore = restoreClock(view.clocks)
  if (restore === null) return ''
  const standing = isStanding(figuresAt(restore, now))
  if (!standing) return 'The clock is running'
  return view.turn === 'us' ? 'The clock is stopped' : 'Until then the clock is stopped'
}

function Cards({ incident, request, slots, given, onGiven, open, mine }: Props & { open: readonly Slot[]; mine: readonly Slot[] }) {
  const [form, setForm] = useState<{ key: string; kind: AnswerKind } | null>(null)
  const [fromBelow, setFromBelow] = useState(false)
  // One primary button a page: an open form's own, else the first consent that this person can give.
  const primary = form === null ? mine.find(({ kind }) => kind !== 'evidence')?.key : undefined
  // Numbers count what the header counts; who can answer nothing reads them all.
  const counted = mine.length > 0 ? mine : open
  const placeOf = (slot: Slot): number | null => (counted.includes(slot) ? counted.indexOf(slot) + 1 : null)
  const { view } = incident
  return slots.map((slot) => {
    const shared = { incident, request, place: placeOf(slot), primary: slot.key === primary }
    const focused = given.last === slot.key
    switch (slot.kind) {
      case 'session':
        return <SessionSlot key={slot.key} {...shared} focused={focused} onPressed={() => onGiven({ ...given, last: SESSION })} />
      case 'charge':
        if (view.charge) return <ChargeAsk key={slot.key} {...shared} charge={view.charge} onAnswered={(charge) => onGiven({ ...given, charge, last: CHARGE })} />
        return given.charge && <ChargeReceipt key={slot.key} given={given.charge} focused={focused} />
      case 'evidence': {
        const { item } = slot
        if (!slot.open) return <Answered key={slot.key} view={view} id={item.id} focused={focused} />
        return (
          <EvidenceAsk
            key={slot.key}
            {...shared}
            item={item}
            form={form?.key === slot.key ? form.kind : null}
            onForm={(kind) => setForm(kind === null ? null : { key: slot.key, kind })}
            fromBelow={fromBelow}
            onFromBelow={() => setFromBelow(true)}
            onAnswered={(answered) => {
              setForm(null)
              onGiven({ ...given, evidence: [...given.evidence, answered], last: evidenceKey(answered.id) })
            }}
          />
        )
      }
    }
  })
}

/** The receipt says what the server holds, not what was sent. */
function Answered({ view, id, focused }: { view: CustomerView; id: string; focused: boolean }) {
  const item = view.evidence.find((each) => each.id === id)
  return item === undefined || item.state === 'open' ? null : <EvidenceReceipt item={item} focused={focused} />
}

const Done = ({ items }: { items: readonly DoneItem[] }) => (
  <div className="asks-done">
    <Disclosure title={`Done (${items.length})`}>
      <ul className="ask-list">{items.map((item) => <EvidenceReceipt key={item.id} item={item} focused={false} />)}</ul>
    </Disclosure>
  </div>
)
