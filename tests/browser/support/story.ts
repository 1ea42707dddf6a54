import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'

const pictureName = (step: string): string => path.join(tmpdir(), `retrac-${step.replace(/\W+/g, '-').slice(0, 60)}.png`)

/**
 * Tests that tell one story on one page: where one fails, those after it fail at once and say why, and the page as it
 * was is kept as a picture.
 */
export function storyOn(page: () => Page): (step: string, run: () => Promise<void>) => void {
  let brokenAt: string | null = null
  return (step, run) => {
    test(step, async () => {
      if (brokenAt !== null) throw new Error(`The story broke at: ${brokenAt}`)
      try {
        await run()
      } catch (error) {
        brokenAt = step
        const picture = pictureName(step)
        await page().screenshot({ path: picture, fullPage: true }).catch(() => undefined)
        throw new Error(`At ${page().url()}, see ${picture}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    })
  }
}
