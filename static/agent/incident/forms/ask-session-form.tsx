import { useState } from 'react'
import { SESSION_ASKED_WORDS } from '../../../../src/domain/effects/comment-words'
import { sessionText } from '../../../../src/domain/effects/consent-text'
import { lengthWords, tierWords } from '../../../../src/domain/words'
import { required } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { now } from '../../../shared/server-time'
import { useZone } from '../../../shared/viewer'
import { DateTimeField, SelectField, TextField } from '../../parts/fields'
import { inputText, instantOf } from '../../parts/zoned-input'
import { commandWords } from '../commands'
import type { FormProps } from './command-form'
import { CustomerWillRead, GAP, WithGaps } from './customer-will-read'
import { FormFrame } from './form-frame'
import { useCommandForm } from './use-command-form'

const USUAL_MAY = 'see your screen, use mouse and keyboard; no file transfer'

/** The words that the customer approves are made of these fields, and frozen when it is sent. */
export default function AskSessionForm(props: FormProps) {
  const zone = useZone()
  const { view, rules } = props.incident
  const mostMs = rules.session.expiresWithinMs
  const [initial] = useState(() => ({
    tool: rules.remoteTools[0] ?? '',
    purpose: '',
    may: USUAL_MAY,
    expiresAt: inputText(now() + mostMs, zone),
  }))
  const form = useCommandForm('askSession', props, {
    initial,
    rules: {
      tool: required('Choose the tool.'),
      purpose: required('Say what for. The customer reads it before they allow it.'),
      may: required('Say what you may do. The customer allows this and no more.'),
      expiresAt: (value) => {
        const at = instantOf(value, zone)
        if (at === null) return 'Say until when.'
        if (at <= now()) return 'Choose a time that is still to come.'
        return at > now() + mostMs ? `At most ${lengthWords(mostMs)} from now.` : null
      },
    },
    send: async ({ tool, purpose, may, expiresAt }) => {
      const at = instantOf(expiresAt, zone)
      return at === null ? null : props.act('askSession', { tool, purpose, may, expiresAt: at })
    },
  })
  const { tool, purpose, may, expiresAt } = form.values
  const until = instantOf(expiresAt, zone) ?? now()
  const title = commandWords('askSession', view)
  return (
    <FormFrame {...props} form={form} title={title} send={title}>
      <SelectField bind={form.bind('tool')} label="Tool" isRequired choices={rules.remoteTools.map((value) => ({ value, label: value }))} />
      <TextField bind={form.bind('purpose')} label="What for" isRequired maxLength={REASON_MAX} />
      <TextField bind={form.bind('may')} label="What you may do" isRequired lines={2} maxLength={REASON_MAX} />
      <DateTimeField bind={form.bind('expiresAt')} label="Until when" isRequired min={inputText(now(), zone)} max={inputText(now() + mostMs, zone)} helper={`Time zone ${zone}. At most ${lengthWords(mostMs)} from now.`} />
      <CustomerWillRead>
        {SESSION_ASKED_WORDS}
        {'\n\n'}
        <WithGaps
          text={sessionText({ tool, purpose: purpose.trim() || GAP, may: may.trim() || GAP, expiresAt: until }, `a ${tierWords(view.tier)} specialist`, zone)}
          gaps={[...(purpose.trim() === '' ? ['what for'] : []), ...(may.trim() === '' ? ['what you may do'] : [])]}
        />
      </CustomerWillRead>
      <p className="helper">The customer reads the time in their own zone. You are the one who connects; clocks stop until they answer.</p>
    </FormFrame>
  )
}
