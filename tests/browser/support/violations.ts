import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Rules whose outcome depends on colours and room; names and roles are the same in every theme and width. */
export const LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** Serious and critical violations, each with the element that has it; the frames of the app are looked through too. `rules`: these only. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  const { violations: found } = await (rules === undefined ? builder : builder.withRules(rules)).analyze()
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' > ')}: ${failureSummary?.split('\n').slice(1).join(' ').trim()}`))
}
