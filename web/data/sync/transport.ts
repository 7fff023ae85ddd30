import * as api from '#domain/api/sync.ts'
import {
  type ChangesAnswer,
  type Cursor,
  type FullLine,
  formatCursor,
  LIMITS,
  type PushAnswer,
  type PushBody,
} from '#domain/sync/protocol.ts'
import { type Call, understood } from '../call-by.ts'
import { orNetworkError } from '../network-error.ts'
import { textLines } from '../text-lines.ts'

/** Milliseconds after which a request, or a chunk of the first load, counts as lost. */
const TIMEOUT = 30_000

/** What the engine needs from outside. The simulation has its own. */
export type Transport = {
  push(body: PushBody): Promise<PushAnswer>
  changes(since: Cursor): Promise<ChangesAnswer>
  full(resume: string | null): AsyncIterable<FullLine>
}

/** The transport of the app. `call` has the person's session. */
export const httpTransport = (call: Call): Transport => ({
  push: (body) => call(api.push, { body }, { signal: AbortSignal.timeout(TIMEOUT) }),
  changes: (since) => {
    const query = { since: formatCursor(since), limit: String(LIMITS.changesPage) }
    return call(api.changes, { query }, { signal: AbortSignal.timeout(TIMEOUT) })
  },
  full: (resume) => lines(call, resume),
})

/** Async, so that a line that is not JSON rejects like any invalid answer. */
const parsed = async (line: string): Promise<unknown> => JSON.parse(line)

async function* lines(call: Call, resume: string | null): AsyncGenerator<FullLine> {
  // The whole stream may take minutes; only silence counts as lost.
  const lost = new AbortController()
  const startTimer = () => setTimeout(() => lost.abort(new Error('no data in time')), TIMEOUT)
  let timer = startTimer()
  try {
    const query = { resume: resume ?? undefined }
    const body = await call(api.full, { query }, { signal: lost.signal })
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    const pieces = async function* () {
      for (;;) {
        const { done, value } = await orNetworkError(reader.read())
        clearTimeout(timer)
        if (done) return
        yield value
        timer = startTimer()
      }
    }
    for await (const line of textLines(pieces()))
      if (line) yield understood(api.full.answer, await orNetworkError(parsed(line)))
  } finally {
    clearTimeout(timer)
  }
}
