/**
 * Jira's and Jira Service Management's figures that the site holds to.
 * Sources: "rest 3.2" etc. are sections of the platform-rest design page; O is Jira's OpenAPI of v3.
 */

/** Search answers this many issues unless asked otherwise (rest 3.3, POST /search/jql). */
export const SEARCH_DEFAULT_RESULTS = 50
/** Most issues of a page when only ids and keys are asked for (rest 3.3). */
export const SEARCH_MAX_RESULTS_IDS = 5_000
/** Most issues of a page when fields are asked for (O, maxResults of searchAndReconcileIssuesUsingJqlPost). */
export const SEARCH_MAX_RESULTS_FIELDS = 100
/** ORDER BY takes at most this many keys (rest 3.3). */
export const SEARCH_MAX_ORDER_KEYS = 7
/** reconcileIssues takes at most this many ids (O, SearchAndReconcileRequestBean). */
export const SEARCH_MAX_RECONCILE = 50
/** A nextPageToken lives seven days (rest 3.3). */
export const SEARCH_TOKEN_LIFE_MS = 7 * 24 * 3_600_000
/**
 * How long a new issue stays out of search, unless named in reconcileIssues. Jira publishes no figure
 * ("index lags", rest 3.3); the sandbox's index is up to date, a row in its list of differences.
 */
export const SEARCH_INDEX_LAG_MS = 0

/** POST /issue/bulkfetch takes at most this many ids or keys (rest 3.3). */
export const BULK_FETCH_MAX = 100
/** Longest value of an issue property, in characters of JSON (rest 3.3). */
export const PROPERTY_MAX_CHARS = 32_768
/** Longest key of an entity property (O, SetIssueProperty). */
export const PROPERTY_KEY_MAX_CHARS = 255
/** Longest summary (Jira's own message: "The summary is too long..."). */
export const SUMMARY_MAX_CHARS = 255
/** Longest text of a comment or description: jira.text.field.character.limit's default. */
export const TEXT_MAX_CHARS = 32_767

/** Writes that one issue bears in a short and in a long window (rest 3.4). */
export const ISSUE_WRITES_SHORT = { most: 20, windowMs: 2_000 }
export const ISSUE_WRITES_LONG = { most: 100, windowMs: 30_000 }

/** Largest file that a site takes by default: 1 GB in Jira Cloud; the sandbox keeps files in its data, so 20 MB here. */
export const ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024
/** A temporary attachment not used by then is dropped (the service desk API's page says "short period"; the figure is ours). */
export const TEMPORARY_ATTACHMENT_LIFE_MS = 3_600_000

/** Lists of the service desk API answer this many unless asked otherwise, and never more (rest 3.2). */
export const DESK_DEFAULT_LIMIT = 50
export const DESK_MAX_LIMIT = 100
/** Offset pages of the platform API: default and most (O, PageBean lists). */
export const PAGE_DEFAULT = 50
export const PAGE_MAX = 100

/** One workflows/update call takes at most this many workflows (O, WorkflowUpdateRequest). */
export const WORKFLOW_UPDATE_MAX = 20
/** A Forge workflow validator function may run this long (facts 2, validator). */
export const VALIDATOR_TIMEOUT_MS = 25_000
/** An async task's result can be read this long (rest 3.3, GET /task). */
export const TASK_LIFE_MS = 14 * 24 * 3_600_000
/** Unused rows of a permissions/check call: 1,000 each (rest 3.3). */
export const PERMISSION_CHECK_MAX = 1_000
