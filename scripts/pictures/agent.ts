import { press } from './picture'
import type { KeyOf, Picture } from './picture'

const QUEUE = '/jira/projects/REC/apps/retrac-queue'
const inPanel = (...names: (string | RegExp)[]) => press('retrac-issue-panel', ...names)

/** What agents see: issue panel, context, queue, dialogs. */
export function agentPictures(keyOf: KeyOf): Picture[] {
  const issue = (name: string, person: string, summary: string, act?: Picture['act']): Picture => ({
    name: `issue-${name}`, person, path: `/browse/${keyOf(summary)}`, ...(act === undefined ? {} : { act }),
  })
  return [
    issue('recorded-breached', 'agent-t1', 'Card payments'),
    issue('not-assessed', 'agent-t1', 'Backup warning'),
    issue('not-assessed-script', 'agent-t1', 'Cold store'),
    issue('reviewed', 'agent-t1', 'Dictation'),
    issue('with-desk-breached', 'agent-t1', 'scanned contracts'),
    issue('investigated', 'consultant', 'Pathology'),
    issue('diagnosed-at-risk', 'agent-t2', 'Payroll export'),
    issue('remediation-failed', 'agent-t2', 'Rate quotes'),
    issue('transferred-nobody', 'agent-t2', 'VPN slow'),
    issue('critical-breached', 'agent-t2', 'Mail flow'),
    issue('closure-proposed', 'agent-t1', 'Calendar invites'),
    issue('closure-declined', 'agent-t2', 'Nightly backup'),
    issue('no-longer-said', 'agent-t1', 'Wi-Fi drops'),
    issue('closed', 'agent-t1', 'Shared mailbox'),
    issue('closed-first-response-missed', 'agent-t1', 'Label printer'),
    issue('refused', 'agent-other', 'Card payments'),
    issue('more', 'agent-t2', 'Payroll export', inPanel(/^More/)),
    issue('form-severity', 'agent-t1', 'Backup warning', inPanel('Assess severity')),
    issue('form-investigation', 'agent-t1', 'Card payments', inPanel(/^More/, 'Record investigation')),
    issue('form-investigation-empty', 'agent-t1', 'Card payments', inPanel(/^More/, 'Record investigation', 'Record investigation')),
    issue('form-diagnosis', 'consultant', 'Pathology', inPanel('Add diagnosis')),
    issue('form-remediation', 'agent-t2', 'Payroll export', inPanel('Record remediation')),
    issue('form-transfer', 'agent-t1', 'Dictation', inPanel(/^More/, /^Transfer/)),
    issue('form-closure', 'agent-t2', 'Payroll export', inPanel(/^More/, 'Propose closure')),
    issue('form-decline', 'agent-t1', 'Wi-Fi drops', inPanel('Decline')),
    issue('confirm-close', 'agent-t1', 'Wi-Fi drops', inPanel('Agree and close')),
    issue('clock-open', 'agent-t2', 'VPN slow', inPanel(/Tier II hold/)),
    issue('history-all', 'agent-t2', 'VPN slow', inPanel(/^All \d+/)),
    { name: 'queue', person: 'agent-t1', path: QUEUE },
    { name: 'queue-mine', person: 'agent-t2', path: QUEUE, act: press('retrac-queue', /^Mine/) },
    { name: 'queue-selected', person: 'agent-t2', path: QUEUE, act: ({ module }) => module('retrac-queue').getByRole('checkbox').nth(2).check() },
    {
      name: 'queue-no-match', person: 'agent-t1', path: QUEUE,
      act: async ({ module }) => {
        await module('retrac-queue').getByRole('searchbox').fill('RC-999999')
        await module('retrac-queue').getByRole('searchbox').press('Enter')
      },
    },
    { name: 'queue-refused', person: 'agent-other', path: QUEUE },
    { name: 'queue-empty', person: 'agent-other', path: '/jira/projects/OTH/apps/retrac-queue' },
  ]
}
