import { vi } from 'vitest'

/** Lets requests to one address be answered by a fake of it, and all others by whom they are for. */
export const fakeOutside = (origin: string, answer: (request: Request) => Promise<Response>): void => {
  const realFetch = globalThis.fetch
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    return request.url.startsWith(origin) ? answer(request) : realFetch(request)
  })
}
