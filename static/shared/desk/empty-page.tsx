import type { ReactNode } from 'react'
import EmptyState from '@atlaskit/empty-state'

/** Nothing there, said in a sentence, with what to do next where there is something. */
export default function EmptyPage({ title, action }: { title: string; action?: ReactNode }) {
  return <EmptyState header={title} headingLevel={2} headingSize="xsmall" primaryAction={action} />
}
