import { openIssue } from '../../jira'

/** Incidents by number, each a link to its issue. */
export function IncidentLinks({ incidents }: { incidents: readonly { number: string; issueKey: string; text?: string }[] }) {
  return (
    <ul className="incident-links">
      {incidents.map(({ number, issueKey, text }) => (
        <li key={issueKey}>
          <a
            href={`/browse/${issueKey}`}
            onClick={(event) => {
              event.preventDefault()
              openIssue(issueKey)
            }}
          >
            {number}
          </a>
          {text !== undefined && text !== '' && <span className="subtle"> {text}</span>}
        </li>
      ))}
    </ul>
  )
}
