import { formPictures } from './agent-forms'
import { issuePicture } from './agent-issue'
import { queuePictures } from './agent-queue'
import { troublePictures } from './agent-trouble'
import { press } from './picture'
import type { KeyOf, Picture } from './picture'

const inPanel = (...names: (string | RegExp)[]) => press('retrac-issue-panel', ...names)

/** What agents see: issue panel and context in every state, the forms, troubles, the queue. */
export function agentPictures(keyOf: KeyOf): Picture[] {
  const issue = issuePicture(keyOf)
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
    issue('transferred-back', 'agent-t1', 'Timesheet'),
    issue('severity-overridden', 'agent-t1', 'Timesheet', inPanel(/^Severity: why/, /^Transfers/)),
    issue('critical-breached', 'agent-t2', 'Mail flow'),
    issue('not-mine-to-do', 'agent-t1', 'Referral letters'),
    issue('evidence-asked', 'agent-t2', 'Referral letters'),
    issue('evidence-record', 'agent-t2', 'Referral letters', inPanel(/^Evidence/)),
    issue('evidence-date-passed', 'agent-t1', 'Badge readers'),
    issue('evidence-answered', 'agent-t1', 'Door scanner', inPanel(/^Evidence/)),
    issue('session-asked', 'agent-t1', 'Statement run'),
    issue('session-approved', 'agent-t1', 'Tax forms'),
    issue('session-approved-another', 'lead', 'Tax forms'),
    issue('session-running', 'agent-t1', 'Second screen'),
    issue('session-done', 'agent-t2', 'Fax gateway', inPanel(/^Remote sessions/)),
    issue('session-declined', 'agent-t1', 'Blurred fonts'),
    issue('session-expired', 'agent-t1', 'Map tiles'),
    issue('session-withdrawn', 'agent-t1', 'Till drawer'),
    issue('session-revoked', 'agent-t1', 'Voicemail', inPanel(/^Remote sessions/)),
    issue('scope-to-decide', 'lead', 'New starters'),
    issue('scope-to-decide-agent', 'agent-t1', 'New starters'),
    issue('charge-asked', 'lead', 'Projector'),
    issue('charge-accepted', 'agent-t2', 'Warehouse scales', inPanel(/^Scope/)),
    issue('out-of-scope', 'agent-t1', 'Coffee machine', inPanel(/^Scope/)),
    issue('goodwill', 'agent-t1', 'Home printer'),
    issue('escalation-raised', 'lead', 'Mail flow', inPanel(/^Escalation/)),
    issue('escalation-returned', 'agent-t2', 'Intranet search', inPanel(/^Escalation/)),
    issue('closure-proposed', 'agent-t1', 'Calendar invites'),
    issue('closure-proposed-settled', 'agent-t1', 'Supplier portal'),
    issue('closure-proposed-nobody-agrees', 'agent-t1', 'Vaccine fridge'),
    issue('closure-within-desk', 'lead', 'Vaccine fridge'),
    issue('closure-within-desk-confirm', 'lead', 'Vaccine fridge', inPanel('Close within the desk')),
    issue('closure-declined', 'agent-t2', 'Nightly backup'),
    issue('no-longer-said', 'agent-t1', 'Wi-Fi drops'),
    issue('closed', 'agent-t1', 'Shared mailbox'),
    issue('closed-more', 'agent-t1', 'Shared mailbox', inPanel(/^More/)),
    issue('closed-first-response-missed', 'agent-t1', 'Label printer'),
    issue('closed-within-desk', 'agent-t1', 'Door camera'),
    issue('reopened', 'agent-t2', 'Duplicate invoices'),
    issue('more', 'agent-t2', 'Payroll export', inPanel(/^More/)),
    issue('record-open', 'agent-t2', 'Payroll export', inPanel(/^Severity: why/, /^Investigation/, /^Diagnosis/, /^Transfers/)),
    issue('clock-open', 'agent-t2', 'VPN slow', inPanel(/Tier II hold/)),
    issue('clock-open-paused', 'agent-t2', 'Referral letters', inPanel(/Restore service/)),
    issue('history-all', 'agent-t2', 'VPN slow', inPanel(/^All \d+/)),
    issue('context-collapsed', 'agent-t2', 'Payroll export', ({ page }) => page.getByRole('button', { name: /ReTRAC/, expanded: true }).last().click()),
    ...formPictures(keyOf),
    ...queuePictures,
    ...troublePictures(keyOf),
  ]
}
