import { useEffect, type ReactNode } from 'react'
import { useLoad } from '../core/live'
import type { AppModule } from '../core/modules'
import { useSession } from '../core/session'
import type { Person } from '../core/types'
import { HostedFrame } from '../host/hosted-frame'
import type { Place } from '../host/place'
import { callServer } from '../host/server-bridge'
import { Show } from '../ui/loaded'
import { Refusal, type MaySee } from '../ui/refusal'

/** Leaves room for the strip and the bar; the frame grows beyond it with its content. */
const FULL_PAGE_MIN_HEIGHT_PX = 560

/** A module that is a page of its own. Whether this person may open it there, the server says. */
export function ModulePage({ type, moduleKey, place, projectKey }: {
  type: string
  moduleKey: string
  place: Place
  projectKey: string
}): ReactNode {
  const { person, modules } = useSession()
  const module = modules.find((one) => one.type === type && one.key === moduleKey)
  const maySee: MaySee = (one) => mayOpen(one, moduleKey, place)
  const access = useLoad(`access ${person.key} ${moduleKey} ${projectKey}`, () => maySee(person))
  useEffect(() => {
    if (module) document.title = module.title
  }, [module])
  if (!module) return <Refusal error={new Error('No installed app has a page here.')} maySee={() => Promise.reject(new Error('No page'))} />
  return (
    <Show of={access} what="the page" refused={(error) => <Refusal error={error} maySee={maySee} />}>
      {() => <OpenModule module={module} place={place} projectKey={projectKey} />}
    </Show>
  )
}

function mayOpen(person: Person, moduleKey: string, place: Place): Promise<unknown> {
  return callServer({ personKey: person.key, moduleKey, place }, 'getContext', undefined)
}

function OpenModule({ module, place, projectKey }: { module: AppModule; place: Place; projectKey: string }) {
  return (
    <>
      <h1 className="visually-hidden">{module.title}</h1>
      <HostedFrame module={module} place={place} projectKey={projectKey} fullPage minHeightPx={FULL_PAGE_MIN_HEIGHT_PX} />
    </>
  )
}
