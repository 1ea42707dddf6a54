import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useSiteClock } from '../core/clock'
import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import type { ChangelogEntry, IssueComment, Page } from '../core/types'
import { HostedFrame } from '../host/hosted-frame'
import { useAction } from '../ui/action'
import { Adf, adfOf } from '../ui/adf'
import { Avatar } from '../ui/avatar'
import { Message, Show } from '../ui/loaded'
import { Lozenge } from '../ui/lozenge'
import { shortTime } from '../ui/time'

type Writing = 'reply' | 'note' | null

/** Marks a comment as an internal note (platform facts, 3.3: POST comment). */
const INTERNAL = [{ key: 'sd.public.comment', value: { internal: true } }]

/** The issue's activity: comments with Jira's two kinds of answer, and the history of its fields. */
export function IssueActivity({ issueKey, projectKey, writing, onWriting }: { issueKey: string; projectKey: string; writing: Writing; onWriting: (writing: Writing) => void }) {
  const { modules } = useSession()
  const [tab, setTab] = useState<string>('comments')
  const ofApps = modules.filter((module) => module.type === 'jira:issueActivity')
  const chosen = ofApps.find((module) => module.key === tab)
  return (
    <section>
      <h2>Activity</h2>
      <div className="tabs" role="tablist" aria-label="Activity">
        <Tab id="comments" current={tab} choose={setTab}>Comments</Tab>
        <Tab id="history" current={tab} choose={setTab}>History</Tab>
        {ofApps.map((module) => <Tab key={module.key} id={module.key} current={tab} choose={setTab}>{module.title}</Tab>)}
      </div>
      <div role="tabpanel" id="activity-panel" aria-labelledby={`tab-${tab}`}>
        {tab === 'comments'
          ? <><WriteComment issueKey={issueKey} writing={writing} onWriting={onWriting} /><Comments issueKey={issueKey} /></>
          : chosen ? <HostedFrame module={chosen} place={{ issueKey }} projectKey={projectKey} /> : <History issueKey={issueKey} />}
      </div>
    </section>
  )
}

function Tab<T extends string>({ id, current, choose, children }: { id: T; current: T; choose: (id: T) => void; children: string }) {
  return (
    <button role="tab" id={`tab-${id}`} aria-selected={current === id} aria-controls="activity-panel" onClick={() => choose(id)}>{children}</button>
  )
}

function WriteComment({ issueKey, writing, onWriting }: { issueKey: string; writing: Writing; onWriting: (writing: Writing) => void }) {
  const { jira } = useSession()
  const [text, setText] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const isNote = writing === 'note'
  const send = useAction(() => jira.post(`/rest/api/3/issue/${issueKey}/comment`, { body: adfOf(text), ...(isNote ? { properties: INTERNAL } : {}) }))
  useEffect(() => {
    if (writing) box.current?.focus()
  }, [writing])

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!text.trim() || !(await send.run())) return
    setText('')
    onWriting(null)
  }

  if (writing === null) {
    return (
      <div className="write">
        <Avatar />
        <button className="write__open" onClick={() => onWriting('reply')}>Reply to customer, or add an internal note</button>
      </div>
    )
  }
  return (
    <form className={isNote ? 'write write--note' : 'write'} onSubmit={(event) => void submit(event)}>
      <Avatar />
      <div className="write__box">
        <div className="segments" role="group" aria-label="Who reads it">
          <button type="button" aria-pressed={!isNote} onClick={() => onWriting('reply')}>Reply to customer</button>
          <button type="button" aria-pressed={isNote} onClick={() => onWriting('note')}>Internal note</button>
        </div>
        <textarea ref={box} rows={4} aria-label={isNote ? 'Internal note' : 'Reply to customer'} value={text} onChange={(event) => setText(event.target.value)} />
        {send.error && <Message look="error">{send.error.message}</Message>}
        <p className="row">
          <button className="button button--primary" type="submit" disabled={send.busy}>{send.busy ? 'Saving' : 'Save'}</button>
          <button className="button button--subtle" type="button" onClick={() => onWriting(null)}>Cancel</button>
        </p>
      </div>
    </form>
  )
}

function Comments({ issueKey }: { issueKey: string }) {
  const { jira, person } = useSession()
  const comments = useLoad(`comments ${person.key} ${issueKey}`, () =>
    jira.get<{ comments: IssueComment[] }>(`/rest/api/3/issue/${issueKey}/comment`, { orderBy: '-created', maxResults: 100 }))
  return (
    <Show of={comments} what="comments">
      {({ comments: list }) => list.length === 0 ? <p className="subtle">No comment yet.</p> : (
        <ul className="comments">{list.map((comment) => <CommentOf key={comment.id} comment={comment} />)}</ul>
      )}
    </Show>
  )
}

function CommentOf({ comment }: { comment: IssueComment }) {
  const at = Date.parse(comment.created)
  const nowMs = useSiteClock()?.nowMs ?? at
  const internal = comment.jsdPublic === false
  return (
    <li className={internal ? 'comment comment--internal' : 'comment'}>
      <Avatar />
      <div>
        <p className="comment__who">
          <strong>{comment.author?.displayName ?? 'Anonymous'}</strong> <time>{shortTime(at, nowMs)}</time>
          {internal && <Lozenge look="warning">Internal note</Lozenge>}
        </p>
        <div className="comment__body"><Adf node={comment.body} /></div>
      </div>
    </li>
  )
}

function History({ issueKey }: { issueKey: string }) {
  const { jira, person } = useSession()
  const nowMs = useSiteClock()?.nowMs ?? 0
  const history = useLoad(`history ${person.key} ${issueKey}`, () => jira.get<Page<ChangelogEntry>>(`/rest/api/3/issue/${issueKey}/changelog`))
  return (
    <Show of={history} what="the history">
      {({ values }) => values.length === 0 ? <p className="subtle">No field has changed yet.</p> : (
        <ul className="comments">
          {[...values].reverse().map((entry) => (
            <li key={entry.id} className="comment">
              <Avatar />
              <div>
                <p className="comment__who"><strong>{entry.author?.displayName ?? 'Automatic'}</strong> <time>{nowMs ? shortTime(Date.parse(entry.created), nowMs) : ''}</time></p>
                {entry.items.map((item, index) => (
                  <p key={index}>{item.field}: <span className="subtle">{item.fromString || 'none'}</span> to {item.toString || 'none'}</p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Show>
  )
}
