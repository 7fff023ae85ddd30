import { setTimeout as wait } from 'node:timers/promises'
import { JURISDICTION } from '../deploy/environments.ts'

/** The parts of Cloudflare's API that a copy of a deployment reads. */
export type Cloudflare = {
  /** A D1 database as SQL, in pieces. The database takes no writes while it is exported. */
  exported(databaseId: string): AsyncIterable<Uint8Array>
  objects(bucket: string): AsyncIterable<StoredObject>
  object(bucket: string, key: string): Promise<Uint8Array>
}

/** An object of R2. `etag` changes with its content. */
export type StoredObject = { key: string; etag: string; size: number; contentType: string }

export type Access = {
  account: string
  token: string
  api?: string
  /** Milliseconds between two questions whether an export is done, and before a request is repeated. */
  pause?: number
}

/** What the API answers with; `result` has the shape of the question. */
type Envelope<T> = {
  result: T
  result_info?: { cursor?: string; is_truncated?: boolean }
  errors?: { message: string }[]
}

/** How often a request is made that the API refuses for a while. */
const TRIES = 5

const isPassing = (status: number): boolean => status === 429 || status >= 500

/** Reads an account. Each call throws an Error with a sentence where the API refuses it for good. */
export const cloudflare = ({
  account,
  token,
  api = 'https://api.cloudflare.com/client/v4',
  pause = 1_000,
}: Access): Cloudflare => {
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'cf-r2-jurisdiction': JURISDICTION,
      'content-type': 'application/json',
    }
    for (let tried = 1; ; tried++) {
      const answer = await fetch(`${api}/accounts/${account}${path}`, { ...init, headers })
      if (answer.ok) return answer
      if (tried < TRIES && isPassing(answer.status)) {
        await wait(pause * tried)
        continue
      }
      const said = await answer.text()
      throw new Error(`Cloudflare refuses ${path.split('?')[0]}: ${answer.status} ${said.slice(0, 300)}`)
    }
  }

  /** The address under which an export lies for an hour. */
  const exportAddress = async (databaseId: string): Promise<string> => {
    type Export = { status: string; at_bookmark: string; error?: string; result?: { signed_url: string } }
    for (let bookmark: string | undefined; ; await wait(pause)) {
      const answer = await request(`/d1/database/${databaseId}/export`, {
        method: 'POST',
        body: JSON.stringify({ output_format: 'polling', current_bookmark: bookmark }),
      })
      const { result } = (await answer.json()) as Envelope<Export>
      if (result.status === 'error') throw new Error(`D1 does not export ${databaseId}: ${result.error}`)
      if (result.status === 'complete' && result.result) return result.result.signed_url
      bookmark = result.at_bookmark
    }
  }

  return {
    exported: async function* (databaseId) {
      const file = await fetch(await exportAddress(databaseId))
      if (!file.ok || !file.body) throw new Error(`the export of ${databaseId} answers ${file.status}`)
      yield* file.body
    },
    objects: async function* (bucket) {
      type Listed = { key: string; etag: string; size: number; http_metadata?: { contentType?: string } }
      for (let cursor = ''; ; ) {
        const query = new URLSearchParams({ per_page: '1000', ...(cursor ? { cursor } : {}) })
        const answer = await request(`/r2/buckets/${bucket}/objects?${query}`)
        const { result, result_info } = (await answer.json()) as Envelope<Listed[]>
        for (const { key, etag, size, http_metadata } of result)
          yield { key, etag, size, contentType: http_metadata?.contentType ?? 'application/octet-stream' }
        if (!result_info?.is_truncated || !result_info.cursor) return
        cursor = result_info.cursor
      }
    },
    object: async (bucket, key) => {
      const answer = await request(`/r2/buckets/${bucket}/objects/${encodeURIComponent(key)}`)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}
