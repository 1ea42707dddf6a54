import type { FrameLocator } from 'playwright-core'
import type { KeyOf, Picture, Screen } from './picture'

/** The issue view of an incident of the demo's story. */
export const issuePicture =
  (keyOf: KeyOf) =>
  (name: string, person: string, summary: string, act?: Picture['act']): Picture => ({
    name: `issue-${name}`,
    person,
    path: `/browse/${keyOf(summary)}`,
    ...(act === undefined ? {} : { act }),
  })

export const panelOf = (screen: Screen): FrameLocator => screen.module('retrac-issue-panel')

/** Opens a form of the panel: by a button of the step, or out of More. */
export async function openForm(panel: FrameLocator, command: string): Promise<void> {
  const button = panel.getByRole('button', { name: command, exact: true })
  const more = panel.getByRole('button', { name: 'More', exact: true })
  await more.or(button).first().waitFor()
  if ((await button.count()) === 0) await more.click()
  await button.first().click()
  await panel.getByRole('form').waitFor()
}
