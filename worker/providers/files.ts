import { AppError } from '#domain/kernel/errors.ts'

/** Files in R2, by their keys. Each call fails with `unavailable` when R2 does not answer, and with nothing else. */
export type Files = {
  has(key: string): Promise<boolean>
  /** The file as a stream; null when there is none. */
  open(key: string): Promise<{ body: ReadableStream; size: number } | null>
  /** The whole file; null when there is none. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  write(key: string, bytes: ArrayBuffer | Uint8Array, contentType: string): Promise<void>
  /** Keys without a file are passed over. */
  delete(keys: readonly string[]): Promise<void>
  /** Deletes files whose keys begin so, at most about so many. Returns how many went. */
  deleteBelow(prefix: string, most: number): Promise<number>
}

/** The beginning of every key of a shop's files. */
export const filesOf = (tenantId: string): string => `tenants/${tenantId}/`

/** Seconds after which the caller may try again. */
const RETRY_AFTER = 5

/** Most keys that R2 deletes in one call. */
const DELETED_AT_ONCE = 1_000

const answered = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (cause) {
    throw new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause })
  }
}

/** The files of a bucket. */
export const filesIn = (bucket: Pick<R2Bucket, 'head' | 'get' | 'put' | 'delete' | 'list'>): Files => ({
  has: async (key) => (await answered(bucket.head(key))) !== null,
  open: (key) => answered(bucket.get(key)),
  read: async (key) => {
    const found = await answered(bucket.get(key))
    return found && new Uint8Array(await answered(found.arrayBuffer()))
  },
  write: async (key, bytes, contentType) => {
    await answered(bucket.put(key, bytes, { httpMetadata: { contentType } }))
  },
  delete: async (keys) => {
    for (let at = 0; at < keys.length; at += DELETED_AT_ONCE)
      await answered(bucket.delete(keys.slice(at, at + DELETED_AT_ONCE)))
  },
  deleteBelow: async (prefix, most) => {
    let deleted = 0
    while (deleted < most) {
      const { objects } = await answered(bucket.list({ prefix, limit: DELETED_AT_ONCE }))
      if (objects.length === 0) break
      await answered(bucket.delete(objects.map(({ key }) => key)))
      deleted += objects.length
    }
    return deleted
  },
})
