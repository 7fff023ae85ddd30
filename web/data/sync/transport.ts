import { type ErrorBody, type ErrorCode, type FieldIssue, isErrorCode } from '#domain/kernel/errors.ts'
import {
  type ChangesAnswer,
  type Cursor,
  type FullLine,
  formatCursor,
  LIMITS,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type PushAnswer,
  type PushBody,
} from '#domain/sync/protocol.ts'
import { NetworkError, orNetworkError } from '../network-error.ts'
import { textLines } from '../text-lines.ts'

/** The server said no: with one of our codes, or with none when something between us answered. */
export class Refused extends Error {
  readonly status: number
  readonly code: ErrorCode | null
  /** Seconds to wait, as the server asked. */
  readonly retryAfter: number | null
  /** What was wrong in the request, where the server named it. */
  readonly issues: readonly FieldIssue[]
  constructor(
    status: number,
    code: ErrorCode | null,
    retryAfter: number | null,
    issues: readonly FieldIssue[] = [],
  ) {
    super(`${status} ${code ?? ''}`)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
    this.issues = issues
  }
}

/** Milliseconds after which a request, or a chunk of the first load, counts as lost. */
const TIMEOUT = 30_000

/** What the engine needs of the world. The simulation has its own. */
export type Transport = {
  push(body: PushBody): Promise<PushAnswer>
  changes(since: Cursor): Promise<ChangesAnswer>
  full(resume: string | null): AsyncIterable<FullLine>
}

/** Sends a request with the session's token; throws NetworkError when there is no answer. */
export type AuthorisedFetch = (path: string, init?: RequestInit) => Promise<Response>

export const httpTransport = (send: AuthorisedFetch): Transport => {
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await send(path, {
      signal: AbortSignal.timeout(TIMEOUT),
      ...init,
      headers: { ...init.headers, [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
    })
    if (!response.ok) throw await refusal(response)
    return response
  }
  return {
    push: async (body) => {
      const response = await request('/api/sync/push', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return (await orNetworkError(response.json())) as PushAnswer
    },
    changes: async (since) => {
      const response = await request(
        `/api/sync/changes?since=${formatCursor(since)}&limit=${LIMITS.changesPage}`,
      )
      return (await orNetworkError(response.json())) as ChangesAnswer
    },
    full: (resume) => lines(request, resume),
  }
}

/** Reads an error answer. */
export const refusal = async (response: Response): Promise<Refused> => {
  const body = (await response.json().catch(() => null)) as Partial<ErrorBody> | null
  const code = body?.error?.code
  const retryAfter = Number(response.headers.get('retry-after'))
  return new Refused(
    response.status,
    isErrorCode(code) ? code : null,
    retryAfter > 0 ? retryAfter : null,
    body?.error?.issues ?? [],
  )
}

async function* lines(
  request: (path: string, init: RequestInit) => Promise<Response>,
  resume: string | null,
): AsyncGenerator<FullLine> {
  // The whole may take minutes; only silence is a loss.
  const lost = new AbortController()
  const startTimer = () => setTimeout(() => lost.abort(new Error('no data in time')), TIMEOUT)
  let timer = startTimer()
  try {
    const query = resume === null ? '' : `?resume=${encodeURIComponent(resume)}`
    const response = await request(`/api/sync/full${query}`, { signal: lost.signal })
    if (!response.body) throw new NetworkError('the first load came without a body')
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const pieces = async function* () {
      for (;;) {
        const { done, value } = await orNetworkError(reader.read())
        clearTimeout(timer)
        if (done) return
        yield value
        timer = startTimer()
      }
    }
    for await (const line of textLines(pieces())) if (line) yield JSON.parse(line) as FullLine
  } finally {
    clearTimeout(timer)
  }
}
