const KILO = 1024
const UNITS = ['KB', 'MB', 'GB'] as const

/**
 * `2.4 MB`, `300 MB`, `512 bytes`, in the units that Jira counts limits in (1024). `cut` down to one decimal for a limit
 * or a size; a file told against a limit is counted `up`, so that the two never read the same.
 */
export function sizeWords(bytes: number, way: 'cut' | 'up' = 'cut'): string {
  if (bytes < KILO) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  let size = bytes / KILO
  let unit = 0
  while (size >= KILO && unit < UNITS.length - 1) {
    size /= KILO
    unit++
  }
  const tenths = (way === 'up' ? Math.ceil : Math.floor)(size * 10) / 10
  return `${tenths} ${UNITS[unit]}`
}
