import { useCallback, useEffect, useRef, useState } from 'react'
import type { RequestFiles } from '../../../../../src/api/answers'
import type { IssueId } from '../../../../../src/domain/ids'
import { Button } from '../../../../shared/parts/button'
import { Message } from '../../../../shared/parts/message'
import { instantWords } from '../../../../shared/time'
import { ProblemMessage } from '../../../parts/problem-message'
import { sizeWords } from '../../../parts/size-words'
import type { CommandRun } from '../../../parts/use-command'
import { portal } from '../../../parts/use-request'
import { useWhen } from '../../../parts/use-when'
import type { OpenItem } from '../asks/slots'
import { checksumOf, type AttachedFile } from './upload'
import { uploadRefusalWords } from './upload-words'

type KnownFile = RequestFiles['files'][number]

/**
 * For an account that can't upload from a frame: the file is attached in the portal's own reply, and chosen here once
 * more, so that this browser gives its checksum; which of the request's files it is, is found by name and size.
 */
export function UploadFallback({ item, issueId, command, answer, onDone }: {
  item: OpenItem
  issueId: IssueId
  command: CommandRun
  answer: (file: AttachedFile) => Parameters<CommandRun['run']>[0]
  onDone: () => void
}) {
  const chooser = useRef<HTMLInputElement>(null)
  const { files, load } = useFiles(issueId)
  const [told, setTold] = useState<string | null>(null)
  const [chosen, setChosen] = useState<File | null>(null)
  const [looking, setLooking] = useState(false)

  const choose = async (file: File): Promise<void> => {
    setChosen(file)
    setTold(null)
    setLooking(true)
    const onRequest = await load()
    const known = onRequest?.find(({ fileName, sizeBytes }) => fileName === file.name && sizeBytes === file.size)
    const sha256 = known ? await checksumOf(file).catch(() => null) : null
    setLooking(false)
    if (onRequest === null) {
      setTold("We couldn't look at your request's files. Choose it again in a moment.")
    } else if (!known) {
      setTold(`${file.name}, ${sizeWords(file.size)}, isn't on your request yet. Attach it below, then choose it again.`)
    } else if (sha256 === null) {
      setTold(uploadRefusalWords({ kind: 'unreadable' }, file.name, file.size))
    } else if (await command.run(answer({ attachmentId: known.attachmentId, sha256 }))) {
      onDone()
    }
  }
  return (
    <div className="stack-small">
      <p>Attach it below, then choose it here.</p>
      <FileList files={files} />
      {told !== null && <Message tone="warning" spoken><span className="words">{told}</span></Message>}
      {told === null && <ProblemMessage problem={command.problem} onRetry={() => chosen && void choose(chosen)} />}
      <div className="row answers">
        <input
          ref={chooser}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={`File for: ${item.what}`}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) void choose(file)
            event.target.value = ''
          }}
        />
        <Button busy={looking || command.busy} onClick={() => chooser.current?.click()}>Choose file</Button>
      </div>
    </div>
  )
}

function FileList({ files }: { files: readonly KnownFile[] }) {
  const { now, zone } = useWhen()
  if (files.length === 0) return <p className="small subtle">No file is on your request yet.</p>
  return (
    <ul className="small subtle" aria-label="On your request">
      {files.map(({ attachmentId, fileName, sizeBytes, at }) => (
        <li key={attachmentId} className="words"><bdi>{fileName}</bdi>, {sizeWords(sizeBytes)}, {instantWords(at, now, zone)}</li>
      ))}
    </ul>
  )
}

/** What is on the request (`load` gives null where it can't tell), asked again when the person comes back from attaching. */
function useFiles(issueId: IssueId): { files: readonly KnownFile[]; load: () => Promise<readonly KnownFile[] | null> } {
  const [files, setFiles] = useState<readonly KnownFile[]>([])
  const load = useCallback(async () => {
    const wire = await portal.getFiles({ issueId })
    if (!wire.ok) return null
    setFiles(wire.answer.files)
    return wire.answer.files
  }, [issueId])
  useEffect(() => {
    void load()
    const again = (): void => void load()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [load])
  return { files, load }
}
