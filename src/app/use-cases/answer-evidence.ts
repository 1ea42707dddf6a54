import type { ParsedOf } from '../../api/calls'
import type { Command, EvidenceAnswer } from '../../domain/incident/commands'
import { invalid } from '../problems'
import type { PortalGrant } from '../grant'
import type { Caller, Ports } from '../ports'
import type { Problem } from '../../api/answers'

type Input = ParsedOf<'portal', 'answerEvidence'>

/**
 * An answer as the command wants it. A file is read again from the very request, as the app, after the grant: it must be
 * there, and the caller must have put it there; name and size are Jira's, only the checksum is the browser's word.
 */
export async function answerEvidence(ports: Ports, caller: Caller, grant: PortalGrant, { itemId, answer }: Input): Promise<Command | { problem: Problem }> {
  const given = (value: EvidenceAnswer): Command => ({ name: 'answerEvidence', itemId, answer: value })
  if (answer.kind !== 'file') return given(answer)
  const file = await ports.jira.attachment(grant.issueId, answer.attachmentId)
  if (file === null || file.authorAccountId !== caller.accountId) {
    return { problem: invalid([{ path: 'answer.attachmentId', text: "That file isn't one that you attached to this request. Attach it first, then choose it." }]) }
  }
  return given({ kind: 'file', attachmentId: file.id, fileName: file.fileName, sizeBytes: file.sizeBytes, sha256: answer.sha256 })
}
