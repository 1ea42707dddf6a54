import { useState } from 'react'
import type { Reading } from '../core/read-duration'
import { useDraft } from './draft-context'

interface Typed {
  text: string
  error: string | null
  onText: (text: string) => void
  onLeave: () => void
  /** Gives up what could not be read. */
  forget: () => void
}

/**
 * A field whose value is read from what is typed. What reads goes into the draft at once; what doesn't stays in the
 * field with its reason, also when another section is looked at meanwhile, and keeps the draft from being published.
 */
export function useTyped<Value>(path: string, value: Value, words: (value: Value) => string, read: (text: string) => Reading<Value>, onRead: (value: Value) => void): Typed {
  const { keeper, unread } = useDraft()
  const [typed, setTyped] = useState<string | null>(null)
  const bad = unread[path]
  return {
    text: bad?.typed ?? typed ?? words(value),
    error: bad?.text ?? null,
    onText: (text) => {
      const reading = read(text)
      setTyped(text)
      keeper.noteUnread(path, reading.ok ? null : { typed: text, text: reading.text })
      if (reading.ok) onRead(reading.value)
    },
    onLeave: () => setTyped(null),
    forget: () => {
      setTyped(null)
      keeper.noteUnread(path, null)
    },
  }
}
