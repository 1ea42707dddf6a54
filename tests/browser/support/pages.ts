import type { FrameLocator, Locator, Page } from 'playwright-core'

/** Page objects: what a person looks for on the site, by the words that stand there. */

export const QUEUE_PATH = '/jira/projects/REC/apps/retrac-queue'

/** A file on the person's computer. */
export interface ChosenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The frame of one of the app's modules. */
export const frameOf = (page: Page, moduleKey: string): FrameLocator => page.frameLocator(`.frame[data-module="${moduleKey}"] > iframe`)

/** The dark strip on top: who one is, and the clock. */
export const strip = (page: Page) => ({
  be: async (person: string): Promise<void> => {
    await page.getByLabel('You are').selectOption(person)
  },
  /** Moves the clock by its button; resolves when the strip has said what ran. */
  move: async (button: '+5 min' | '+1 h' | '+1 day'): Promise<string> => {
    await page.getByRole('button', { name: button }).click()
    const told = page.locator('.strip__told', { hasText: 'Clock moved' })
    await told.waitFor()
    return told.innerText()
  },
})

/** By its key: what stands below a frame that still grows moves away from under a pointer. */
export const press = (button: Locator): Promise<void> => button.press('Enter')

const chooseBy = async (page: Page, button: Locator, file: ChosenFile | string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await press(button)
  await (await chooser).setFiles(file)
}

export const portal = (page: Page) => {
  const top = frameOf(page, 'retrac-request-top')
  /** One of the things that are asked, by its title. */
  const ask = (title: string): Locator => top.getByRole('listitem').filter({ hasText: title })
  return {
    ask,
    /** Chooses a file for what is asked, in the browser's own dialog; a large one by its path. */
    attach: (title: string, file: ChosenFile | string, button: 'Attach file' | 'Choose file' = 'Attach file'): Promise<void> =>
      chooseBy(page, ask(title).getByRole('button', { name: button }), file),
    /** Attaches it in Jira's own reply, which every account can. */
    attachBelow: async (file: ChosenFile): Promise<void> => {
      await chooseBy(page, page.getByRole('main').getByRole('button', { name: 'Attach file' }), file)
      await press(page.getByRole('button', { name: 'Reply', exact: true }))
      await page.locator('.comments', { hasText: file.name }).waitFor()
    },
    create: frameOf(page, 'retrac-create'),
    top,
    side: frameOf(page, 'retrac-request-panel'),
    detail: frameOf(page, 'retrac-request-detail'),
    /** Jira's own part: public comments, newest first. */
    comments: page.locator('.comments'),
    status: page.locator('.portal__side .lozenge').first(),
    /** From the help center to the form of a request type. */
    startRequest: async (requestType: string): Promise<void> => {
      await page.getByRole('link', { name: 'Help center' }).first().click()
      await press(page.getByRole('link', { name: requestType }))
    },
    send: (): Promise<void> => press(page.getByRole('button', { name: 'Send' })),
    openRequest: async (key: string): Promise<void> => {
      await page.getByRole('link', { name: 'Requests', exact: true }).last().click()
      await press(page.getByRole('link', { name: key }).first())
    },
    reply: async (text: string): Promise<void> => {
      await page.getByRole('textbox', { name: /^Reply to/ }).fill(text)
      await press(page.getByRole('button', { name: 'Reply', exact: true }))
      await page.locator('.comments', { hasText: text }).waitFor()
    },
  }
}

export const queue = (page: Page) => {
  const frame = frameOf(page, 'retrac-queue')
  return {
    frame,
    open: () => page.getByRole('link', { name: 'Incidents', exact: true }).click(),
    row: (text: string): Locator => frame.getByRole('row').filter({ hasText: text }),
    rows: frame.locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"])'),
  }
}

/** Jira's issue view with the app's panel and context in it. */
export const issue = (page: Page) => {
  const panel = page.frameLocator('.issue__main iframe')
  const step = panel.locator('.step')
  return {
    panel,
    context: page.frameLocator('.issue__side iframe'),
    step,
    /** The next step's heading, or its absence. */
    next: panel.locator('#next-step'),
    clocks: panel.getByRole('region', { name: 'Clocks' }),
    history: panel.getByRole('region', { name: 'History' }),
    form: (name: string | RegExp): Locator => panel.getByRole('form', { name }),
    press: (name: string) => step.getByRole('button', { name, exact: true }).click(),
    pressMore: async (name: string): Promise<void> => {
      await step.getByRole('button', { name: 'More' }).click()
      await step.locator('.more-list').getByRole('button', { name, exact: true }).click()
    },
    wholeHistory: async (): Promise<string> => {
      const region = panel.getByRole('region', { name: 'History' })
      await region.getByRole('button', { name: /^All / }).click()
      return region.innerText()
    },
    status: page.locator('.status__button'),
    /** Jira's own menu of ways out of the status. */
    transition: async (name: string): Promise<void> => {
      await page.locator('.status__button').click()
      await page.locator('.menu button', { hasText: name }).first().click()
    },
    comment: async (kind: 'Reply to customer' | 'Internal note', text: string): Promise<void> => {
      await press(page.locator('.issue__main').getByRole('button', { name: kind, exact: true }).first())
      await page.getByRole('textbox', { name: kind }).fill(text)
      await press(page.getByRole('button', { name: 'Save' }))
      await page.locator('.comments', { hasText: text }).waitFor()
    },
  }
}
