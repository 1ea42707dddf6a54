import { useEffect, useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import statusError from '@atlaskit/icon/core/status-error'
import { Icon } from '../../../shared/icon'
import { useSpeak } from '../../../shared/parts/announcer'
import { now } from '../../../shared/server-time'
import { clockTime, dayWords } from '../../../shared/time'
import { useZone } from '../../../shared/viewer'
import { counted } from '../core/counted'
import type { Draft } from './draft-context'
import { useDraft } from './draft-context'
import { DiscardPanel } from './discard-panel'
import { ProblemList } from './problem-list'
import { PublishPanel } from './publish-panel'

type Panel = 'problems' | 'discard' | 'publish'

/** The foot of every section: what the draft holds, whether it is saved, and what can be done with it. */
export function DraftBar() {
  const draft = useDraft()
  const [panel, setPanel] = useState<Panel | null>(null)
  const count = draft.problems.length
  useSpokenProblems(count)
  const hasDraft = draft.changes.length > 0 || draft.desk.draft !== null || draft.saving !== 'saved'
  const close = (): void => setPanel(null)
  const shown = panel === 'problems' && count === 0 ? null : panel

  const publish = async (): Promise<void> => {
    await draft.keeper.save()
    setPanel('publish')
  }
  const showProblems = (): void => {
    const only = draft.problems.length === 1 ? draft.problems[0] : undefined
    if (only) draft.goTo(only.path)
    setPanel(only || shown === 'problems' ? null : 'problems')
  }

  return (
    <section className="draft-bar" aria-label="Draft" tabIndex={-1}>
      {shown === 'problems' && <ProblemList onGone={close} />}
      {shown === 'discard' && <DiscardPanel onClose={close} />}
      {shown === 'publish' && <PublishPanel onClose={close} />}
      <div className="draft-bar-row">
        <p className="row">
          <span className="strong">Draft</span>
          <span>{counted(draft.changes.length, 'change')},</span>
          {count === 0 ? (
            <span>0 problems</span>
          ) : (
            <button type="button" className="problem-link" aria-expanded={count > 1 ? shown === 'problems' : undefined} onClick={showProblems}>
              <Icon glyph={statusError} small />
              {counted(count, 'problem')}
            </button>
          )}
        </p>
        <p className="small subtlest tabular draft-bar-saved">{useSavedWords(draft)}</p>
        {hasDraft && !draft.isLocked && (
          <div className={shown === 'publish' || shown === 'discard' ? 'row draft-bar-asked' : 'row'}>
            <Button appearance="subtle" onClick={() => setPanel('discard')}>
              Discard
            </Button>
            <Button appearance="primary" onClick={() => void publish()}>
              Publish
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

function useSavedWords({ saving, problem, desk, active }: Draft): string {
  const zone = useZone()
  const published = `last published ${dayWords(active.publishedAt, now(), zone)} (version ${active.version})`
  if (saving === 'saving') return `Saving, ${published}`
  if (saving === 'waiting') return `${problem === null ? 'Not saved yet' : 'Not saved'}, ${published}`
  if (desk.draft === null) return `${published.charAt(0).toUpperCase()}${published.slice(1)}`
  return `Saved ${clockTime(desk.draft.savedAt, zone)}, ${published}`
}

/** The live region says that problems came or went; the first look is no change. */
function useSpokenProblems(count: number): void {
  const speak = useSpeak()
  const last = useRef(count)
  useEffect(() => {
    if (last.current === count) return
    last.current = count
    speak(count === 0 ? 'No problems in the draft.' : `${counted(count, 'problem')} in the draft.`)
  }, [count, speak])
}
