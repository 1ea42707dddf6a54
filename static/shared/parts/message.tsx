import type { ReactNode } from 'react'
import statusError from '@atlaskit/icon/core/status-error'
import statusInformation from '@atlaskit/icon/core/status-information'
import statusSuccess from '@atlaskit/icon/core/status-success'
import statusWarning from '@atlaskit/icon/core/status-warning'
import type { Glyph } from '../icon'
import { Icon } from '../icon'

export type MessageTone = 'information' | 'warning' | 'danger' | 'success'

const ICONS: Record<MessageTone, Glyph> = { information: statusInformation, warning: statusWarning, danger: statusError, success: statusSuccess }

/** A message in its place, never a flag. `spoken`: read out when it appears. */
export function Message({ tone, title, spoken = false, action, children }: { tone: MessageTone; title?: string; spoken?: boolean; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className={`message message-box message-${tone}${title === undefined ? ' message-line' : ''}`} role={spoken ? 'alert' : undefined}>
      <Icon glyph={ICONS[tone]} />
      <div className="message-body">
        <div>
          {title !== undefined && <p className="strong">{title}</p>}
          {children !== undefined && <div className={title === undefined ? '' : 'subtle'}>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  )
}
