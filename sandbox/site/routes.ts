import { ATTACHMENT_ROUTES } from './attachments/routes'
import { COMMENT_ROUTES } from './comments/routes'
import { DESK_ATTACHMENT_ROUTES } from './desk/attachment-routes'
import { DESK_ROUTES } from './desk/desk-routes'
import { REQUEST_ROUTES } from './desk/request-routes'
import { APP_VALUE_ROUTES } from './fields/app-values'
import { FIELD_ROUTES } from './fields/routes'
import type { Route } from './http/route'
import { ISSUE_ROUTES } from './issues/routes'
import { SEARCH_ROUTES } from './jql/routes'
import { PANEL_ROUTES } from './panels/routes'
import { PEOPLE_ROUTES } from './people/routes'
import { PERMISSION_ROUTES } from './permissions/routes'
import { PROJECT_ROUTES } from './projects/routes'
import { PROPERTY_ROUTES } from './properties/routes'
import { SANDBOX_ROUTES } from './sandbox-routes'
import { WORKFLOW_ROUTES } from './workflow/routes'
import { TRANSITION_ROUTES } from './workflow/transition-routes'

/** All that the site answers. A more particular path stands before one whose hole would take it. */
export const ROUTES: readonly Route[] = [
  ...SEARCH_ROUTES,
  ...ISSUE_ROUTES.filter(({ path }) => path.endsWith('/bulkfetch')),
  ...ISSUE_ROUTES.filter(({ path }) => !path.endsWith('/bulkfetch')),
  ...TRANSITION_ROUTES,
  ...COMMENT_ROUTES,
  ...PROPERTY_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...PEOPLE_ROUTES,
  ...PERMISSION_ROUTES,
  ...PROJECT_ROUTES,
  ...FIELD_ROUTES,
  ...APP_VALUE_ROUTES,
  ...WORKFLOW_ROUTES,
  ...PANEL_ROUTES,
  ...REQUEST_ROUTES,
  ...DESK_ATTACHMENT_ROUTES,
  ...DESK_ROUTES,
  ...SANDBOX_ROUTES,
]
