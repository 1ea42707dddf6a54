/** Numbers of Forge's key-value store; their sources stand in "platform facts: REST, storage", section 4.2. */

export const KEY_MAX_CHARACTERS = 500
/** Letters, digits, `:._-#` and space. */
export const KEY_PATTERN = /^[a-zA-Z0-9:._\-# ]+$/
export const VALUE_MAX_BYTES = 240 * 1024
export const VALUE_MAX_DEPTH = 31
export const TRANSACTION_MAX_ITEMS = 25
export const BATCH_MAX_ITEMS = 25
export const TRANSACTION_MAX_BYTES = 4 * 1024 * 1024
export const PAGE_DEFAULT = 10
export const PAGE_MAX = 100
export const CONDITIONS_MAX = 100
export const RANGE_MAX_BYTES = 900
export const PARTITION_MAX_BYTES = 1_700
export const INTEGER_MIN = -(2 ** 31)
export const INTEGER_MAX = 2 ** 31 - 1
export const TTL_MAX_MS = 365 * 86_400_000
/** An expired row goes within this time; until then reads may still return it. */
export const EXPIRY_DELETION_MAX_MS = 48 * 3_600_000
/** Requests of an installation a second. */
export const REQUESTS_PER_SECOND = 1_000
/** Reads, and writes, of an installation a minute, in units. */
export const UNITS_PER_MINUTE = 4_000
export const UNIT_BYTES = 10 * 1024
/** Atlassian publishes no figure for the lag of its indexes: queries see a write this much later at most (our choice). */
export const INDEX_LAG_MAX_MS = 1_000
