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
    history('young', 'Backup warning'),
    history('pauses', 'VPN slow'),
    history('pauses-sum', 'VPN slow', /^Restore service/),
    history('at-risk', 'Payroll export'),
    history('breached', 'Mail flow'),
    history('one-hour', 'Payroll export', '1 hour'),
    history('one-hour-earlier', 'Payroll export', '1 hour', 'Earlier', 'Earlier'),
    history('closed', 'Shared mailbox'),
    history('one-kind', 'Payroll export', /^Work/),
  ]
}
