import type { ReactNode, RefObject } from 'react'
import { useEffect, useId, useRef } from 'react'
import Button from '@atlaskit/button/new'
import { askedWords } from '../../../../src/domain/effects/comment-words'
import type { EvidenceKind } from '../../../../src/domain/incident/state'
import { EVIDENCE_KINDS } from '../../../../src/domain/incident/state'
import type { Rules, Values } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { Button as Link } from '../../../shared/parts/button'
import { now } from '../../../shared/server-time'
import { instantWords } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import { DateTimeField, RadioField, TextField } from '../../parts/fields'
import { inputText, instantOf } from '../../parts/zoned-input'
import { openItems } from '../asked'
import { commandWords } from '../commands'
import { EVIDENCE_KIND } from '../evidence-words'
import type { FormProps } from './command-form'
import { CustomerWillRead, Missing } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

/** As many as may be open at once (`OPEN_ITEMS_MAX` of the domain). */
const ITEMS_MAX = 10
const PARTS = ['kind', 'what', 'why', 'answerBy'] as const
type Part = (typeof PARTS)[number]
const KINDS = EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_KIND[value] }))
const asKind = (value: string | undefined): EvidenceKind => EVIDENCE_KINDS.find((each) => each === value) ?? 'other'

/** Fields are named as the server names them, so that its word on one finds its place. */
const nameOf = (item: number, part: Part): string => `items.${item}.${part}`
const EMPTY: Record<Part, string> = { kind: 'logs', what: '', why: '', answerBy: '' }
const places = [...Array(ITEMS_MAX).keys()]
const entryOf = (item: number, from: (part: Part) => string): Values => Object.fromEntries(PARTS.map((part) => [nameOf(item, part), from(part)]))
const INITIAL: Values = Object.assign({ count: '1' }, ...places.map((item) => entryOf(item, (part) => EMPTY[part])))
const countOf = (values: Values): number => Math.min(ITEMS_MAX, Math.max(1, Number(values['count']) || 1))

/** Only those that are drawn are checked. */
function rulesIn(zone: string): Rules<Values> {
  const rule = (item: number, check: (value: string) => string | null) => (value: string, values: Values) => (item < countOf(values) ? check(value) : null)
  const given = (sentence: string) => (value: string) => (value.trim() === '' ? sentence : null)
  const later = (value: string): string | null => {
    if (value === '') return null
    const at = instantOf(value, zone)
    return at !== null && at > now() ? null : 'Choose a time that is still to come.'
  }
  return Object.fromEntries(
    places.flatMap((item) => [
      [nameOf(item, 'what'), rule(item, given('Say what you need. The customer will read it.'))],
      [nameOf(item, 'why'), rule(item, given('Say what it helps with. The customer will read it.'))],
      [nameOf(item, 'answerBy'), rule(item, later)],
    ]),
  )
}

/** Asks the customer for one thing or several; the clocks stop until they answer. */
export default function AskEvidenceForm(props: FormProps) {
  const zone = useZone()
  const form = useCommandForm('askEvidence', props, {
    initial: INITIAL,
    rules: rulesIn(zone),
    send: (values) => {
      const valueOf = (item: number, part: Part): string => values[nameOf(item, part)] ?? ''
      const items = places.slice(0, countOf(values)).map((item) => ({
        kind: asKind(valueOf(item, 'kind')),
        what: valueOf(item, 'what'),
        why: valueOf(item, 'why'),
        answerBy: instantOf(valueOf(item, 'answerBy'), zone),
      }))
      return props.act('askEvidence', { items })
    },
  })
  const { values } = form
  const count = countOf(values)
  const room = Math.max(1, ITEMS_MAX - openItems(props.incident.view).length)
  const remove = (gone: number): void => {
    const later = places.filter((item) => item >= gone && item < count)
    const moved = later.map((item) => entryOf(item, (part) => (item + 1 < count ? (values[nameOf(item + 1, part)] ?? '') : EMPTY[part])))
    form.fill(Object.assign({ count: String(count - 1) }, ...moved) as Values)
  }
  const title = commandWords('askEvidence', props.incident.view)
  const focusOn = useItemFocus(form.ref, count)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      {places.slice(0, count).map((item) => (
        <ItemFrame key={item} item={item} isOnly={count === 1} remove={() => focusOn(() => remove(item))}>
          <RadioField bind={form.bind(nameOf(item, 'kind'))} label="Kind" isRequired choices={KINDS} />
          <TextField bind={form.bind(nameOf(item, 'what'))} label="What you need" isRequired maxLength={REASON_MAX} />
          <TextField bind={form.bind(nameOf(item, 'why'))} label="Why" isRequired maxLength={REASON_MAX} />
          <DateTimeField bind={form.bind(nameOf(item, 'answerBy'))} label="By when" min={inputText(now(), zone)} helper={`Time zone ${zone}. Left empty, there is no date.`} />
        </ItemFrame>
      ))}
      {count < room && (
        <div>
          <Button onClick={() => focusOn(() => form.fill({ count: String(count + 1) }))}>Add another item</Button>
        </div>
      )}
      <CustomerWillRead>
        {askedWords(count)}
        {places.slice(0, count).map((item) => (
          <EvidenceAsRead key={item} what={values[nameOf(item, 'what')] ?? ''} why={values[nameOf(item, 'why')] ?? ''} by={instantOf(values[nameOf(item, 'answerBy')] ?? '', zone)} zone={zone} />
        ))}
      </CustomerWillRead>
      <p className="helper">The customer reads times in their own zone. Restore service and the tier hold stop until they answer.</p>
    </FormFrame>
  )
}

/** One of several has a head of its own; the only one needs none to be seen. */
function ItemFrame({ item, isOnly, remove, children }: { item: number; isOnly: boolean; remove: () => void; children: ReactNode }) {
  const headId = useId()
  return (
    <fieldset className="item" aria-labelledby={headId}>
      <div className={isOnly ? 'unseen' : 'item-head'}>
        <h3 id={headId}>Item {item + 1}</h3>
        {!isOnly && (
          <Link look="link" aria-label={`Remove item ${item + 1}`} onClick={remove}>
            Remove
          </Link>
        )}
      </div>
      {children}
    </fieldset>
  )
}

/** After an item came or went, the focus is in the last one: what was pressed may be gone. */
function useItemFocus(form: RefObject<HTMLFormElement>, count: number): (change: () => void) => void {
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const items = form.current?.querySelectorAll('.item')
    items?.[items.length - 1]?.querySelector<HTMLElement>('input:checked')?.focus()
  }, [form, count])
  return (change) => {
    wanted.current = true
    change()
  }
}

function EvidenceAsRead({ what, why, by, zone }: { what: string; why: string; by: number | null; zone: string }) {
  return (
    <>
      {'\n'}
      {what.trim() === '' ? <Missing>what you need</Missing> : what.trim()}
      {by !== null && `, by ${instantWords(by, now(), zone)}`}
      {'. Why: '}
      {why.trim() === '' ? <Missing>your reason</Missing> : why.trim()}
    </>
  )
}
