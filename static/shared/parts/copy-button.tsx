import { useEffect, useState } from 'react'
import checkMark from '@atlaskit/icon/core/check-mark'
import copyGlyph from '@atlaskit/icon/core/copy'
import { Icon } from '../icon'
import { Button } from './button'

const SAID_FOR_MS = 2_000

/** A frame of another origin may have no clipboard permission; the old way still works on a press. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const carrier = document.createElement('textarea')
    carrier.value = text
    carrier.className = 'unseen'
    document.body.append(carrier)
    carrier.select()
    const done = typeof document.execCommand === 'function' && document.execCommand('copy')
    carrier.remove()
    return done
  }
}

/** Copies `text()`; without children it is an icon named by `label`. */
export function CopyButton({ text, label, children }: { text: () => string; label: string; children?: string }) {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (said === null) return undefined
    const timer = setTimeout(() => setSaid(null), SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [said])
  const press = (): void => void copyText(text()).then((done) => setSaid(done ? 'copied' : 'failed'))
  const outcome = said === 'copied' ? 'Copied' : "Copying isn't allowed here. Select the text instead."
  return (
    <>
      <Button look={children === undefined ? 'icon' : 'default'} aria-label={children === undefined ? label : undefined} onClick={press}>
        <Icon glyph={said === 'copied' ? checkMark : copyGlyph} />
        {children}
      </Button>
      <span role="status" className={said === 'failed' ? 'small subtle' : 'unseen'}>
        {said === null ? '' : outcome}
      </span>
    </>
  )
}
