import { MyIncidents } from './my-incidents'

/** portalSubheader on "My requests". */
export default function MyRequests() {
  return <div className="card"><MyIncidents /></div>
}
