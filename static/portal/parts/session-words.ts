import type { CustomerView } from '../../../src/domain/views/customer-view'
import { ACTOR_WORDS, ASKED_WORDS, type Asked } from '../../../src/domain/views/reader'
import { instantWords } from '../../shared/time'
import type { When } from './use-when'
import { capital, shortTime } from './words'

export type Session = CustomerView['session']
type Ended = Extract<Session, { kind: 'ended' }>

/** "You allowed Citrix GoToAssist until 17:00, today 14:50." `asked`: whose consent it is, as the reader is told. */
export const allowedWords = ({ tool, at, expiresAt }: Extract<Session, { kind: 'approved' }>, asked: Asked, when: When): string =>
  `${ACTOR_WORDS[asked]} allowed ${tool} until ${shortTime(expiresAt, when)}, ${instantWords(at, when.now, when.zone)}.`

/** How a session ended, or why there was none; the app cannot cut the tool's connection, and says so. */
export function endedWords({ how, tool, at }: Ended, asked: Asked, when: When): string {
  const who = ACTOR_WORDS[asked]
  const time = shortTime(at, when)
  switch (how) {
    case 'declined':
      return `${who} didn't allow ${tool}, ${instantWords(at, when.now, when.zone)}. No one connects.`
    case 'notAnswered':
      return `${who} didn't answer by ${time}, so no one connected. We may ask again.`
    case 'notStarted':
      return `No one connected by ${time}. ${capital(ASKED_WORDS[asked].whose)} permission has ended.`
    case 'withdrawn':
      return `We don't need to connect any more, ${instantWords(at, when.now, when.zone)}. No one connects.`
    case 'takenBack':
      return `The permission was taken back, ${instantWords(at, when.now, when.zone)}. No one connected.`
    case 'timeOver':
      return `Time was up at ${time}. ${closeItWords(tool, asked)}`
    case 'revoked':
    case 'done':
      return `Ended at ${time}. ${closeItWords(tool, asked)}`
  }
}

export const closeItWords = (tool: string, asked: Asked): string => `If ${tool} is still open on ${ASKED_WORDS[asked].whose} computer, close it.`
