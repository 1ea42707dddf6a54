import { useSession } from '../core/session'
import { HostedFrame } from '../host/hosted-frame'
import type { Place } from '../host/place'

/** The app's headers or subheaders of one portal page. */
export function PageModules({ kind, page, place, projectKey }: {
  kind: 'portalHeader' | 'portalSubheader' | 'portalFooter'
  page: string
  place: Place
  projectKey: string
}) {
  const { modules } = useSession()
  return (
    <>
      {modules
        .filter((module) => module.type === `jiraServiceManagement:${kind}` && (module.pages.length === 0 || module.pages.includes(page)))
        .map((module) => <HostedFrame key={module.key} module={module} place={{ ...place, page }} projectKey={projectKey} />)}
    </>
  )
}
