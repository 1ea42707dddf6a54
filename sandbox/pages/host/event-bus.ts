/** Events that the app's frames in one page send each other (`events.emit`, `events.on`). */
type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()

export function listen(event: string, listener: Listener): () => void {
  const ofEvent = listeners.get(event) ?? new Set<Listener>()
  listeners.set(event, ofEvent.add(listener))
  return () => ofEvent.delete(listener)
}

export function emit(event: string, payload: unknown): void {
  listeners.get(event)?.forEach((listener) => listener(payload))
}
