import { useEffect, useId, useRef, useState } from 'react'
import type { PortalIncident } from '../../../../src/api/answers'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { TextField } from '../../../shared/form/fields'
import { required, useForm } from '../../../shared/form/use-form'
import { REASON_MAX } from '../../../shared/limits'
import { Button } from '../../../shared/parts/button'
import { useViewer } from '../../../shared/viewer'
import { ProblemMessage } from '../../parts/problem-message'
import type { Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { shortTime } from '../../parts/words'

/** A closed incident may be opened again for some days, with a reason; afterwards it says why there is no button. */
export function Reopen({ incident, request, onReopened }: { incident: PortalIncident; request: Request; onReopened: () => void }) {
  const [asking, setAsking] = useState(false)
  const [backed, setBacked] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const when = useWhen()
  const { closure, offers } = incident.view
  useEffect(() => {
    if (backed && !asking) opener.current?.focus()
  }, [backed, asking])

  if (closure.kind !== 'closed') return null
  if (!offers.reopen.ok) return <p className="small subtle">{offers.reopen.text}</p>
  if (asking) {
    return (
      <ReopenForm
        view={incident.view}
        request={request}
        onDone={() => {
          setAsking(false)
          onReopened()
        }}
        onCancel={() => {
          setBacked(true)
          setAsking(false)
        }}
      />
    )
  }
  return (
    <>
      <Button ref={opener} wide onClick={() => setAsking(true)}>Reopen</Button>
      {closure.reopenUntil !== null && <p className="small subtle">Until {shortTime(closure.reopenUntil, when)}.</p>}
    </>
  )
}

function ReopenForm({ view, request, onDone, onCancel }: { view: CustomerView; request: Request; onDone: () => void; onCancel: () => void }) {
  const heading = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const { accountId } = useViewer()
  const form = useForm({
    initial: { reason: '' },
    rules: { reason: required('Tell us why it is to be open again.') },
    draft: { accountId, issueId: view.issueId, form: 'reopen' },
    send: async ({ reason }) => {
      const wire = await request.act((portal, at) => portal.reopen({ ...at, reason }))
      if (!wire.ok) return wire.problem
      onDone()
      return null
    },
  })
  useEffect(() => title.current?.focus(), [])
  return (
    <form
      ref={form.ref}
      className="form"
      aria-labelledby={heading}
      noValidate
      onSubmit={form.submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <div>
        <h2 id={heading} ref={title} tabIndex={-1}>Open it again?</h2>
        <p className="subtle">We go on with {view.number}, and it gets a new time to work again.</p>
      </div>
      <TextField bind={form.bind('reason')} label="What's wrong?" isRequired lines={2} maxLength={REASON_MAX} />
      <ProblemMessage problem={form.problem} onRetry={form.submit} />
      <div className="form-foot answers">
        <Button type="submit" look="primary" busy={form.busy}>Reopen</Button>
        <Button onClick={onCancel}>Leave it closed</Button>
      </div>
    </form>
  )
}
