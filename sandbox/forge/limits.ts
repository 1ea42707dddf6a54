/**
 * Numbers of the platform. "Facts" are the design's pages on the platform; their own sources
 * (Atlassian's pages) stand there beside each figure.
 */

/** Resolver, validator and product trigger (platform facts 7: triggers are not listed, 25 taken). */
export const INTERACTIVE_LIMIT_MS = 25_000
/** Web trigger, consumer and scheduled trigger without `timeoutSeconds` (platform facts 7). */
export const BACKGROUND_LIMIT_MS = 55_000
/** Largest `timeoutSeconds` (platform facts 7). */
export const BACKGROUND_LIMIT_MAX_SECONDS = 900

/** From a screen, JSON (platform facts 7). */
export const SCREEN_REQUEST_MAX_BYTES = 500 * 1024
/** To a screen and of any invocation (platform facts 7). */
export const INVOCATION_MAX_BYTES = 5 * 1024 * 1024
/** Calls of one user, per fixed minute (platform facts 7). */
export const CALLS_PER_USER_MINUTE = 1_200
/** Calls of all users together, per fixed minute (platform facts 7). */
export const CALLS_PER_INSTALLATION_MINUTE = 7_000
/** Log lines of one invocation that are kept (platform facts 7: 100 a runtime minute). */
export const LOG_LINES_MAX = 100

/** A product trigger comes this late at most (sandbox interface: 0 to 2 s). */
export const TRIGGER_LATENESS_MAX_MS = 2_000
/** The documented worst lateness of a product trigger (platform facts 2), used by the fault `late`. */
export const TRIGGER_LATENESS_DOCUMENTED_MS = 3 * 60_000
/** Retries of a product trigger (platform facts 2). */
export const TRIGGER_RETRIES_MAX = 4
/** Longest `retryAfter`, for triggers and events (platform facts 2, platform REST 5). */
export const RETRY_AFTER_MAX_SECONDS = 900
/** `retryData` as JSON (platform facts 2). */
export const RETRY_DATA_MAX_BYTES = 4 * 1024

/** Events of one push (platform REST 5). */
export const PUSH_EVENTS_MAX = 50
/** One push as JSON (platform REST 5). */
export const PUSH_MAX_BYTES = 200 * 1024
/** Longest delay of an event (platform REST 5). */
export const PUSH_DELAY_MAX_SECONDS = 900
/** Events of an installation per minute (platform REST 5). */
export const EVENTS_PER_MINUTE = 500
/** How long an event is retried (platform REST 5). */
export const EVENT_RETENTION_MS = 24 * 3_600_000
/** First gap of a retry without `retryAfter`; about 40 s was measured (platform REST 5). */
export const EVENT_RETRY_FIRST_MS = 40_000
/** Growing gaps end here (platform REST 5). */
export const EVENT_RETRY_MAX_MS = 15 * 60_000
/** Push calls that come from one original invocation (platform REST 5). */
export const PUSH_CHAIN_MAX = 1_000

/** First run of a scheduled trigger after a deploy (platform facts 2). */
export const SCHEDULE_FIRST_RUN_MS = 5 * 60_000

/** Points an hour of the app, Tier 1 (platform REST 3.4). */
export const REST_POINTS_PER_HOUR = 65_000
/** Writes on one issue (platform REST 3.4): in 2 s, and in 30 s. */
export const ISSUE_WRITES_PER_2_S = 20
export const ISSUE_WRITES_PER_30_S = 100
/** Answered calls to one method and endpoint in a second (platform REST 3.4). */
export const REST_BURST_READ_PER_S = 100
export const REST_BURST_WRITE_PER_S = 50
