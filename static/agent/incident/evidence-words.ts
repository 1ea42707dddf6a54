import type { EvidenceKind } from '../../../src/domain/incident/state'

/** The desk's words for what is asked of a customer. */
export const EVIDENCE_KIND: Record<EvidenceKind, string> = { logs: 'Logs', database: 'Database', other: 'Other' }
