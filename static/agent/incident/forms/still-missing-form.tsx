import { needWords } from '../../../../src/domain/effects/comment-words'
import { askedWordsOf } from '../asked'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

/** Reminds the customer; after they wrote something else, it says so and makes it their turn again. */
export default function StillMissingForm(props: FormProps) {
  const { view } = props.incident
  const form = useCommandForm('stillMissing', props, { initial: {}, rules: {}, send: () => props.act('stillMissing', {}) })
  const title = commandWords('stillMissing', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title} noFields>
      <CustomerWillRead>{needWords(askedWordsOf(view))}</CustomerWillRead>
      <p className="helper">{view.customerWroteSince ? 'It is their turn again, and the clocks stop until they answer.' : 'It stays their turn; the clocks stand still as before.'}</p>
    </FormFrame>
  )
}
