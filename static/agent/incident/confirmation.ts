import { Modal } from '@forge/bridge'

/** What a confirming dialog says; it crosses to the dialog's frame as its context. */
export interface Confirmation {
  kind: 'confirmation'
  /** What happens next, in sentences. */
  text: string
  yes: string
  no: string
}

export function isConfirmation(value: unknown): value is Confirmation {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'confirmation'
}

const isYes = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'confirmed' in answer && answer.confirmed === true

/** Asks in the host's dialog (400 px); anything but a pressed yes is no. */
export function confirm(title: string, words: Omit<Confirmation, 'kind'>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const context: Confirmation = { kind: 'confirmation', ...words }
    const dialog = new Modal({ size: 'small', title, context, onClose: (answer: unknown) => resolve(isYes(answer)) })
    dialog.open().catch(reject)
  })
}
