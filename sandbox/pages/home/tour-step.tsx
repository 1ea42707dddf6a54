import type { ReactNode } from 'react'
import { navigate } from '../core/router'
import { useSession } from '../core/session'
import { setOutOnTour } from './on-tour'
import type { TourStep } from './tour'

/** A step's words, with those between stars in italics. */
export function StepText({ text }: { text: string }): ReactNode {
  return text.split('*').map((part, index) => (index % 2 === 1 ? <em key={index}>{part}</em> : part))
}

/** Makes the visitor the step's person, on the step's page; from then on the next step goes along. */
export function TakeMeThere({ step }: { step: TourStep }) {
  const { become } = useSession()
  return (
    <button
      className="button button--primary button--small"
      onClick={() => {
        setOutOnTour()
        become(step.person)
        navigate(step.path)
      }}
    >
      Take me there
    </button>
  )
}
