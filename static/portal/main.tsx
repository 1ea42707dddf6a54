import { StrictMode, Suspense, lazy, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { view } from '@forge/bridge'
import { Announcer } from '../shared/parts/announcer'
import { browserZone, ViewerProvider } from '../shared/viewer'
import '../shared/styles.css'
import './styles/ground.css'
import './styles/request-top.css'
import './styles/request-panel.css'
import './styles/request-detail.css'
import './styles/create.css'
import './styles/my-incidents.css'
import { readSurroundings, SurroundingsContext, type Surroundings } from './parts/surroundings'

/** One build for all portal modules; a frame loads only its own. */
const MODULES: Record<string, ComponentType> = {
  'retrac-create': lazy(() => import('./features/create/create-panel')),
  'retrac-request-top': lazy(() => import('./features/request-top/request-top')),
  'retrac-request-panel': lazy(() => import('./features/request-panel/request-panel')),
  'retrac-request-detail': lazy(() => import('./features/request-detail/request-detail')),
  'retrac-waiting': lazy(() => import('./features/waiting/waiting')),
  'retrac-my-requests': lazy(() => import('./features/my-incidents/my-requests')),
  'retrac-my-incidents': lazy(() => import('./features/my-incidents/my-incidents-dialog')),
  'retrac-no-longer': lazy(() => import('./features/no-longer/no-longer')),
}

function Frame({ surroundings }: { surroundings: Surroundings }) {
  const Module = MODULES[surroundings.moduleKey]
  if (!Module) return null
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <ViewerProvider value={{ accountId: surroundings.accountId, zone: surroundings.zone ?? browserZone() }}>
        <Announcer>
          <Suspense fallback={null}>
            <Module />
          </Suspense>
        </Announcer>
      </ViewerProvider>
    </SurroundingsContext.Provider>
  )
}

// The light fallbacks of the tokens stand where a host has no theme to give.
void view.theme.enable().catch(() => undefined)
const root = document.getElementById('root')
if (root) {
  void readSurroundings().then((surroundings) =>
    createRoot(root).render(
      <StrictMode>
        <Frame surroundings={surroundings} />
      </StrictMode>,
    ))
}
