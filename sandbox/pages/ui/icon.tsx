import add from '@atlaskit/icon/svgs/core/add.svg?raw'
import app from '@atlaskit/icon/svgs/core/app.svg?raw'
import appSwitcher from '@atlaskit/icon/svgs/core/app-switcher.svg?raw'
import arrowRight from '@atlaskit/icon/svgs/core/arrow-right.svg?raw'
import attachment from '@atlaskit/icon/svgs/core/attachment.svg?raw'
import capture from '@atlaskit/icon/svgs/core/focus-area.svg?raw'
import checkMark from '@atlaskit/icon/svgs/core/check-mark.svg?raw'
import chevronDown from '@atlaskit/icon/svgs/core/chevron-down.svg?raw'
import chevronRight from '@atlaskit/icon/svgs/core/chevron-right.svg?raw'
import clock from '@atlaskit/icon/svgs/core/clock.svg?raw'
import cross from '@atlaskit/icon/svgs/core/cross.svg?raw'
import edit from '@atlaskit/icon/svgs/core/edit.svg?raw'
import eye from '@atlaskit/icon/svgs/core/eye-open.svg?raw'
import headphones from '@atlaskit/icon/svgs/core/headphones.svg?raw'
import inbox from '@atlaskit/icon/svgs/core/inbox.svg?raw'
import lightbulb from '@atlaskit/icon/svgs/core/lightbulb.svg?raw'
import lock from '@atlaskit/icon/svgs/core/lock-locked.svg?raw'
import person from '@atlaskit/icon/svgs/core/person.svg?raw'
import personAvatar from '@atlaskit/icon/svgs/core/person-avatar.svg?raw'
import search from '@atlaskit/icon/svgs/core/search.svg?raw'
import settings from '@atlaskit/icon/svgs/core/settings.svg?raw'
import statusError from '@atlaskit/icon/svgs/core/status-error.svg?raw'
import statusInformation from '@atlaskit/icon/svgs/core/status-information.svg?raw'
import statusSuccess from '@atlaskit/icon/svgs/core/status-success.svg?raw'
import statusWarning from '@atlaskit/icon/svgs/core/status-warning.svg?raw'
import support from '@atlaskit/icon/svgs/core/support.svg?raw'
import tools from '@atlaskit/icon/svgs/core/tools.svg?raw'
import undo from '@atlaskit/icon/svgs/core/undo.svg?raw'

const GLYPHS = {
  add, app, 'app-switcher': appSwitcher, 'arrow-right': arrowRight, attachment, capture, 'check-mark': checkMark,
  'chevron-down': chevronDown, 'chevron-right': chevronRight, clock, cross, edit, eye, headphones, inbox, lightbulb,
  lock, person, 'person-avatar': personAvatar, search, settings, 'status-error': statusError,
  'status-information': statusInformation, 'status-success': statusSuccess, 'status-warning': statusWarning,
  support, tools, undo,
} as const

export type IconName = keyof typeof GLYPHS

export function isIconName(name: string): name is IconName {
  return name in GLYPHS
}

/** Decoration beside words: hidden from screen readers. The glyphs are Atlassian's own files, not input. */
export function Icon({ name }: { name: IconName }) {
  return <span className={`icon icon--${name}`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: GLYPHS[name] }} />
}
