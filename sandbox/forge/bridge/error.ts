/** A refusal that the screen receives as the rejection of its bridge call. */
export class BridgeError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message)
  }
}
