import type { Ports } from '../../src/app/ports'

/** What a killed process sees of itself: nothing. */
export class Killed extends Error {}

/**
 * Ports of a process that dies at its n-th call to the world (from 0): `before` the call does anything, or `after` it
 * was done and before its answer came. Whatever it calls later never happens.
 */
export function dyingAt(ports: Ports, n: number, when: 'before' | 'after'): { ports: Ports; calls: () => number; died: () => boolean } {
  let calls = 0
  let dead = false
  const wrap = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, key) {
        const method: unknown = Reflect.get(target, key)
        if (typeof method !== 'function') return method
        return async (...args: unknown[]): Promise<unknown> => {
          if (dead) throw new Killed()
          const mine = calls
          calls += 1
          if (mine !== n) return Reflect.apply(method, target, args) as unknown
          dead = true
          if (when === 'after') await Reflect.apply(method, target, args)
          throw new Killed()
        }
      },
    })
  return { ports: { ...ports, store: wrap(ports.store), jira: wrap(ports.jira), queue: wrap(ports.queue) }, calls: () => calls, died: () => dead }
}
