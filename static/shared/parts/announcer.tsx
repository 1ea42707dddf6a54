import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useState } from 'react'

const Speak = createContext<(words: string) => void>(() => undefined)

/** The screen's one polite live region; only changes of state are spoken, never a tick. */
export function Announcer({ children }: { children: ReactNode }) {
  const [words, setWords] = useState('')
  const speak = useCallback((next: string) => setWords(next), [])
  return (
    <Speak.Provider value={speak}>
      {children}
      <p className="unseen" aria-live="polite">
        {words}
      </p>
    </Speak.Provider>
  )
}

/** Says words in the live region; the same words twice are heard once. */
export const useSpeak = (): ((words: string) => void) => useContext(Speak)
