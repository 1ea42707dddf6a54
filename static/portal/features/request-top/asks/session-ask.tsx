import informationCircle from '@atlaskit/icon/core/information-circle'
import type { PortalIncident } from '../../../../../src/api/answers'
import type { Instant } from '../../../../../src/domain/time'
import type { CustomerView } from '../../../../../src/domain/views/customer-view'
import { Icon } from '../../../../shared/icon'
import { Button } from '../../../../shared/parts/button'
import { instantWords } from '../../../../shared/time'
import { ProblemMessage } from '../../../parts/problem-message'
import { consentOf } from '../../../parts/role-words'
import { StopSession } from '../../../parts/stop-session'
import { allowedWords, endedWords } from '../../../parts/session-words'
import { usePress } from '../../../parts/use-press'
import type { Request } from '../../../parts/use-request'
import { useWhen } from '../../../parts/use-when'
import { capital } from '../../../parts/words'
import { AnswerBy, AskCard, Facts, ReceiptRow } from './ask-parts'
import { termsOf } from './terms'

type Session = CustomerView['session']

interface Props {
  incident: PortalIncident
  request: Request
  place: number | null
  primary: boolean
  focused: boolean
  onPressed: () => void
}

/** The question, or what became of it, each with a focus of its own. A running session has a card of its own. */
export function SessionSlot(props: Props) {
  const when = useWhen()
  const { view: { session }, role } = props.incident
  const asked = consentOf(role)
  switch (session.kind) {
    case 'asked':
      return <SessionAsk {...props} session={session} />
    case 'approved':
      return (
        <ReceiptRow key={session.kind} title={allowedWords(session, asked, when)} focused={props.focused}>
          <StopSession incident={props.incident} request={props.request} onStopped={props.onPressed} />
        </ReceiptRow>
      )
    case 'ended':
      return <ReceiptRow key={session.kind} title={endedWords(session, asked, when)} focused={props.focused} />
    case 'none':
    case 'running':
      return null
  }
}

function SessionAsk({ incident, request, place, primary, onPressed, session }: Props & { session: Extract<Session, { kind: 'asked' }> }) {
  const { rows, notes } = termsOf(session.text)
  const { busy, problem, press, again } = usePress(request)
  const { approveSession, declineSession } = incident.view.offers
  const { textHash } = session
  return (
    <AskCard place={place} title="Allow a remote session?" aside={<AnswerBy at={session.answerBy} />}>
      <Facts rows={rows.map(([name, words]) => [name, name === 'Until' ? <UntilWords at={session.expiresAt} exact={words} key={name} /> : capital(words)])} />
      {notes.map((note) => <p key={note} className="small subtle top-note words"><Icon glyph={informationCircle} small />{note}</p>)}
      <ProblemMessage problem={problem} onRetry={again} />
      {approveSession.ok || declineSession.ok
        ? (
            <div className="row answers">
              {approveSession.ok && <Button look={primary ? 'primary' : 'default'} busy={busy} onClick={() => press((portal, at) => portal.approveSession({ ...at, textHash }), onPressed)}>Allow this session</Button>}
              {declineSession.ok && <Button onClick={() => press((portal, at) => portal.declineSession(at), onPressed)}>Don't allow</Button>}
            </div>
          )
        : <p className="subtle">{approveSession.text}</p>}
    </AskCard>
  )
}

/** As the person who looks reads it, and as it stands in the text, in the zone of whoever raised the request. */
function UntilWords({ at, exact }: { at: Instant; exact: string }) {
  const { now, zone } = useWhen()
  return <>{instantWords(at, now, zone)} <span className="small subtle">({exact})</span></>
}
