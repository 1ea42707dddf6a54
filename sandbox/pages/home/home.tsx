import { sandbox } from '../core/http'
import { useLoad } from '../core/live'
import { navigate } from '../core/router'
import { useSession } from '../core/session'
import { useDeeds } from '../host/deeds'
import { Icon, isIconName, type IconName } from '../ui/icon'
import { Show } from '../ui/loaded'
import { stepsDone, type TourFile } from './tour'
import { StepText, TakeMeThere } from './tour-step'

const iconOf = (name: string): IconName => (isIconName(name) ? name : 'person')

/** The sandbox's first page: whom to be, how it works, and the tour. */
export function Home() {
  const tour = useLoad('tour', () => sandbox.get<TourFile>('/sandbox/tour'))
  return (
    <main className="home">
      <Show of={tour} what="the tour">{(file) => <HomeOf file={file} />}</Show>
    </main>
  )
}

function HomeOf({ file }: { file: TourFile }) {
  return (
    <>
      <div className="home__main">
        <h1>{file.headline}</h1>
        <p className="home__lead">{file.lead}</p>
        <h2>Be someone</h2>
        <ul className="cards">{file.cards.map((card) => <PersonCard key={card.person} {...card} />)}</ul>
        <h2>How it works here</h2>
        <ul className="home__how">
          {file.howItWorks.map((line) => <li key={line.text}><Icon name={iconOf(line.icon)} />{line.text}</li>)}
        </ul>
      </div>
      <TourCard file={file} />
    </>
  )
}

function PersonCard({ person, icon, title, text, path, pathLabel }: TourFile['cards'][number]) {
  const { become, person: current } = useSession()
  return (
    <li className="card">
      <h3><Icon name={iconOf(icon)} />{title}</h3>
      <p>{text}</p>
      <button
        className="link-button"
        aria-label={`Be ${title}: ${pathLabel}`}
        aria-current={current.key === person}
        onClick={() => {
          become(person)
          navigate(path)
        }}
      >
        {pathLabel} <Icon name="arrow-right" />
      </button>
    </li>
  )
}

function TourCard({ file }: { file: TourFile }) {
  const done = stepsDone(file.steps, useDeeds())
  const next = done.indexOf(false)
  return (
    <section className="tour" aria-labelledby="tour-title">
      <header>
        <h2 id="tour-title">{file.tourTitle}</h2>
        <p>{done.filter(Boolean).length} of {file.steps.length} done. A step ticks by itself.</p>
      </header>
      <ol>
        {file.steps.map((step, index) => (
          <li key={step.text} className="tour__step" data-done={done[index]} data-next={index === next}>
            <span className="tour__number">
              {done[index] ? <><Icon name="check-mark" /><span className="visually-hidden">Done</span></> : index + 1}
            </span>
            <div>
              <p><StepText text={step.text} /></p>
              {index === next && <TakeMeThere step={step} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
