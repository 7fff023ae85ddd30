import * as v from 'valibot'
import { keepActs } from '#domain/api/team.ts'
import { type Mutation, wholeMutationSchema } from '#domain/sync/protocol.ts'
import type { Me } from '#domain/team/account.ts'
import { MAX_KEPT_ACTS, MAX_KEPT_BYTES } from '#domain/team/keeping.ts'
import { logout } from './account.ts'
import { callOpen } from './call-open.ts'
import { AppDatabase } from './database.ts'
import { DEPARTED_PAGE, writeDeparted } from './departed.ts'
import { eraseData } from './erase-data.ts'
import { databaseName } from './open-data.ts'
import { photoFiles } from './photos/photo-files.ts'
import { Refused } from './refused.ts'

/**
 * The shop has ended this person's access. The acts that no server has taken, and those that one has refused, go to the
 * shop's office first; then the device forgets all that it had of the shop. Safe to interrupt anywhere, and to run in
 * several tabs.
 * @throws NetworkError without a network: then nothing is forgotten
 */
export const depart = (me: Me): Promise<void> =>
  navigator.locks.request('roa-depart', async () => {
    const kept = await giveBack(me)
    await logout()
    await eraseData(me)
    writeDeparted({ shop: me.shop.name, kept })
    location.assign(DEPARTED_PAGE)
  })

const giveBack = async (me: Me): Promise<number> => {
  const db = new AppDatabase(databaseName(me))
  try {
    const waiting = await Promise.all([db.outbox.orderBy('n').toArray(), db.rejected.orderBy('n').toArray()])
    // What has no valid name was never a change of the shop.
    const acts = waiting
      .flat()
      .flatMap(({ mutation }) => (v.is(wholeMutationSchema, mutation) ? [mutation] : []))
    for (const mutations of inParts(acts)) await keep(mutations)
    // The pictures of the shop too, sent or not.
    const pictures = await db.rows('photos').toArray()
    await photoFiles.files.bulkDelete(pictures.map(({ sha256 }) => sha256))
    return acts.length
  } finally {
    db.close()
  }
}

const keep = async (mutations: Mutation[]): Promise<void> => {
  try {
    await callOpen(keepActs, { body: { mutations } })
  } catch (error) {
    // The session is too old to prove whose these are; waiting would not help.
    if (!(error instanceof Refused && error.code === 'unauthenticated')) throw error
  }
}

/** Parts that one request takes each. */
const inParts = (acts: readonly Mutation[]): Mutation[][] => {
  const parts: Mutation[][] = []
  let size = 0
  for (const act of acts) {
    const bytes = new Blob([JSON.stringify(act)]).size
    const part = parts.at(-1)
    if (part && part.length < MAX_KEPT_ACTS && size + bytes < MAX_KEPT_BYTES / 2) {
      part.push(act)
      size += bytes
    } else {
      parts.push([act])
      size = bytes
    }
  }
  return parts
}
