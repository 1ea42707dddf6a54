import { view as host } from '@forge/bridge'
import { MyIncidents } from './my-incidents'

/** portalUserMenuAction, a modal: it closes once the person goes to a request. */
export default function MyIncidentsDialog() {
  return <div className="modal-body"><MyIncidents inDialog onGone={() => void host.close().catch(() => undefined)} /></div>
}
