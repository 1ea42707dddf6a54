import { sandbox } from '../core/http'
import { useLoad } from '../core/live'
import { usePath } from '../core/router'
import { useDeeds } from '../host/deeds'
import { leaveTour, useOnTour } from './on-tour'
import { stepsDone, type TourFile } from './tour'
import { StepText, TakeMeThere } from './tour-step'

/** The tour's next step below the strip, for whoever has set out on it; the first page has the whole card. */
export function TourBar() {
  const path = usePath()
  return useOnTour() && path !== '/' ? <LoadedBar /> : null
}

function LoadedBar() {
  const tour = useLoad('tour', () => sandbox.get<TourFile>('/sandbox/tour'))
  return tour.state === 'ready' ? <Bar steps={tour.value.steps} /> : null
}

function Bar({ steps }: { steps: TourFile['steps'] }) {
  const next = stepsDone(steps, useDeeds()).indexOf(false)
  const step = steps[next]
  return (
    <section className="tour-bar" aria-label="Tour">
      <p role="status">
        {step === undefined
          ? 'You have done every step of the tour. Look around as you like.'
          : <><strong>Step {next + 1} of {steps.length}</strong> <StepText text={step.text} /></>}
      </p>
      {step !== undefined && <TakeMeThere step={step} />}
      <button className="button button--subtle button--small" onClick={leaveTour}>Hide</button>
    </section>
  )
}
