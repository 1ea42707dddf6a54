import { createHash } from 'node:crypto'

/** What a person agrees or consents to is the text's hash, so that nothing else can be slipped under the agreement. */
export const textHashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
