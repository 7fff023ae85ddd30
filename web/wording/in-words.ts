import type { Mutation } from '#domain/sync/protocol.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { readable } from './readable.ts'

/** An act as lines of text: when and what, then each row with its values. */
export const inWords = async (db: AppDatabase, mutation: Mutation): Promise<string[]> => {
  const ops = await readable(db, mutation, mutation.ops.length)
  return [
    `${formatInstant(mutation.at)} · ${mutation.label}`,
    ...ops.map(({ title, plate, columns }) => {
      const values = columns.map(({ label, wanted }) => `${label}: ${wanted}`)
      return [title, plate, values.join('; ')].filter(Boolean).join(' · ')
    }),
  ]
}
