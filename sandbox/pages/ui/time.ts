const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString()
}

const hourMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** An instant as the pages write it, e.g. "today 16:20", "yesterday 09:00", "21 Nov 09:00". */
export function shortTime(instantMs: number, nowMs: number): string {
  const at = new Date(instantMs)
  const time = hourMinute.format(at)
  if (sameDay(at, new Date(nowMs))) return `today ${time}`
  if (sameDay(at, new Date(nowMs - DAY_MS))) return `yesterday ${time}`
  return `${dayMonth.format(at)} ${time}`
}

const stripFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** The strip's clock, e.g. "Tue 24 Nov 16:26:55". */
export function stripTime(instantMs: number): string {
  return stripFormat.format(instantMs).replaceAll(',', '')
}

/** A length of time in its largest whole unit, e.g. "5 min", "1 h", "2 days". */
export function stepName(ms: number): string {
  const units: [number, string, string][] = [[DAY_MS, 'day', 'days'], [60 * MINUTE_MS, 'h', 'h'], [MINUTE_MS, 'min', 'min'], [1000, 's', 's']]
  for (const [unitMs, one, many] of units) {
    const count = Math.floor(ms / unitMs)
    if (count >= 1) return `${count} ${count === 1 ? one : many}`
  }
  return `${ms} ms`
}
