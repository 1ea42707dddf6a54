import { useEffect, useState } from 'react'
import type { Problem } from '../../../src/api/answers'
import { Button } from './button'
import { Message } from './message'

/** Shorter loads show nothing: a flash of grey only disturbs (screens.md section 3). */
const SKELETON_AFTER_MS = 150

/** Grey blocks in the final heights (px), so that nothing jumps when the content comes. */
export function Skeleton({ heights, label = 'Loading incident' }: { heights: readonly number[]; label?: string }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={shown ? 'skeleton' : 'skeleton skeleton-waiting'} aria-busy="true" role="status">
      <span className="unseen">{label}</span>
      {heights.map((height, place) => (
        <span key={place} style={{ height }} />
      ))}
    </div>
  )
}

const AGAIN_IN_MS = 20_000

/** What stands where the content would, when a screen could not load; a busy Jira is asked again by itself. */
export function LoadProblem({ problem, again }: { problem: Problem; again: () => void }) {
  const waitMs = problem.kind === 'busy' ? (problem.retryAfterMs ?? AGAIN_IN_MS) : null
  useEffect(() => {
    if (waitMs === null) return undefined
    const timer = setTimeout(again, waitMs)
    return () => clearTimeout(timer)
  }, [waitMs, again])
  if (problem.kind === 'noAccess' || problem.kind === 'notTracked') return <p className="subtle">{problem.text}</p>
  return (
    <Message tone={problem.kind === 'busy' ? 'warning' : 'danger'} spoken action={<Button onClick={again}>Try again</Button>}>
      {problem.text}
    </Message>
  )
}
