import type { AnchorHTMLAttributes } from 'react'
import { followLink } from '../core/router'

/** A link within the site: followed without loading the page anew. */
export function Link({ to, ...rest }: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  return <a href={to} onClick={followLink} {...rest} />
}
