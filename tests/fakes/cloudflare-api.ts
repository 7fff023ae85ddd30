import { createServer } from 'node:http'
import { freePort } from '#bin/ports.ts'

/** Cloudflare's API for one account: exports of D1 by polling, lists and objects of R2, and faults on request. */
export type FakeCloudflare = {
  api: string
  /** Answers with an error instead, so many times. */
  failNext(status: number, times: number): void
  /** Each dump ends after so many bytes; null for whole ones. */
  cutDumps(bytes: number | null): void
  /** Objects that were asked for since the start. */
  asked: string[]
  close(): Promise<void>
}

export const TOKEN = 'a token of the account'

/** Objects in one page of a list. */
const PAGE = 2

export const fakeCloudflare = async (
  dumps: Readonly<Record<string, string>>,
  buckets: Readonly<Record<string, Map<string, string>>>,
): Promise<FakeCloudflare> => {
  const asked: string[] = []
  let failures = { status: 500, left: 0 }
  let cut: number | null = null
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`

  const answerTo = async (path: URL, body: string, headers: NodeJS.Dict<string | string[]>) => {
    const [, kind = '', name = '', what = ''] =
      /^\/accounts\/office\/(?:d1|r2)\/(database|buckets)\/([^/]+)\/(?:export|objects)(?:\/(.+))?$/.exec(
        path.pathname,
      ) ?? []
    if (kind === 'database') {
      if (!(name in dumps)) return { status: 404, json: { errors: [{ message: 'no such database' }] } }
      const { current_bookmark } = JSON.parse(body) as { current_bookmark?: string }
      const result =
        current_bookmark === undefined
          ? { status: 'active', at_bookmark: 'b1' }
          : { status: 'complete', at_bookmark: 'b1', result: { signed_url: `${origin}/signed/${name}` } }
      return { status: 200, json: { result } }
    }
    const objects = buckets[name]
    if (headers['cf-r2-jurisdiction'] !== 'eu' || !objects)
      return { status: 404, json: { errors: [{ message: 'no such bucket' }] } }
    if (what) {
      const key = decodeURIComponent(what)
      asked.push(key)
      return { status: objects.has(key) ? 200 : 404, text: objects.get(key) ?? '' }
    }
    const all = [...objects].sort(([a], [b]) => (a < b ? -1 : 1))
    const start = Number(path.searchParams.get('cursor') ?? 0)
    const result = all.slice(start, start + PAGE).map(([key, text]) => ({
      key,
      etag: `etag of ${text}`,
      size: text.length,
      http_metadata: { contentType: 'image/jpeg' },
    }))
    const end = start + PAGE
    return {
      status: 200,
      json: { result, result_info: { cursor: String(end), is_truncated: end < all.length } },
    }
  }

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', origin)
    let body = ''
    for await (const part of request) body += part
    const signed = /^\/signed\/(.+)$/.exec(path.pathname)?.[1]
    if (signed !== undefined) {
      const dump = Buffer.from(dumps[signed] ?? '')
      return response.end(cut === null ? dump : dump.subarray(0, cut))
    }
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return response.writeHead(403).end('{}')
    if (failures.left > 0) {
      failures.left -= 1
      return response.writeHead(failures.status).end('{"errors":[{"message":"not now"}]}')
    }
    const answer = await answerTo(path, body, request.headers)
    response.writeHead(answer.status).end('text' in answer ? answer.text : JSON.stringify(answer.json))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    api: origin,
    asked,
    failNext: (status, times) => {
      failures = { status, left: times }
    },
    cutDumps: (bytes) => {
      cut = bytes
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
