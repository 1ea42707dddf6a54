import { useState } from 'react'
import { sandbox } from '../core/http'
import { useLoad } from '../core/live'
import { useSession } from '../core/session'
import { Show } from '../ui/loaded'

interface RequestLine {
  at: number | string
  invocation: string | null
  function: string | null
  as: string
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  status: number
  ms: number
}

interface InvocationLine {
  at: number | string
  id: string
  function: string
  cause: unknown
  ok: boolean
  error: unknown
  ms: number
  reads: number
  writes: number
  requests: number
}

/** The newest lines shown; a seed alone makes hundreds, and a page of thousands is slow to draw. */
const SHOWN = 200

const timeFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' })
const written = (at: number | string): string => timeFormat.format(typeof at === 'number' ? at : Date.parse(at)).replace(',', '')
const asText = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value, null, 2))

/** What the app did on this site: its REST calls and its function runs, the newest first. */
export function RequestsLog() {
  const [tab, setTab] = useState<'requests' | 'invocations'>('requests')
  return (
    <main className="page page--wide">
      <h1>What the app did</h1>
      <div className="tabs" role="group" aria-label="Which log">
        <button aria-pressed={tab === 'requests'} onClick={() => setTab('requests')}>REST calls</button>
        <button aria-pressed={tab === 'invocations'} onClick={() => setTab('invocations')}>Function runs</button>
      </div>
      {tab === 'requests' ? <RequestLines /> : <InvocationLines />}
    </main>
  )
}

function useNewest<T>(path: string) {
  return useLoad(`log ${path}`, async () => {
    const lines = await sandbox.lines<T>(path)
    return { count: lines.length, newest: lines.slice(-SHOWN).reverse() }
  })
}

function RequestLines() {
  const { people } = useSession()
  const lines = useNewest<RequestLine>('/sandbox/requests')
  const who = (as: string): string => people.find((person) => person.accountId === as)?.displayName ?? as
  return (
    <Show of={lines} what="REST calls">
      {({ count, newest }) => (
        <>
          <p className="subtle">{count} {count === 1 ? 'call' : 'calls'}{count > SHOWN ? `, the last ${SHOWN} of them here` : ''}.</p>
          <div className="table-scroll" tabIndex={0} role="region" aria-label="REST calls">
            <table className="table table--log">
              <thead><tr><th scope="col">Time</th><th scope="col">Function</th><th scope="col">As</th><th scope="col">Call</th><th scope="col">Status</th><th scope="col">ms</th></tr></thead>
              <tbody>
                {newest.map((line, index) => (
                  <tr key={count - index}>
                    <td>{written(line.at)}</td>
                    <td>{line.function ?? 'screen'}</td>
                    <td>{who(line.as)}</td>
                    <td><Detail summary={`${line.method} ${line.path}`} of={{ query: line.query, body: line.body }} /></td>
                    <td className={line.status >= 400 ? 'bad' : ''}>{line.status}</td>
                    <td>{line.ms}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Show>
  )
}

function Detail({ summary, of }: { summary: string; of: unknown }) {
  return <details><summary>{summary}</summary><pre>{asText(of)}</pre></details>
}

function InvocationLines() {
  const lines = useNewest<InvocationLine>('/sandbox/invocations')
  return (
    <Show of={lines} what="function runs">
      {({ count, newest }) => (
        <>
          <p className="subtle">{count} {count === 1 ? 'run' : 'runs'}{count > SHOWN ? `, the last ${SHOWN} of them here` : ''}.</p>
          <div className="table-scroll" tabIndex={0} role="region" aria-label="Function runs">
            <table className="table table--log">
              <thead><tr><th scope="col">Time</th><th scope="col">Function</th><th scope="col">Cause</th><th scope="col">Result</th><th scope="col">ms</th><th scope="col">Reads</th><th scope="col">Writes</th><th scope="col">REST</th></tr></thead>
              <tbody>
                {newest.map((line) => (
                  <tr key={line.id}>
                    <td>{written(line.at)}</td>
                    <td>{line.function}</td>
                    <td>{asText(line.cause)}</td>
                    <td className={line.ok ? '' : 'bad'}>{line.ok ? 'ok' : <Detail summary="failed" of={line.error} />}</td>
                    <td>{line.ms}</td><td>{line.reads}</td><td>{line.writes}</td><td>{line.requests}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Show>
  )
}
