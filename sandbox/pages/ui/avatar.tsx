import { Icon, type IconName } from './icon'

/** A round sign of who spoke: everybody looks alike, the name beside it tells. */
export function Avatar({ icon = 'person-avatar' }: { icon?: IconName }) {
  return <span className="avatar"><Icon name={icon} /></span>
}
