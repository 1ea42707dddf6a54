import type { ReactNode } from 'react'
import type { Form, Values } from '../../../shared/form/use-form'
import { FormShell } from '../../parts/form-shell'
import { CommandProblem } from '../command-problem'
import type { FormProps } from './command-form'

interface Props<V extends Values> extends Pick<FormProps, 'incident' | 'cancel' | 'goTo'> {
  form: Form<V>
  title: string
  send: string
  /** Nothing to fill in: only words to read before it is sent. */
  noFields?: boolean
  children: ReactNode
}

/** What all forms of the panel share; a refusal may lead to the step that is wanted first. */
export function FormFrame<V extends Values>({ incident, goTo, ...shell }: Props<V>) {
  const { form } = shell
  const problem = form.problem === null ? null : <CommandProblem problem={form.problem} view={incident.view} again={() => form.submit()} goTo={goTo} />
  return <FormShell {...shell} problem={problem} />
}
