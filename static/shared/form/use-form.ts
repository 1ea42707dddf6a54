import type { FormEvent, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../src/api/answers'
import type { Instant } from '../../../src/domain/time'
import { afterPress } from './after-press'
import type { DraftPlace } from './drafts'
import { dropDraft, keepDraft, readDraft } from './drafts'

export type Values = Record<string, string>
/** A field's own rule: the sentence under it, or null where all is well. */
export type Rules<V extends Values> = { [Name in keyof V]?: (value: string, values: V) => string | null }

export interface FormPlan<V extends Values> {
  initial: V
  rules: Rules<V>
  /** Where its draft is kept; without one, nothing is. */
  draft?: DraftPlace
  /** Null: sent. A problem's `fields` go under their fields. */
  send: (values: V) => Promise<Problem | null>
}

/** What a field part needs; given by `form.bind(name)`. */
export interface Binding {
  name: string
  value: string
  error: string | null
  onValue: (value: string) => void
  onLeave: () => void
}

export interface Form<V extends Values> {
  values: V
  busy: boolean
  problem: Problem | null
  keptAt: Instant | null
  ref: RefObject<HTMLFormElement>
  bind: (name: keyof V & string) => Binding
  /** Several values at once, as where an item is taken out of a list. */
  fill: (values: Partial<V>) => void
  submit: (event?: FormEvent) => void
}

/** A filled-in answer, as `rules` want it. */
export const required = (sentence: string) => (value: string): string | null => (value.trim() === '' ? sentence : null)

function withDraft<V extends Values>(initial: V, kept: Values | undefined): V {
  if (!kept) return initial
  const known = Object.keys(initial).filter((name) => name in kept)
  return { ...initial, ...Object.fromEntries(known.map((name) => [name, kept[name]])) }
}

/**
 * One form: checks a field on leaving it and all on sending, keeps a draft until sent, sends once at a time, and puts
 * the focus on the first wrong field.
 */
export function useForm<V extends Values>({ initial, rules, draft, send }: FormPlan<V>): Form<V> {
  const [kept] = useState(() => (draft ? readDraft(draft) : null))
  const [values, setValues] = useState<V>(() => withDraft(initial, kept?.values))
  const [keptAt, setKeptAt] = useState<Instant | null>(kept?.keptAt ?? null)
  const [errors, setErrors] = useState<Record<string, string | null>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrongSends, setWrongSends] = useState(0)
  const ref = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (wrongSends > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrongSends])

  const errorOf = (name: string, all: V): string | null => rules[name]?.(all[name] ?? '', all) ?? null

  const fill = (changed: Partial<V>): void => {
    const next = { ...values, ...changed }
    setValues(next)
    const wrong = Object.keys(changed).filter((name) => errors[name])
    if (wrong.length > 0) setErrors({ ...errors, ...Object.fromEntries(wrong.map((name) => [name, errorOf(name, next)])) })
    if (draft) setKeptAt(keepDraft(draft, next))
  }

  const settle = (answer: Problem | null): void => {
    setBusy(false)
    setProblem(answer)
    if (answer === null) {
      if (draft) dropDraft(draft)
    } else if (answer.fields) {
      setErrors(Object.fromEntries(answer.fields.map(({ path, text }) => [path, text])))
      setWrongSends((times) => times + 1)
    }
  }

  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (busy) return
    const found = Object.fromEntries(Object.keys(values).map((name) => [name, errorOf(name, values)]))
    setErrors(found)
    if (Object.values(found).some((error) => error !== null)) {
      setWrongSends((times) => times + 1)
      return
    }
    setBusy(true)
    setProblem(null)
    void send(values).then(settle)
  }

  return {
    values,
    busy,
    problem,
    keptAt,
    ref,
    submit,
    fill,
    bind: (name) => ({
      name,
      value: values[name] ?? '',
      error: errors[name] ?? null,
      onValue: (value) => fill({ [name]: value } as Partial<V>),
      onLeave: () => afterPress(() => setErrors((before) => ({ ...before, [name]: errorOf(name, values) }))),
    }),
  }
}
