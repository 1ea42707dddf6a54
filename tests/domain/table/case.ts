import type { Command } from '../../../src/domain/incident/commands'
import type { EventBody } from '../../../src/domain/incident/events'
import type { RefusalCode } from '../../../src/domain/incident/refusal'
import type { Who } from '../../../src/domain/incident/who'
import type { Policy } from '../../../src/domain/policy/policy'
import type { Step } from '../../support/given-when-then'
import type { CommandRow, ConditionOf } from '../rows'

/** Given these steps, when somebody gives this command at a minute. */
export interface Told {
  given: Step[]
  when: Step
  under?: Policy
}
export type Allowed = Told & { then: EventBody[] }
export type Refused = Told & { refuses: RefusalCode }

/** A row's tests: what is allowed, by a name each, and one refusal at least for each of its conditions. */
export interface RowCases<Row extends CommandRow> {
  allowed: Record<string, Allowed>
  refused: Record<ConditionOf<Row>, Refused | Refused[]>
}
export type Cases<Rows extends CommandRow> = { [Row in Rows]: RowCases<Row> }

export const allows = (given: Step[], command: Command, who: Who, minute: number, ...then: EventBody[]): Allowed => ({ given, when: [command, who, minute], then })
export const refuses = (refuses: RefusalCode, given: Step[], command: Command, who: Who, minute: number): Refused => ({ given, when: [command, who, minute], refuses })
