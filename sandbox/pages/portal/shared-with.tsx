import { useState, type FormEvent } from 'react'
import { useSession } from '../core/session'
import type { CustomerRequest } from '../core/types'
import { useAction } from '../ui/action'
import { Avatar } from '../ui/avatar'
import { Icon } from '../ui/icon'
import { Message } from '../ui/loaded'

/** Who reads this request besides the desk, and a way to share it; whether that is allowed, the server says. */
export function SharedWith({ request }: { request: CustomerRequest }) {
  const { person } = useSession()
  const named = (accountId: string, name: string): string => (accountId === person.accountId ? `${name} (you)` : name)
  const participants = request.participants?.values ?? []
  const known = [...(request.reporter ? [request.reporter] : []), ...participants]
  return (
    <section>
      <h2 className="side-title">Shared with</h2>
      <ul className="plain-list">
        {known.map((one) => <li key={one.accountId} className="side-line"><Avatar />{named(one.accountId, one.displayName)}</li>)}
      </ul>
      {person.key !== 'anonymous' && <Share requestKey={request.issueKey} without={known.map((one) => one.accountId)} />}
    </section>
  )
}

function Share({ requestKey, without }: { requestKey: string; without: string[] }) {
  const { jira, people } = useSession()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState('')
  const share = useAction((accountId: string) => jira.post(`/rest/servicedeskapi/request/${requestKey}/participant`, { accountIds: [accountId] }))
  const others = people.filter((one) => one.accountId !== '' && !without.includes(one.accountId))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (chosen && (await share.run(chosen))) setOpen(false)
  }
  if (!open) return <button className="side-action side-action--after" onClick={() => setOpen(true)}><Icon name="add" />Share</button>
  return (
    <form className="share" onSubmit={(event) => void submit(event)}>
      <label htmlFor="share-with" className="visually-hidden">Share with</label>
      <select id="share-with" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">Choose a person</option>
        {others.map((one) => <option key={one.key} value={one.accountId}>{one.displayName}</option>)}
      </select>
      {share.error && <Message look="error">{share.error.message}</Message>}
      <p className="row">
        <button className="button" type="submit" disabled={share.busy}>{share.busy ? 'Sharing' : 'Share'}</button>
        <button className="button button--subtle" type="button" onClick={() => setOpen(false)}>Cancel</button>
      </p>
    </form>
  )
}
