import { printedCalls } from '../src/api/print-calls'

/** `npm run api`: the contract between screens and server, as JSON. */
process.stdout.write(`${JSON.stringify(printedCalls(), null, 2)}\n`)
