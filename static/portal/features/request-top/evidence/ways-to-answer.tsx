import { useEffect, useRef } from 'react'
import attachmentGlyph from '@atlaskit/icon/core/attachment'
import { Icon } from '../../../../shared/icon'
import { Button } from '../../../../shared/parts/button'
import type { OpenItem } from '../asks/slots'
import type { AnswerKind } from './answer-form'

/** [Attach file] [Write an answer] [I can't provide this] */
export function WaysToAnswer({ item, fromBelow, uploading, cameFrom, onFile, onForm }: {
  item: OpenItem
  /** No upload from here: the file is attached below. */
  fromBelow: boolean
  uploading: boolean
  /** The form that the person has just left: the focus goes back to its button. */
  cameFrom: AnswerKind | null
  onFile: (file: File) => void
  onForm: (form: AnswerKind) => void
}) {
  const chooser = useRef<HTMLInputElement>(null)
  const buttons = { text: useRef<HTMLButtonElement>(null), notPossible: useRef<HTMLButtonElement>(null) }
  const back = cameFrom === null ? null : buttons[cameFrom]
  useEffect(() => back?.current?.focus(), [back])

  const choose = (): void => {
    const input = chooser.current
    const file = input?.files?.[0]
    if (!input || !file) return
    onFile(file)
    // The same file may be chosen again after it was refused.
    input.value = ''
  }
  const open = (form: AnswerKind): void => {
    if (!uploading) onForm(form)
  }
  return (
    <div className="row answers">
      {!fromBelow && (
        <>
          <input ref={chooser} type="file" className="unseen" tabIndex={-1} aria-label={`File for: ${item.what}`} onChange={choose} />
          <Button busy={uploading} onClick={() => chooser.current?.click()}>
            {!uploading && <Icon glyph={attachmentGlyph} />}
            Attach file
          </Button>
        </>
      )}
      <Button ref={buttons.text} onClick={() => open('text')}>Write an answer</Button>
      <Button ref={buttons.notPossible} look="subtle" onClick={() => open('notPossible')}>I can't provide this</Button>
    </div>
  )
}
