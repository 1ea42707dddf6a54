import {
  CHANNEL, errorFromWire, wireError, withFunctions, withoutFunctions,
  type AnswerMessage, type Callable, type ReferenceCallMessage,
} from './protocol'

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

type Outgoing = AnswerMessage | ReferenceCallMessage

/**
 * One side of a frame's connection: keeps the functions that were lent to the
 * other side, and the calls that wait for an answer. Both sides use it.
 */
export class RemoteCalls {
  private readonly lent = new Map<number, Callable>()
  private readonly waiting = new Map<number, Waiting>()
  private nextId = 1

  constructor(private readonly post: (message: Outgoing) => void) {}

  /** Replaces functions by references that the other side can call. */
  encode(value: unknown): unknown {
    return withoutFunctions(value, (callable) => {
      const id = this.nextId++
      this.lent.set(id, callable)
      return id
    })
  }

  /** Replaces references by functions that call the other side; each answers with a promise. */
  decode(value: unknown): unknown {
    return withFunctions(value, (reference, args) =>
      this.expectAnswer((id) =>
        this.post({ channel: CHANNEL, type: 'call-reference', id, reference, args: args.map((arg) => this.encode(arg)) }),
      ),
    )
  }

  /** Sends a numbered message and waits for its answer. */
  expectAnswer(send: (id: number) => void): Promise<unknown> {
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      send(id)
    })
  }

  /** Takes an answer, or a call of a lent function. */
  async receive(message: Outgoing): Promise<void> {
    if (message.type === 'answer') {
      this.settle(message)
      return
    }
    await this.answer(message.id, async () => {
      const callable = this.lent.get(message.reference)
      if (!callable) throw new Error('That function is gone: its frame was closed.')
      return callable(...message.args.map((arg) => this.decode(arg)))
    })
  }

  /** Runs `work` and sends what came of it as the answer to call `id`. */
  async answer(id: number, work: () => Promise<unknown>): Promise<void> {
    let outcome: AnswerMessage['outcome']
    try {
      outcome = { ok: true, value: this.encode(await work()) }
    } catch (thrown) {
      outcome = { ok: false, error: wireError(thrown) }
    }
    this.post({ channel: CHANNEL, type: 'answer', id, outcome })
  }

  private settle(message: AnswerMessage): void {
    const waiting = this.waiting.get(message.id)
    if (!waiting) return
    this.waiting.delete(message.id)
    if (message.outcome.ok) waiting.resolve(this.decode(message.outcome.value))
    else waiting.reject(errorFromWire(message.outcome.error))
  }
}
