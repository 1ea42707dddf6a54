import { useEffect, useState } from 'react'
import { reloadFrames } from '../host/frame-generation'
import { sandbox } from './http'
import { somethingChanged, useLoad } from './live'

export interface SiteClock {
  mode: 'real' | 'manual'
  /** Epoch milliseconds as the site has them. */
  nowMs: number
}

interface ClockAnswer {
  mode: 'real' | 'manual'
  now: number | string
}

const TICK_MS = 1000

function instantOf(now: number | string): number {
  return typeof now === 'number' ? now : Date.parse(now)
}

/** The site's time, going on second by second where its clock does. Null until known. */
export function useSiteClock(): SiteClock | null {
  const answer = useLoad('clock', async () => {
    const { mode, now } = await sandbox.get<ClockAnswer>('/sandbox/clock')
    return { mode, offsetMs: instantOf(now) - Date.now(), fixedMs: instantOf(now) }
  })
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  if (answer.state !== 'ready') return null
  const { mode, offsetMs, fixedMs } = answer.value
  return { mode, nowMs: mode === 'real' ? Date.now() + offsetMs : fixedMs }
}

export interface StepResult {
  invocations: number
  failures: number
}

interface AdvanceAnswer {
  invocations: number | unknown[]
  failures: number | unknown[]
}

const countOf = (given: number | unknown[]): number => (typeof given === 'number' ? given : given.length)

/**
 * Moves the site's clock and does all that falls due on the way. A clock that
 * goes by itself is stopped for the step, and goes on from where it then is.
 */
export async function stepClock(ms: number): Promise<StepResult> {
  const { mode } = await sandbox.get<ClockAnswer>('/sandbox/clock')
  if (mode === 'real') await sandbox.write('PUT', '/sandbox/clock', { mode: 'manual' })
  try {
    const answer = await sandbox.write<AdvanceAnswer>('POST', '/sandbox/clock/advance', { ms })
    return { invocations: countOf(answer.invocations), failures: countOf(answer.failures) }
  } finally {
    if (mode === 'real') await sandbox.write('PUT', '/sandbox/clock', { mode: 'real' })
    somethingChanged()
    reloadFrames()
  }
}

/** How long until the next piece of waiting work is due; null when none waits. */
export async function msToNextEvent(): Promise<number | null> {
  const [{ now }, waiting] = await Promise.all([
    sandbox.get<ClockAnswer>('/sandbox/clock'),
    sandbox.lines<{ due: number | string }>('/sandbox/queue'),
  ])
  const ahead = waiting.map((event) => instantOf(event.due) - instantOf(now)).filter((ms) => ms > 0)
  return ahead.length === 0 ? null : Math.min(...ahead)
}
