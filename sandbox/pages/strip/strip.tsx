import { useState } from 'react'
import { msToNextEvent, stepClock, useSiteClock } from '../core/clock'
import { sandbox } from '../core/http'
import { navigate, usePath } from '../core/router'
import { useSession } from '../core/session'
import { readTheme } from '../core/theme'
import type { Person } from '../core/types'
import { forgetDeeds, recordDeed } from '../host/deeds'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { Modal } from '../ui/modal'
import { nameWithRole } from '../ui/person-name'
import { stepName, stripTime } from '../ui/time'
import { pathFor } from './where-next'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const STEPS: readonly [string, number][] = [['+5 min', 5 * MINUTE_MS], ['+1 h', HOUR_MS], ['+1 day', 24 * HOUR_MS]]

/** The dark strip on top of every page: who one is, what time it is, and the way round. */
export function Strip() {
  const [startOver, setStartOver] = useState(false)
  return (
    <section className="strip" aria-label="Sandbox">
      <p className="strip__line"><Link to="/"><strong>SANDBOX</strong></Link> <span>an emulated Jira site on this computer; nothing leaves it</span></p>
      <div className="strip__row">
        <PersonSelect />
        <ThemeSelect />
        <ClockControls />
        <nav className="strip__group" aria-label="Sandbox pages">
          <Link className="strip__button" to="/">Tour</Link>
          <Link className="strip__button" to="/requests-log">Requests</Link>
          <button className="strip__button" onClick={() => setStartOver(true)}>Start over</button>
        </nav>
      </div>
      {startOver && <StartOver onClose={() => setStartOver(false)} />}
    </section>
  )
}

const GROUPS: readonly [string, readonly Person['accountType'][]][] = [
  ['Customers', ['customer']], ['People with an Atlassian account', ['atlassian']], ['No account', ['anonymous']],
]

function PersonSelect() {
  const { people, person, become } = useSession()
  const path = usePath()
  const choose = async (key: string): Promise<void> => {
    const next = people.find((one) => one.key === key)
    if (!next) return
    const to = await pathFor(next, path)
    become(key)
    if (to !== path) navigate(to)
  }
  return (
    <label className="strip__group">
      <span className="strip__who">You are</span>
      <select aria-label="You are" value={person.key} onChange={(event) => void choose(event.target.value)}>
        {GROUPS.map(([label, types]) => (
          <optgroup key={label} label={label}>
            {people.filter((one) => types.includes(one.accountType)).map((one) => <option key={one.key} value={one.key}>{nameWithRole(one)}</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

function ThemeSelect() {
  const { theme, chooseTheme } = useSession()
  return (
    <label className="strip__group">
      <span className="visually-hidden">Theme</span>
      <select value={theme} onChange={(event) => chooseTheme(readTheme(event.target.value))}>
        <option value="auto">Auto</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  )
}

function ClockControls() {
  const { person } = useSession()
  const clock = useSiteClock()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')

  const step = async (wanted: () => Promise<number | null>): Promise<void> => {
    setBusy(true)
    try {
      const ms = await wanted()
      if (ms === null) {
        setTold('Nothing waits for the clock.')
        return
      }
      const { invocations, failures } = await stepClock(ms)
      recordDeed({ kind: 'clock-moved', person: person.key, ms })
      const failed = failures > 0 ? `, ${failures} failed` : ''
      setTold(`Clock moved ${stepName(ms)}: ${invocations} ${invocations === 1 ? 'job' : 'jobs'} ran${failed}.`)
    } catch (thrown) {
      setTold(thrown instanceof Error ? thrown.message : String(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="strip__group strip__clock">
      <Icon name="clock" />
      <time className="strip__time">{clock ? stripTime(clock.nowMs) : ''}</time>
      {STEPS.map(([label, ms]) => (
        <button key={label} className="strip__button" disabled={busy} onClick={() => void step(async () => ms)}>{label}</button>
      ))}
      <button className="strip__button" disabled={busy} onClick={() => void step(msToNextEvent)}>Next event</button>
      <p className="strip__told" role="status">{busy ? 'Moving the clock' : told}</p>
    </div>
  )
}

function StartOver({ onClose }: { onClose: () => void }) {
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const start = async (): Promise<void> => {
    setBusy(true)
    try {
      await sandbox.write('POST', '/sandbox/start-over')
      forgetDeeds()
      window.location.assign('/')
    } catch (thrown) {
      setBusy(false)
      setError(thrown instanceof Error ? thrown.message : String(thrown))
    }
  }
  return (
    <Modal label="Start over" title="Start over?" width="400px" onClose={onClose}>
      <div className="modal__text">
        <p>Everything done on this site is forgotten, and the first day comes back.</p>
        {error && <p className="field__error" role="alert">{error}</p>}
        <p className="row">
          <button className="button button--primary" disabled={busy} onClick={() => void start()}>{busy ? 'Starting over' : 'Start over'}</button>
          <button className="button button--subtle" onClick={onClose}>Cancel</button>
        </p>
      </div>
    </Modal>
  )
}
