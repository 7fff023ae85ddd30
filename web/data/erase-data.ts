import Dexie from 'dexie'
import type { Me } from '#domain/team/account.ts'
import { databaseName } from './open-data.ts'
import { photoFiles } from './photos/photo-files.ts'

/** Prefix of the keys under which screens keep a text until it is written (`keepText`). */
const TYPED = 'roa.typed.'

/**
 * Deletes what a person who has logged out had on this device: the database, the pictures that the server has, and
 * half-typed texts. A picture that was not sent waits for that person's next log-in here.
 */
export const eraseData = async (me: Me): Promise<void> => {
  // Other windows close the database by themselves (connection.ts).
  await Dexie.delete(databaseName(me))
  for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED)) localStorage.removeItem(key)
  await photoFiles.makeRoom(0)
}
