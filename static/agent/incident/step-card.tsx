import type { RefObject } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import type { AgentIncident, Problem } from '../../../src/api/answers'
import type { PersonCommandName } from '../../../src/domain/incident/commands'
import type { AgentView } from '../../../src/domain/views/agent-view'
import { now } from '../../shared/server-time'
import { shortInstant } from '../../shared/time'
import { useZone } from '../../shared/viewer'
import { Chevron } from '../parts/chevron'
import { CommandProblem } from './command-problem'
import type { FormCommand } from './commands'
import { buttonsOf, commandWords, hasForm, isDeskCommand } from './commands'
import { isConfirmed } from './confirmed-commands'
import { CommandForm } from './forms/command-form'
import { stepWhy } from './step-why'
import type { Act, DeskCommand } from './use-incident'

interface Props {
  incident: AgentIncident
  act: Act
  /** The section's heading: where the focus goes after a success. */
  headingRef: RefObject<HTMLHeadingElement>
}

/** What to do now; a form opens in its place. */
export function StepCard({ incident, act, headingRef }: Props) {
  const { view } = incident
  const zone = useZone()
  const [open, setOpen] = useState<FormCommand | null>(null)
  const [busy, setBusy] = useState<DeskCommand | null>(null)
  const [trouble, setTrouble] = useState<{ command: DeskCommand; problem: Problem } | null>(null)

  // The heading may have to be drawn first, so the focus goes there after a drawing, not after a guess of when that is.
  const headingWanted = useRef(false)
  useEffect(() => {
    if (!headingWanted.current || headingRef.current === null) return
    headingWanted.current = false
    headingRef.current.focus()
  })
  const toHeading = (): void => {
    headingWanted.current = true
  }
  const close = (): void => {
    toHeading()
    setOpen(null)
  }
  const run = async (name: DeskCommand): Promise<void> => {
    if (!(await isConfirmed(name, view))) return
    setBusy(name)
    setTrouble(null)
    const problem = await act(name as 'take', {})
    if (problem === null) toHeading()
    setBusy(null)
    setTrouble(problem === null ? null : { command: name, problem })
  }
  const press = (name: PersonCommandName): void => {
    if (!isDeskCommand(name) || busy !== null) return
    const offer = view.offers[name]
    setTrouble(null)
    if (!offer.ok) {
      setOpen(null)
      setTrouble({ command: name, problem: { kind: 'refused', text: offer.text, ...(offer.wayOut === null ? {} : { wayOut: offer.wayOut }) } })
    } else if (hasForm(name)) setOpen(name)
    else void run(name)
  }

  if (open !== null) {
    return (
      <section className="card">
        <CommandForm key={open} command={open} incident={incident} act={act} done={close} cancel={close} goTo={press} />
      </section>
    )
  }
  return (
    <section className="card step" aria-labelledby="next-step">
      <div className="step-words">
        {view.closure.kind !== 'closed' && <p className="step-kicker">Next step</p>}
        <h2 id="next-step" ref={headingRef} tabIndex={-1}>
          {view.nextStep.title}
        </h2>
        <p className="subtle words tabular">{stepWhy(view, (at) => shortInstant(at, now(), zone))}</p>
        {view.nextStep.declined !== null && <p className="quote words">{view.nextStep.declined}</p>}
      </div>
      {trouble !== null && <CommandProblem problem={trouble.problem} view={view} again={() => press(trouble.command)} goTo={press} />}
      <StepButtons view={view} busy={busy} press={press} />
    </section>
  )
}

function StepButtons({ view, busy, press }: { view: AgentView; busy: DeskCommand | null; press: (name: DeskCommand) => void }) {
  const { first, more } = buttonsOf(view)
  const [open, setOpen] = useState(false)
  const listId = useId()
  const moreButton = useRef<HTMLButtonElement>(null)
  if (first.length === 0 && more.length === 0) return null
  return (
    <div className="row step-buttons">
      {first.map((name, place) => (
        <Button key={name} appearance={place === 0 ? 'primary' : 'default'} isLoading={busy === name} onClick={() => press(name)}>
          {commandWords(name, view)}
        </Button>
      ))}
      {more.length > 0 && (
        <div>
          <Button ref={moreButton} aria-expanded={open} aria-controls={open ? listId : undefined} isLoading={busy !== null && more.includes(busy)} iconAfter={Chevron} onClick={() => setOpen(!open)}>
            More
          </Button>
          {open && (
            <ul
              id={listId}
              className="more-list"
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                setOpen(false)
                moreButton.current?.focus()
              }}
            >
              {more.map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    onClick={() => {
                      setOpen(false)
                      press(name)
                    }}
                  >
                    {commandWords(name, view)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
