/** There was no answer: no network, no server, or none in time. Waiting helps; anything else is a fault. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'NetworkError'
  }
}

/** Turns what `fetch` and streams throw into a NetworkError. */
export const orNetworkError = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (cause) {
    throw cause instanceof NetworkError ? cause : new NetworkError(cause)
  }
}
