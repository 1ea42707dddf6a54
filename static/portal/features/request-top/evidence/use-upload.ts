import { useRef, useState } from 'react'
import { useSpeak } from '../../../../shared/parts/announcer'
import { useSurroundings } from '../../../parts/surroundings'
import type { CommandRun } from '../../../parts/use-command'
import { attachToRequest, type AttachedFile, type UploadRefusal, type UploadStep } from './upload'
import { stepWords, uploadRefusalWords } from './upload-words'

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'working'; step: UploadStep | 'telling'; file: File }
  /** Nothing was changed; `again`: the same may work now. */
  | { kind: 'refused'; refusal: UploadRefusal; text: string; again: boolean }
  /** The file stands on the request, but the answer that names it wasn't taken. */
  | { kind: 'untold'; file: File }

export interface UploadRun {
  state: UploadState
  start: (file: File) => void
  /** Tries again from the step that failed: a file that arrived is not sent twice. */
  again: () => void
}

interface Attempt {
  file: File
  attached: AttachedFile | null
}

/** One item's file: read, sent, put on the request, and named in the answer. One at a time. */
export function useUpload({ requestKey, command, answer, onDone, onNotFromHere }: {
  requestKey: string
  command: CommandRun
  answer: (file: AttachedFile) => Parameters<CommandRun['run']>[0]
  onDone: () => void
  /** This account can't upload from a frame at all. */
  onNotFromHere: () => void
}): UploadRun {
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const { serviceDeskId } = useSurroundings()
  const speak = useSpeak()
  const tried = useRef<Attempt | null>(null)
  const busy = useRef(false)

  const step = (now: UploadStep | 'telling', file: File): void => {
    setState({ kind: 'working', step: now, file })
    // Reading is over in a moment, and attaching follows by itself: one of them is worth a voice.
    if (now === 'sending') speak(stepWords(now, file.name, file.size))
  }

  const send = async (attempt: Attempt): Promise<void> => {
    const { file } = attempt
    if (attempt.attached === null) {
      const upload = await attachToRequest(file, { requestKey, serviceDeskId }, (now) => step(now, file))
      if (!upload.ok) {
        const { refusal } = upload
        if (refusal.kind === 'notFromHere') {
          setState({ kind: 'idle' })
          onNotFromHere()
          return
        }
        setState({ kind: 'refused', refusal, text: uploadRefusalWords(refusal, file.name, file.size), again: refusal.kind === 'failed' })
        return
      }
      attempt.attached = upload.file
    }
    step('telling', file)
    if ((await command.run(answer(attempt.attached))) === null) {
      setState({ kind: 'untold', file })
      return
    }
    tried.current = null
    setState({ kind: 'idle' })
    onDone()
  }

  const go = (attempt: Attempt): void => {
    if (busy.current) return
    busy.current = true
    tried.current = attempt
    void send(attempt).finally(() => {
      busy.current = false
    })
  }

  return {
    state,
    start: (file) => go({ file, attached: null }),
    again: () => {
      if (tried.current) go(tried.current)
    },
  }
}
