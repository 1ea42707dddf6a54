import { useSyncExternalStore } from 'react'
import { MINUTE_MS, SECOND_MS } from '../../src/domain/time'
import type { Instant } from '../../src/domain/time'
import { now } from './server-time'
import { wholeSecond } from './time'

/** One timer for all clocks of a frame; it stops while nobody looks and counts anew when somebody does. */
const listeners = new Set<() => void>()
let current: Instant = wholeSecond(now())
let timer: ReturnType<typeof setInterval> | undefined

const stepMs = (): number => (window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ? MINUTE_MS : SECOND_MS)

function beat(): void {
  current = wholeSecond(now())
  for (const listener of listeners) listener()
}

function run(): void {
  clearInterval(timer)
  timer = undefined
  if (listeners.size === 0 || document.hidden) return
  timer = setInterval(beat, stepMs())
}

function onVisibility(): void {
  run()
  if (!document.hidden) beat()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility)
  listeners.add(listener)
  run()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', onVisibility)
    run()
  }
}

/** Counts anew at once: after an answer that set the server's time. */
export const tickNow = beat

/** The server's instant in whole seconds, once a second; by the minute for those who want less motion. */
export const useNow = (): Instant => useSyncExternalStore(subscribe, () => current)
