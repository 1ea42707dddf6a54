import { Button } from '../../../../shared/parts/button'
import { Message } from '../../../../shared/parts/message'
import { stepWords } from './upload-words'
import type { UploadRun } from './use-upload'

/** How far a file has come, or why it wasn't taken. */
export function UploadProgress({ upload: { state, again } }: { upload: UploadRun }) {
  switch (state.kind) {
    case 'idle':
      return null
    case 'working':
      return <p className="subtle words">{stepWords(state.step, state.file.name, state.file.size)}</p>
    case 'refused':
      return (
        <Message tone="warning" spoken action={state.again ? <Button onClick={again}>Try again</Button> : undefined}>
          <span className="words">{state.text}</span>
        </Message>
      )
    case 'untold':
      return <p className="subtle words">{state.file.name} is on your request. Only the note that it answers this is missing.</p>
  }
}
