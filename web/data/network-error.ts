/** There was no answer: no network, no server, or no answer in time. Waiting helps; any other error is a bug. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'NetworkError'
  }
}

/** Turns errors of `fetch` and streams into a NetworkError. */
export const orNetworkError = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (cause) {
    throw cause instanceof NetworkError ? cause : new NetworkError(cause)
  }
}
