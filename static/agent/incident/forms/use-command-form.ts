import type { Problem } from '../../../../src/api/answers'
import type { Form, Rules, Values } from '../../../shared/form/use-form'
import { useForm } from '../../../shared/form/use-form'
import { useViewer } from '../../../shared/viewer'
import type { FormCommand } from '../commands'
import type { FormProps } from './command-form'

/** A form that gives one command on one incident: its draft is kept for this person and incident, and ends with success. */
export function useCommandForm<V extends Values>(
  command: FormCommand,
  { incident, done }: Pick<FormProps, 'incident' | 'done'>,
  plan: { initial: V; rules: Rules<V>; send: (values: V) => Promise<Problem | null> },
): Form<V> {
  const { accountId } = useViewer()
  return useForm<V>({
    initial: plan.initial,
    rules: plan.rules,
    draft: { accountId, issueId: incident.view.issueId, form: command },
    send: async (values) => {
      const problem = await plan.send(values)
      if (problem === null) done()
      return problem
    },
  })
}
