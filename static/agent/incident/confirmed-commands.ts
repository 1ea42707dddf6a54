import type { AgentView } from '../../../src/domain/views/agent-view'
import type { Confirmation } from './confirmation'
import { confirm } from './confirmation'
import type { DeskCommand } from './use-incident'

type Question = Omit<Confirmation, 'kind'> & { title: string }

/** What cannot be taken back by the desk is confirmed, with what happens next; null: done at a press. */
function questionFor(name: DeskCommand, { number, session }: AgentView): Question | null {
  switch (name) {
    case 'agreeNoLonger':
      return {
        title: `Close ${number}?`,
        text: "The customer said that it's no longer an issue. If you agree, it is closed at once, its clocks end, and the customer reads that you closed it together.",
        yes: 'Agree and close',
        no: 'Keep it open',
      }
    case 'closeWithinDesk':
      return {
        title: `Close ${number} within the desk?`,
        text: 'No customer can agree, so two of the desk close it: whoever proposed it, and you. It is closed at once, and its clocks end.',
        yes: 'Close it',
        no: 'Keep it open',
      }
    case 'endSession':
      return {
        title: 'End the remote session?',
        text: `${session.kind === 'running' ? `Disconnect ${session.terms.tool} first. ` : ''}The customer's permission ends with it: to connect again, you ask again. The customer sees when it ended.`,
        yes: 'End session',
        no: 'Keep it running',
      }
    default:
      return null
  }
}

/** True where the command needs no question, or was answered with yes. */
export async function isConfirmed(name: DeskCommand, view: AgentView): Promise<boolean> {
  const question = questionFor(name, view)
  if (question === null) return true
  const { title, ...words } = question
  return confirm(title, words)
}
