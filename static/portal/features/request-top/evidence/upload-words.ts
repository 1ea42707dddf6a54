import { sizeWords } from '../../../parts/size-words'
import type { UploadRefusal, UploadStep } from './upload'

/** Progress in words: the bridge gives no figures of its own. */
export function stepWords(step: UploadStep | 'telling', name: string, sizeBytes: number): string {
  switch (step) {
    case 'reading':
      return `Reading ${name} …`
    case 'sending':
      return `Sending ${name}, ${sizeWords(sizeBytes)} …`
    case 'attaching':
      return `Putting ${name} on your request …`
    case 'telling':
      return `Telling us that ${name} is there …`
  }
}

/** Why a file wasn't taken, and what to do instead. */
export function uploadRefusalWords(refusal: UploadRefusal, name: string, sizeBytes: number): string {
  switch (refusal.kind) {
    case 'tooLarge': {
      const size = `${name} is ${sizeWords(sizeBytes, 'up')}`
      return refusal.limitBytes === null
        ? `${size}; that is more than can be sent here. Split it, or write an answer.`
        : `${size}; the limit is ${sizeWords(refusal.limitBytes)}. Split it, or write an answer.`
    }
    case 'typeRefused':
      return `Files like ${name} can't be sent here. Put it into a .zip, or write an answer.`
    case 'notAllowed':
      return "You can't add files to this request. Write an answer, or tell us that you can't provide it."
    case 'notFromHere':
      return 'Attach it below, then choose it here.'
    case 'unreadable':
      return `${name} can't be read. It may have been moved or be open elsewhere: choose it again.`
    case 'failed':
      return refusal.mayHaveArrived
        ? `We can't tell whether ${name} arrived. Look at the activity below before you send it again.`
        : `${name} wasn't sent.`
  }
}
