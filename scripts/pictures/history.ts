import { press } from './picture'
import type { KeyOf, Picture, Screen } from './picture'

const MODULE = 'retrac-history'
const openTab = ({ page }: Screen): Promise<void> => page.getByRole('tab', { name: 'ReTRAC' }).click()

/** What agents see in the ReTRAC tab: every clock's band on one axis, and the whole history. */
export function historyPictures(keyOf: KeyOf): Picture[] {
  const history = (name: string, summary: string, ...buttons: (string | RegExp)[]): Picture => ({
    name: `history-${name}`, person: 'agent-t2', path: `/browse/${keyOf(summary)}`,
    act: async (screen) => {
      await openTab(screen)
      await press(MODULE, ...buttons)(screen)
    },
  })
  return [
    history('young', 'Card payments'),
    history('at-risk', 'Payroll export'),
    history('pauses', 'VPN slow'),
    history('pauses-sum', 'VPN slow', /^Tier I hold/),
    history('paused-sum', 'Referral letters', /^Restore service/),
    history('breached', 'Mail flow'),
    history('closed', 'Shared mailbox'),
    history('reopened', 'Duplicate invoices'),
    history('reopened-sum', 'Duplicate invoices', /^Restore service/),
    history('one-day', 'Duplicate invoices', '1 day'),
    history('one-hour-earlier', 'Timesheet', '1 hour', 'Earlier', 'Earlier'),
    history('one-kind', 'Payroll export', /^Work/),
  ]
}
