import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { type Database, storesIn } from '../state.ts'

/** The stores of a state that nobody serves, in a form that Cloudflare takes. */

/** Opens the stores of a state with bindings to them, without a Worker. */
export const withStores = async <T>(
  state: string,
  bindings: { d1Databases?: Record<string, string>; r2Buckets?: Record<string, string> },
  work: (opened: Miniflare) => Promise<T>,
): Promise<T> => {
  const opened = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      telemetry: { enabled: false },
      resourcePersistencePath: storesIn(state),
      ...bindings,
    }),
  )
  try {
    return await work(opened)
  } finally {
    await opened.dispose()
  }
}

/** The statements of a database as D1 exports and imports them: without transactions, and without its own tables. */
export const dumpOf = (state: string, { id }: Pick<Database, 'id'>): Promise<string[]> =>
  withStores(state, { d1Databases: { DATABASE: id } }, async (opened) => {
    const database = await opened.getD1Database('DATABASE')
    const [lines] = await database.prepare('PRAGMA miniflare_d1_export(?,?,?);').bind(0, 0).raw<string[]>()
    return lines ?? []
  })

/** The bucket of wrangler.toml. */
const bucketName = (): string =>
  /^bucket_name = "(.*)"$/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? ''

/** Writes each stored file into a folder, under its key. Returns how many there are. */
export const writeFiles = (state: string, folder: string): Promise<number> =>
  withStores(state, { r2Buckets: { FILES: bucketName() } }, async (opened) => {
    const bucket = await opened.getR2Bucket('FILES')
    let written = 0
    for (let cursor: string | undefined; ; ) {
      const page = await bucket.list(cursor === undefined ? {} : { cursor })
      for (const { key } of page.objects) {
        const stored = await bucket.get(key)
        if (!stored) continue
        const file = join(folder, key)
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        await pipeline(Readable.fromWeb(stored.body as unknown as ReadableStream), createWriteStream(file))
        written += 1
      }
      if (!page.truncated) return written
      cursor = page.cursor
    }
  })
