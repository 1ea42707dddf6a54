type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** What stands at `a.b.0.c`; undefined where nothing does. */
export const valueAt = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), root)

/** True where `path` is `at` itself or below it. */
export const isAtOrBelow = (path: string, at: string): boolean => path === at || path.startsWith(`${at}.`)
