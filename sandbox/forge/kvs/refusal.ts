/** An answer that is not success: becomes `ForgeKvsAPIError{code}` in the app (platform REST 4.1). */
export class KvsRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message)
  }
}

export function badRequest(code: string, message: string): KvsRefusal {
  return new KvsRefusal(400, code, message)
}
