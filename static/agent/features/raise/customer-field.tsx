import { useState } from 'react'
import Button from '@atlaskit/button/new'
import type { Binding } from '../../../shared/form/use-form'
import { RadioField, TextField } from '../../parts/fields'
import type { Customer } from './customers'
import { findCustomers } from './customers'

const WORDS_MAX = 100

interface Props {
  words: Binding
  chosen: Binding
  /** Whoever was chosen before is not any more; the only one found is chosen at once. */
  onFound: (accountId: string) => void
}

/** Searches by name or e-mail, as the agent; then one of those who were found is chosen. */
export function CustomerField({ words, chosen, onFound }: Props) {
  const [found, setFound] = useState<Customer[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const search = async (): Promise<void> => {
    if (words.value.trim() === '' || busy) return
    setBusy(true)
    const people = await findCustomers(words.value.trim())
    setBusy(false)
    setFailed(people === null)
    setFound(people)
    onFound(people?.length === 1 ? (people[0]?.accountId ?? '') : '')
  }
  return (
    <div>
      <div
        className="raise-search"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
          // Enter in the search finds; it doesn't send the form.
          event.preventDefault()
          void search()
        }}
      >
        <TextField bind={found === null ? { ...words, error: words.error ?? chosen.error } : words} label="Customer" isRequired helper="Name or e-mail." maxLength={WORDS_MAX} />
        <Button isLoading={busy} onClick={() => void search()}>
          Find
        </Button>
      </div>
      <div role="status">
        {failed && <p className="small">Jira doesn&apos;t give people by that name now. Try again, or raise it in Jira itself.</p>}
        {found?.length === 0 && <p className="small">Nobody by that name. Try their e-mail.</p>}
      </div>
      {found !== null && found.length > 0 && (
        <div className="raise-found">
          <RadioField bind={chosen} label="Who" isRequired inColumn choices={found.map(({ accountId, name, email }) => ({ value: accountId, label: email === null ? name : `${name}, ${email}` }))} />
        </div>
      )}
    </div>
  )
}
