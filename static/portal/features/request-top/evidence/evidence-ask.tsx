import { useState } from 'react'
import type { PortalIncident } from '../../../../../src/api/answers'
import { ProblemMessage } from '../../../parts/problem-message'
import { useCommand } from '../../../parts/use-command'
import type { Request } from '../../../parts/use-request'
import { capital } from '../../../parts/words'
import { AnswerBy, AskCard, Facts } from '../asks/ask-parts'
import type { OpenItem } from '../asks/slots'
import { AnswerForm, type AnswerKind } from './answer-form'
import type { AttachedFile } from './upload'
import { UploadFallback } from './upload-fallback'
import { UploadProgress } from './upload-progress'
import { useUpload } from './use-upload'
import { WaysToAnswer } from './ways-to-answer'

interface Props {
  incident: PortalIncident
  item: OpenItem
  request: Request
  place: number | null
  /** The form that is open here; one at a time in the whole frame. */
  form: AnswerKind | null
  onForm: (form: AnswerKind | null) => void
  /** This account can't upload from a frame: found out by trying, once for all cards. */
  fromBelow: boolean
  onFromBelow: () => void
  onAnswered: (item: OpenItem) => void
}

/** Something that the desk needs to see: a file, an answer in words, or the word that it can't be had. */
export function EvidenceAsk({ incident, item, request, place, form, onForm, fromBelow, onFromBelow, onAnswered }: Props) {
  const [cameFrom, setCameFrom] = useState<AnswerKind | null>(null)
  const command = useCommand(request)
  const answer = ({ attachmentId, sha256 }: AttachedFile): Parameters<typeof command.run>[0] =>
    (portal, at) => portal.answerEvidence({ ...at, itemId: item.id, answer: { kind: 'file', attachmentId, sha256 } })
  const upload = useUpload({
    requestKey: request.requestKey,
    command,
    answer,
    onDone: () => onAnswered(item),
    onNotFromHere: onFromBelow,
  })
  const offer = incident.view.offers.answerEvidence

  return (
    <AskCard place={place} title={item.what} aside={item.answerBy === null ? undefined : <AnswerBy at={item.answerBy} />}>
      <Facts rows={[['Why', capital(item.why)]]} />
      {!offer.ok && incident.role !== 'member' && <p className="subtle">{offer.text}</p>}
      {offer.ok && form !== null && (
        <AnswerForm
          key={form}
          kind={form}
          item={item}
          issueId={incident.view.issueId}
          request={request}
          onAnswered={() => onAnswered(item)}
          onCancel={() => {
            setCameFrom(form)
            onForm(null)
          }}
        />
      )}
      {offer.ok && form === null && (
        <>
          <UploadProgress upload={upload} />
          {upload.state.kind === 'untold' && <ProblemMessage problem={command.problem} onRetry={upload.again} />}
          {fromBelow && <UploadFallback item={item} issueId={incident.view.issueId} command={command} answer={answer} onDone={() => onAnswered(item)} />}
          <WaysToAnswer item={item} fromBelow={fromBelow} uploading={upload.state.kind === 'working'} cameFrom={cameFrom} onFile={upload.start} onForm={onForm} />
        </>
      )}
    </AskCard>
  )
}
