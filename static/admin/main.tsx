import { StrictMode, Suspense, lazy } from 'react'
import { createRoot } from 'react-dom/client'
import { view } from '@forge/bridge'
import '../shared/styles.css'
import '../shared/desk/desk.css'
import './admin.css'
import './policy/policy.css'
import './policy/shell/draft-bar.css'
import './policy/sections/severity/severity.css'
import './policy/sections/goals/goals.css'
import { Skeleton } from '../shared/parts/states'
import { ViewerProvider, browserZone } from '../shared/viewer'

const SitePage = lazy(() => import('./features/site/site-page'))
const ProjectSettings = lazy(() => import('./features/project-settings/project-settings'))

/** The admin's two modules share an entry; which one this frame is, the host's context says. */
async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) return
  void view.theme.enable()
  const context = await view.getContext()
  const project: unknown = context.extension['project']
  const projectId = typeof project === 'object' && project !== null && 'id' in project ? String(project.id) : null
  createRoot(root).render(
    <StrictMode>
      <ViewerProvider value={{ accountId: context.accountId ?? null, zone: context.timezone ?? browserZone() }}>
        <Suspense fallback={<Skeleton heights={[40, 120, 240]} label="Loading settings" />}>
          {context.moduleKey === 'retrac-project-settings' && projectId !== null ? <ProjectSettings projectId={projectId} /> : <SitePage />}
        </Suspense>
      </ViewerProvider>
    </StrictMode>,
  )
}

void start()
