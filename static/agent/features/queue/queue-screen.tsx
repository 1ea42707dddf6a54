import type { RefObject } from 'react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import sortAscending from '@atlaskit/icon/core/sort-ascending'
import Button from '@atlaskit/button/new'
import { Message } from '../../../shared/desk/message'
import { Icon } from '../../../shared/icon'
import { Announcer, useSpeak } from '../../../shared/parts/announcer'
import { Button as Link } from '../../../shared/parts/button'
import { LoadProblem, Skeleton } from '../../../shared/parts/states'
import { useNow } from '../../../shared/ticker'
import { useZone } from '../../../shared/viewer'
import { isNarrowed, matches } from './filters'
import { byNextDue, drawn, keepPlaces } from './order'
import { QueueBar } from './queue-bar'
import { QueueGrid } from './queue-grid'
import { QueueFilters, QueueHead, QueueTabs } from './queue-head'
import type { ManyReport } from './many'
import { reportLines, reportWords, takeMany, transferMany } from './many'
import { useFilters } from './use-filters'
import type { Queue } from './use-queue'
import { useQueue } from './use-queue'

/** Most days it isn't needed. */
const EmptyPage = lazy(() => import('../../../shared/desk/empty-page'))

/** Opened for a call or a visit only. */
const RaiseForm = lazy(() => import('../raise/raise-form'))
const TransferMany = lazy(() => import('./transfer-many'))

const ROWS_A_PAGE = 50

/** jiraServiceManagement:queuePage: what do I pick up next? */
export function QueueScreen({ projectId }: { projectId: string }) {
  const { loaded, again, look } = useQueue(projectId)
  const page = useRef<HTMLElement>(null)
  return (
    <Announcer>
      <main ref={page} className="queue">
        {loaded.status === 'loading' && <Skeleton heights={[32, 32, 32, 480]} label="Loading incidents" />}
        {loaded.status === 'problem' && <LoadProblem problem={loaded.problem} again={again} />}
        {loaded.status === 'ready' && <QueueBody page={page} projectId={projectId} queue={loaded.queue} look={look} />}
      </main>
    </Announcer>
  )
}

function QueueBody({ page: box, projectId, queue, look }: { page: RefObject<HTMLElement>; projectId: string; queue: Queue; look: () => Promise<void> }) {
  const now = useNow()
  const speak = useSpeak()
  const zone = useZone()
  const { filters, change, clear } = useFilters()
  const [places, setPlaces] = useState<string[]>([])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [page, setPage] = useState(1)
  const [doing, setDoing] = useState<'nothing' | 'taking' | 'transferring'>('nothing')
  const [raising, setRaising] = useState<'not yet' | 'now' | 'done'>('not yet')
  const [report, setReport] = useState<ManyReport | null>(null)
  const me = queue.start.me.accountId

  const rows = useMemo(() => drawn(queue.list.rows, now), [queue.list, now])
  useEffect(() => {
    // The first list is sorted; later ones only add at the end, until somebody sorts again.
    setPlaces((before) => {
      const known = new Set(before)
      const fresh = byNextDue(drawn(queue.list.rows, queue.checkedAt)).filter((row) => !known.has(row.issueId))
      return fresh.length === 0 ? before : [...before, ...fresh.map((row) => row.issueId)]
    })
  }, [queue.list, queue.checkedAt])

  const { rows: kept, moved } = useMemo(() => keepPlaces(rows, places), [rows, places])
  const found = kept.filter((row) => matches(row, filters, me))
  const shown = found.slice(0, page * ROWS_A_PAGE)
  const chosen = found.filter((row) => selected.has(row.issueId))

  const focusRow = (): void => box.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()
  const select = (next: ReadonlySet<string>): void => {
    setSelected(next)
    if (next.size === 0) setDoing('nothing')
  }
  // The bar goes with the selection, so the focus goes back to the rows.
  const clearSelection = (): void => {
    select(new Set())
    focusRow()
  }
  const cancelTransfer = (): void => {
    setDoing('nothing')
    focusRow()
  }
  const finish = async (work: Promise<ManyReport>): Promise<void> => {
    const done = await work
    await look()
    setReport(done)
    clearSelection()
    speak(reportWords(done))
  }
  const begin = (what: typeof doing): void => {
    if (doing === 'taking') return
    setDoing(what)
    setReport(null)
  }
  const take = (): void => {
    begin('taking')
    void finish(takeMany(chosen, zone))
  }

  return (
    <>
      <QueueHead rows={rows} queue={queue} newIncident={raising === 'now' ? null : () => setRaising('now')} wasOpen={raising === 'done'} />
      {raising === 'now' && (
        <Suspense fallback={<Skeleton heights={[480]} label="Loading form" />}>
          <RaiseForm projectId={projectId} close={() => setRaising('done')} raised={() => void look()} />
        </Suspense>
      )}
      <QueueTabs rows={rows} me={me} tab={filters.tab} onTab={(tab) => change({ tab })} />
      <QueueFilters filters={filters} onChange={change} />
      {moved > 0 && (
        <p className="queue-moved">
          <Icon glyph={sortAscending} /> {moved} moved since you sorted.{' '}
          <Link look="link" onClick={() => setPlaces(byNextDue(rows).map((row) => row.issueId))}>
            Sort again
          </Link>
        </p>
      )}
      {queue.list.cut && <Message tone="information">This list holds the {rows.length} incidents that are due first. Narrow it in Jira's own search to see others.</Message>}
      {doing === 'transferring' && chosen.length > 0 && (
        <Suspense fallback={<Skeleton heights={[320]} label="Loading form" />}>
          <TransferMany rows={chosen} send={(to, reason) => finish(transferMany(chosen, zone, to, reason))} cancel={cancelTransfer} />
        </Suspense>
      )}
      {report !== null && (
        <Message tone={report.failures.length === 0 ? 'success' : 'warning'} action={<Button onClick={() => setReport(null)}>Dismiss</Button>}>
          <Report report={report} />
        </Message>
      )}
      <Suspense fallback={null}>
        {rows.length === 0 && <EmptyPage title="Nothing is waiting." />}
        {rows.length > 0 && found.length === 0 && <EmptyPage title={isNarrowed(filters) ? 'No incident fits these filters.' : 'No incident here.'} action={isNarrowed(filters) ? <Button onClick={clear}>Clear filters</Button> : undefined} />}
      </Suspense>
      {found.length > 0 && <QueueGrid rows={shown} selected={selected} now={now} onSelected={select} />}
      {found.length > shown.length && (
        <p>
          <Button onClick={() => setPage(page + 1)}>Show {Math.min(ROWS_A_PAGE, found.length - shown.length)} more</Button>
        </p>
      )}
      {chosen.length > 0 && doing !== 'transferring' && (
        <>
          <div className="queue-foot" />
          <QueueBar page={box} rows={shown.map(({ issueId }) => issueId).join()} count={chosen.length} busy={doing === 'taking'} take={take} transfer={() => begin('transferring')} clear={clearSelection} />
        </>
      )}
    </>
  )
}

/** One failure reads on in its sentence; several stand below each other. */
function Report({ report }: { report: ManyReport }) {
  const [head, ...failures] = reportLines(report)
  if (failures.length < 2) return <p>{reportWords(report)}</p>
  return (
    <>
      <p>{head}</p>
      {failures.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}
