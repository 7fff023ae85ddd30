import type { LogFiles } from '#worker/db/tenant-db.ts'

/** The bucket of the fast histories, with the parts that the log uses. */
export const memoryFiles = (): LogFiles => {
  const kept = new Map<string, { bytes: ArrayBuffer; uploaded: Date }>()
  const files = {
    get: async (key: string) => {
      const file = kept.get(key)
      return file ? { arrayBuffer: async () => file.bytes, etag: '' } : null
    },
    put: async (key: string, bytes: ArrayBuffer) => {
      kept.set(key, { bytes, uploaded: new Date() })
      return { key }
    },
    delete: async (keys: string | string[]) => {
      for (const key of [keys].flat()) kept.delete(key)
    },
    list: async ({ prefix = '' }) => ({
      objects: [...kept]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { uploaded }]) => ({ key, uploaded })),
      truncated: false,
    }),
  }
  return files as unknown as LogFiles
}
