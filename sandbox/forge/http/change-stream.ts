/** `GET /sandbox/events`: tells the host's pages that something may have changed (server-sent events). */
export class ChangeStream {
  private readonly listeners = new Set<ReadableStreamDefaultController<Uint8Array>>()
  private readonly encoder = new TextEncoder()

  answer(): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | null = null
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller
        this.listeners.add(controller)
        controller.enqueue(this.encoder.encode(': open\n\n'))
      },
      cancel: () => {
        if (own !== null) this.listeners.delete(own)
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
  }

  tell(what: Record<string, unknown>): void {
    const message = this.encoder.encode(`data: ${JSON.stringify(what)}\n\n`)
    for (const listener of this.listeners) {
      try {
        listener.enqueue(message)
      } catch {
        // The page is gone: it hears nothing more.
        this.listeners.delete(listener)
      }
    }
  }

  close(): void {
    for (const listener of this.listeners) {
      try {
        listener.close()
      } catch {
        // It was closed from the other side.
      }
    }
    this.listeners.clear()
  }
}
