import type { CustomerView } from '../../../src/domain/views/customer-view'
import { ASKED_WORDS, type Asked } from '../../../src/domain/views/reader'

/** What the contract says of this incident, in a sentence; null where it is simply covered. `asked`: whose charge it is to approve. */
export function scopeWords(scope: CustomerView['scope'], asked: Asked): string | null {
  switch (scope.kind) {
    case 'covered':
      return null
    case 'goodwill':
      return "Not in your contract; we do it all the same."
    case 'checking':
      return "We're checking whether your contract covers this."
    case 'waitingForAnswer':
      return 'Not in your contract: there is a charge to approve or not. We wait for the answer.'
    case 'charged':
      return `Not in your contract; done at the charge ${ASKED_WORDS[asked].whom} approved, ${scope.charge.amount}.`
    case 'notCovered':
      return `Not covered by your contract: ${ended(scope.reason)}`
  }
}

/** A reason is somebody's own words: a full stop only where they set none. */
const ended = (words: string): string => (/[.!?…]$/.test(words.trimEnd()) ? words.trimEnd() : `${words.trimEnd()}.`)
