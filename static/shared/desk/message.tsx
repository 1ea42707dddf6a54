import type { ReactNode } from 'react'
import SectionMessage from '@atlaskit/section-message/section-message'

export type MessageTone = 'information' | 'warning' | 'error' | 'success'

/**
 * A message in its place, for agents and admins. The action stands beside the words, as pictured, where there is room:
 * Atlaskit's own actions stand below and look like links. `spoken`: read out when it appears.
 */
export function Message({ tone, title, spoken = false, action, children }: { tone: MessageTone; title?: string; spoken?: boolean; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="message" role={spoken ? 'alert' : undefined}>
      <SectionMessage appearance={tone}>
        <div className="desk-message">
          <div className="desk-message-words">
            {title !== undefined && <p className="strong">{title}</p>}
            {children !== undefined && <div className={title === undefined ? '' : 'subtle'}>{children}</div>}
          </div>
          {action !== undefined && <div className="desk-message-action">{action}</div>}
        </div>
      </SectionMessage>
    </div>
  )
}
