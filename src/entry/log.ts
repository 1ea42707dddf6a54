import type { Log } from '../app/ports'

/** One JSON line an entry; codes, ids and counts only (security.md 7). */
export const consoleLog: Log = {
  line(code, facts) {
    console.info(JSON.stringify({ code, ...facts }))
  },
}
