import type { FrameLocator, Page } from 'playwright-core'

/** One screen in one state: who looks, at what, and what was pressed before the picture is taken. */
export interface Picture {
  name: string
  person: string
  path: string
  act?: (screen: Screen) => Promise<void>
}

/** The page, and the app's frame in it by its module's key. */
export interface Screen {
  page: Page
  module(key: string): FrameLocator
}

/** Finds an incident of the demo's story by a part of its summary. */
export type KeyOf = (summaryPart: string) => string

/** Presses buttons of a module's frame, one after the other, by their names. */
export const press = (module: string, ...names: (string | RegExp)[]) => async (screen: Screen): Promise<void> => {
  for (const name of names) await screen.module(module).getByRole('button', { name }).first().click()
}
