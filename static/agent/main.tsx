import type { ReactElement } from 'react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { view } from '@forge/bridge'
import '../shared/styles.css'
import '../shared/desk/desk.css'
import './styles/panel.css'
import './styles/record.css'
import './styles/forms.css'
import './styles/context.css'
import './features/history/history.css'
import './features/queue/queue.css'
import './features/queue/queue-grid.css'
import './features/raise/raise.css'
import { browserZone, ViewerProvider } from '../shared/viewer'
import { isConfirmation } from './incident/confirmation'

type Context = Awaited<ReturnType<typeof view.getContext>>

/** Each module's feature is a chunk of its own: a frame loads what it draws. */
async function featureOf(context: Context): Promise<ReactElement> {
  const modal: unknown = context.extension['modal']
  if (isConfirmation(modal)) {
    const { ConfirmScreen } = await import('./features/confirm/confirm-screen')
    return <ConfirmScreen confirmation={modal} />
  }
  const issueId = String(context.extension['issue']?.id ?? '')
  switch (context.moduleKey) {
    case 'retrac-issue-panel': {
      const { PanelScreen } = await import('./features/panel/panel-screen')
      return <PanelScreen issueId={issueId} />
    }
    case 'retrac-issue-context': {
      const { ContextScreen } = await import('./features/context/context-screen')
      return <ContextScreen issueId={issueId} />
    }
    case 'retrac-history': {
      const { HistoryScreen } = await import('./features/history/history-screen')
      return <HistoryScreen issueId={issueId} />
    }
    case 'retrac-queue': {
      const { QueueScreen } = await import('./features/queue/queue-screen')
      return <QueueScreen projectId={String(context.extension['project']?.id ?? '')} />
    }
    default:
      throw new Error(`No screen for module ${context.moduleKey}`)
  }
}

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no root element')
  void view.theme.enable()
  const context = await view.getContext()
  const feature = await featureOf(context)
  createRoot(root).render(
    <StrictMode>
      <ViewerProvider value={{ accountId: context.accountId ?? null, zone: context.timezone || browserZone() }}>{feature}</ViewerProvider>
    </StrictMode>,
  )
}

void start()
