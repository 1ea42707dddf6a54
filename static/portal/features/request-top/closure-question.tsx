import { useEffect, useId, useRef, useState } from 'react'
import lockLocked from '@atlaskit/icon/core/lock-locked'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { PortalIncident } from '../../../../src/api/answers'
import type { CustomerView } from '../../../../src/domain/views/customer-view'
import { Icon } from '../../../shared/icon'
import { Button } from '../../../shared/parts/button'
import { instantWords } from '../../../shared/time'
import { ProblemMessage } from '../../parts/problem-message'
import { declinedFigures } from '../../parts/restore-clock'
import { useCommand } from '../../parts/use-command'
import type { Request } from '../../parts/use-request'
import { useWhen } from '../../parts/use-when'
import { proposerWords, stillDueWords } from '../../parts/words'
import { DeclineForm } from './decline-form'
import type { Receipt } from './receipt'

type Asked = Extract<CustomerView['closure'], { kind: 'askedOfYou' }>

interface Props {
  incident: PortalIncident
  closure: Asked
  request: Request
  onAnswered: (receipt: Receipt) => void
}

/** "Is this solved?" with the desk's answer quoted; nothing closes without the press of one of its buttons. Who reads along is not called upon. */
export function ClosureQuestion(props: Props) {
  const { incident, closure, request, onAnswered } = props
  const heading = useId()
  const [declining, setDeclining] = useState(false)
  const [backed, setBacked] = useState(false)
  const when = useWhen()
  const stillDue = stillDueWords(declinedFigures(incident.view.clocks, closure.at, when.now), when)
  const yours = incident.view.asked === 'you'

  return (
    <section className={`card asks${yours ? ' asks-yours' : ''}`} aria-labelledby={heading}>
      <header className="asks-header">
        {yours && <Icon glyph={statusWarning} />}
        <h2 id={heading}>{yours ? 'Is this solved?' : 'We asked the reporter: is this solved?'}</h2>
        <span className="asks-note subtle">Asked {instantWords(closure.at, when.now, when.zone)}</span>
      </header>
      <div className="asks-body">
        <figure className="top-figure">
          <blockquote className="top-quote top-quote-large words">{closure.text}</blockquote>
          <figcaption className="small subtle">{proposerWords(closure)}</figcaption>
        </figure>
        {declining ? (
          <DeclineForm
            view={incident.view}
            stillDue={stillDue}
            request={request}
            onDeclined={onAnswered}
            onCancel={() => {
              setBacked(true)
              setDeclining(false)
            }}
          />
        ) : (
          <Answers {...props} stillDue={stillDue} focusNo={backed} onNo={() => setDeclining(true)} />
        )}
      </div>
    </section>
  )
}

function Answers({ incident, closure, request, onAnswered, stillDue, focusNo, onNo }: Props & {
  stillDue: string
  /** The person came back from the form: the focus returns to where it was opened. */
  focusNo: boolean
  onNo: () => void
}) {
  const no = useRef<HTMLButtonElement>(null)
  const command = useCommand(request)
  const { agreeClosure, declineClosure } = incident.view.offers
  useEffect(() => {
    if (focusNo) no.current?.focus()
  }, [focusNo])

  const agree = async (): Promise<void> => {
    const after = await command.run((portal, at) => portal.agreeClosure({ ...at, textHash: closure.textHash }))
    if (after) onAnswered({ kind: 'agreed', at: after.now })
  }
  if (!agreeClosure.ok && !declineClosure.ok) return <p className="subtle">{agreeClosure.text}</p>
  return (
    <>
      <ProblemMessage problem={command.problem} onRetry={() => void agree()} />
      <div className="row answers">
        {agreeClosure.ok && <Button look="primary" busy={command.busy} onClick={() => void agree()}>Yes, close it</Button>}
        {declineClosure.ok && <Button ref={no} onClick={() => !command.busy && onNo()}>No, not solved</Button>}
      </div>
      <p className="small subtle top-note">
        <Icon glyph={lockLocked} small />
        We won't close it without your answer. If you say no, we go on at once{stillDue}.
      </p>
    </>
  )
}
