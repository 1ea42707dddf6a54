import type { Locator } from 'playwright-core'

/** Resolves once every text stands there; rejects with what stood there instead. */
export async function reads(where: Locator, ...texts: (string | RegExp)[]): Promise<void> {
  for (const text of texts) {
    try {
      await where.filter({ hasText: text }).first().waitFor()
    } catch (error) {
      const found = await where.allInnerTexts().catch(() => [])
      throw new Error(`Wanted ${String(text)}, read: ${found.join(' | ') || 'nothing'}`, { cause: error })
    }
  }
}

/** Resolves once nothing like it is to be seen. */
export const isGone = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' })

/** Resolves once the focus is on it; that is what a keyboard or a screen reader goes on from. */
export async function hasFocus(what: Locator): Promise<void> {
  await what.first().waitFor()
  await what.first().evaluate(
    (element) =>
      new Promise<void>((resolve, reject) => {
        const until = performance.now() + 5_000
        const look = (): void => {
          if (element.ownerDocument.activeElement === element) resolve()
          else if (performance.now() > until) reject(new Error(`The focus is on ${element.ownerDocument.activeElement?.outerHTML.slice(0, 200)}`))
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}
