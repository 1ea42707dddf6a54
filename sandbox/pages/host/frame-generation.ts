/** Frames are loaded anew as a whole after a step of the clock, and when the app asks for `router.reload`. */
let generation = 0
const listeners = new Set<() => void>()

export function frameGeneration(): number {
  return generation
}

export function onFrameReload(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function reloadFrames(): void {
  generation++
  listeners.forEach((listener) => listener())
}
