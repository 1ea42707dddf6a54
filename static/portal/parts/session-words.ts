import type { CustomerView } from '../../../src/domain/views/customer-view'
import { instantWords } from '../../shared/time'
import type { When } from './use-when'
import { shortTime } from './words'

export type Session = CustomerView['session']
type Ended = Extract<Session, { kind: 'ended' }>

/** "You allowed Citrix GoToAssist until 17:00, today 14:50." */
export const allowedWords = ({ tool, at, expiresAt }: Extract<Session, { kind: 'approved' }>, when: When): string =>
  `You allowed ${tool} until ${shortTime(expiresAt, when)}, ${instantWords(at, when.now, when.zone)}.`

/** How a session ended, or why there was none; the app cannot cut the tool's connection, and says so. */
export function endedWords({ how, tool, at }: Ended, when: When): string {
  const time = shortTime(at, when)
  switch (how) {
    case 'declined':
      return `You didn't allow ${tool}, ${instantWords(at, when.now, when.zone)}. No one connects.`
    case 'notAnswered':
      return `You didn't answer by ${time}, so no one connected. We may ask again.`
    case 'notStarted':
      return `No one connected by ${time}. Your permission has ended.`
    case 'withdrawn':
      return `We don't need to connect any more. We took our question back, ${instantWords(at, when.now, when.zone)}.`
    case 'timeOver':
      return `Time was up at ${time}. ${closeIt(tool)}`
    case 'revoked':
    case 'done':
      return `Ended at ${time}. ${closeIt(tool)}`
  }
}

const closeIt = (tool: string): string => `If ${tool} is still open on your computer, close it.`
