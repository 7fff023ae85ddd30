import Dexie from 'dexie'
import type { Me } from '#domain/team/account.ts'
import { databaseName } from './open-data.ts'
import { photoFiles } from './photos/photo-files.ts'

/** Under names that begin like this screens keep a text until it is written (`keepText`). */
const TYPED = 'roa.typed.'

/**
 * Deletes what somebody who has logged out had on this device: his database, the pictures that the server has, and what he
 * was typing. A picture that was not sent yet waits for his next log-in here.
 */
export const eraseData = async (me: Me): Promise<void> => {
  // Other windows give the database free by themselves (connection.ts).
  await Dexie.delete(databaseName(me))
  for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED)) localStorage.removeItem(key)
  await photoFiles.makeRoom(0)
}
