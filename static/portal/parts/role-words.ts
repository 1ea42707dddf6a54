import type { PortalIncident } from '../../../src/api/answers'
import type { Asked } from '../../../src/domain/views/reader'

/** Sessions and charges are the reporter's alone to answer: everybody else reads of the reporter. */
export const consentOf = (role: PortalIncident['role']): Asked => (role === 'reporter' ? 'you' : 'reporter')
