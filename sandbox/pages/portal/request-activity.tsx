import { useRef, useState, type ChangeEvent, type FormEvent } from 'react'
import { useSiteClock } from '../core/clock'
import { attachToRequest } from '../core/files'
import { useSession } from '../core/session'
import type { RequestComment } from '../core/types'
import { useAction } from '../ui/action'
import { Avatar } from '../ui/avatar'
import { FileLink } from '../ui/file-link'
import { Icon } from '../ui/icon'
import { Message } from '../ui/loaded'
import { shortTime } from '../ui/time'
import type { RequestPageData } from './request-page'

/** What was said to and by the customer, newest first, and the box to answer in. */
export function RequestActivity({ request, desk, comments }: RequestPageData) {
  const shown = comments.filter((comment) => comment.public).sort((a, b) => b.created.epochMillis - a.created.epochMillis)
  return (
    <section>
      <h2>Activity</h2>
      {shown.length === 0 && <p className="subtle">Nothing has been said yet.</p>}
      <ul className="comments">
        {shown.map((comment) => <Said key={comment.id} comment={comment} byCustomer={comment.author?.accountId === request.reporter?.accountId} />)}
      </ul>
      <Reply requestKey={request.issueKey} deskId={desk.id} deskName={desk.projectName} />
    </section>
  )
}

/** A comment's words; Jira's own marks for its files (`[^name]`, `!name!`) go, for the files stand below. */
function withoutFileMarks(comment: RequestComment): string {
  const names = (comment.attachments?.values ?? []).map((file) => file.filename)
  return names.reduce((text, name) => text.replaceAll(`[^${name}]`, '').replaceAll(`!${name}!`, ''), comment.body).trim()
}

function Said({ comment, byCustomer }: { comment: RequestComment; byCustomer: boolean }) {
  const nowMs = useSiteClock()?.nowMs ?? comment.created.epochMillis
  return (
    <li className="comment">
      <Avatar icon={byCustomer ? 'person-avatar' : 'headphones'} />
      <div>
        <p className="comment__who"><strong>{comment.author?.displayName}</strong> <time>{shortTime(comment.created.epochMillis, nowMs)}</time></p>
        <div className="comment__body">{withoutFileMarks(comment).split('\n').map((line, index) => <p key={index}>{line}</p>)}</div>
        {(comment.attachments?.values ?? []).map((file) => (
          <FileLink key={file.filename} fileName={file.filename} contentUrl={file._links?.content} />
        ))}
      </div>
    </li>
  )
}

function Reply({ requestKey, deskId, deskName }: { requestKey: string; deskId: string; deskName: string }) {
  const { jira, person } = useSession()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const picker = useRef<HTMLInputElement>(null)

  const send = useAction(async () => {
    if (file) await attachToRequest(jira, deskId, requestKey, file, text)
    else await jira.post(`/rest/servicedeskapi/request/${requestKey}/comment`, { body: text, public: true })
  })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!text.trim() && !file) return
    if (await send.run()) {
      setText('')
      setFile(null)
    }
  }

  if (person.key === 'anonymous') return null
  return (
    <form className="reply" onSubmit={(event) => void submit(event)}>
      <label htmlFor="reply" className="visually-hidden">Reply to {deskName}</label>
      <textarea id="reply" rows={text || file ? 4 : 1} placeholder={`Reply to ${deskName}`} value={text} onChange={(event) => setText(event.target.value)} />
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="File to attach"
        onChange={(event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0] ?? null)}
      />
      {file && <p className="file"><Icon name="attachment" />{file.name}<button type="button" className="link-button" onClick={() => setFile(null)}>Remove</button></p>}
      {send.error && <Message look="error">{send.error.message}</Message>}
      <p className="row">
        <button className="button" type="submit" disabled={send.busy}>{send.busy ? 'Sending' : 'Reply'}</button>
        <button className="button button--subtle" type="button" onClick={() => picker.current?.click()}><Icon name="attachment" />Attach file</button>
      </p>
    </form>
  )
}
