import type { Collection, Kernel } from '../kernel/types'

/** `GET /sandbox/requests`: one REST call of the app. */
export interface RequestLine {
  at: string
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

/** `GET /sandbox/invocations`: one run of a function. */
export interface InvocationLine {
  at: string
  id: string
  function: string
  cause: string
  ok: boolean
  error: string | null
  ms: number
  reads: number
  writes: number
  /** Of the storage writes' bodies: what storage costs by. */
  bytesWritten: number
  requests: number
}

/** Lines in the order in which they were written; they last. */
export class Journal<T> {
  private readonly lines: Collection<T>
  private count: number

  constructor(
    private readonly kernel: Kernel,
    private readonly name: string,
  ) {
    this.lines = kernel.collection<T>(`journal.${name}`)
    this.count = [...this.lines.entries()].length
  }

  add(line: T): void {
    const number = this.kernel.nextNumber(`journal.${this.name}`)
    this.lines.put(String(number).padStart(10, '0'), line)
    this.count += 1
  }

  get length(): number {
    return this.count
  }

  /** The lines after the first `skip`. */
  after(skip: number): T[] {
    return [...this.lines.entries()].slice(skip).map(([, line]) => line)
  }
}
