const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Formats of one zone; made anew when another person, with another profile, looks. */
function formatsIn(timeZone: string | undefined) {
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone === undefined ? {} : { timeZone }) })
  return {
    day: make({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    hourMinute: make({ hour: '2-digit', minute: '2-digit' }),
    dayMonth: make({ day: 'numeric', month: 'short' }),
    strip: make({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  }
}
let formats = formatsIn(undefined)

/** Times are written in the zone of the profile of who looks, as Jira does. */
export function writeTimesIn(timeZone: string): void {
  formats = formatsIn(timeZone)
}

/** An instant as the pages write it, e.g. "today 16:20", "yesterday 09:00", "21 Nov 09:00". */
export function shortTime(instantMs: number, nowMs: number): string {
  const time = formats.hourMinute.format(instantMs)
  const day = formats.day.format(instantMs)
  if (day === formats.day.format(nowMs)) return `today ${time}`
  if (day === formats.day.format(nowMs - DAY_MS)) return `yesterday ${time}`
  return `${formats.dayMonth.format(instantMs)} ${time}`
}

/** The strip's clock, e.g. "Tue 24 Nov 16:26:55". */
export function stripTime(instantMs: number): string {
  return formats.strip.format(instantMs).replaceAll(',', '')
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
