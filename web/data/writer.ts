import type { Actor } from '#domain/sync/actor.ts'
import type { AppDatabase } from './database.ts'

/** An op as a screen writes it: the device adds the rev it saw. */
export type DraftOp =
  | { op: 'insert' | 'patch'; collection: string; id: string; data: Record<string, string | number | null> }
  | { op: 'delete'; collection: string; id: string }

/** Who writes, into which database, and who decides: the server (`synced`) or this device (`local`). */
export type Writer = {
  db: AppDatabase
  mode: 'local' | 'synced'
  actor: Actor
  now: () => number
  newId: () => string
  /** Of the free tier: its name and the label of the act that founds it, which comes before the first other one. */
  founding?: { label: string; name: string }
}

/** Marks a free tier's database whose rows are moving into an account. */
export const MOVED = 'moved'
/** Marks a free tier's database whose rows are being replaced from a backup. */
export const RESTORING = 'restoring'
