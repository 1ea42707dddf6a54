import { fireEvent, render, screen } from '@testing-library/react'
import { PanelScreen } from '../../../../static/agent/features/panel/panel-screen'
import { ViewerProvider } from '../../../../static/shared/viewer'
import type { AgentView } from '../../../../src/domain/views/agent-view'
import type { PersonCommandName } from '../../../../src/domain/incident/commands'
import { host, resetHost } from './bridge'
import { ISSUE, offering, pictured } from './incident'

export const answer = (incident = pictured()) => ({ ok: true, answer: incident })
export const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
export const type = (label: RegExp, value: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value } })
export const choose = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('radio', { name }))
export const sendForm = (): void => void fireEvent.submit(screen.getByRole('form'))
export const sent = (name: string): Record<string, unknown> | undefined => host.invoked.find((call) => call.name === name)?.input

/** The panel with one incident on it, in which these commands may be given. */
export async function panelWith(change: Partial<AgentView>, ...allowed: PersonCommandName[]): Promise<void> {
  resetHost()
  localStorage.clear()
  host.answers.set('getIncident', () => answer(pictured({ offers: offering(...allowed), ...change })))
  for (const name of allowed) host.answers.set(name, () => answer(pictured({ revision: 19 })))
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <PanelScreen issueId={ISSUE} />
    </ViewerProvider>,
  )
  await screen.findByText('RC-010142')
}

/** By the button that stands there, or else by More. */
export async function openForm(name: string): Promise<void> {
  if (screen.queryByRole('button', { name }) === null) press('More')
  press(name)
  await screen.findByRole('form', { name })
}
/** What the form says that the customer will read. */
export const willRead = (): string => screen.getByText('The customer will read').closest('.quote')?.querySelector('.words')?.textContent ?? ''
