import * as v from 'valibot'
import { keepActs } from '#domain/api/team.ts'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import { type Mutation, wholeMutationSchema } from '#domain/sync/protocol.ts'
import type { Me } from '#domain/team/account.ts'
import { type KeptAnswer, MAX_KEPT_ACTS, MAX_KEPT_BYTES } from '#domain/team/keeping.ts'
import { logout } from './account.ts'
import { callOpen } from './call-open.ts'
import { instantOf } from './clock.ts'
import { AppDatabase } from './database.ts'
import { DEPARTED_PAGE, type Departed, writeDeparted } from './departed.ts'
import { eraseData } from './erase-data.ts'
import { databaseName } from './open-data.ts'
import { photoFiles } from './photos/photo-files.ts'
import { isRefusedFor } from './refused.ts'
import { timeNow } from './time.ts'
import { fileOf, type UnsentFile } from './unsent-file.ts'

/**
 * The shop has ended this person's access. The acts that no server has taken, and those that one has refused, go to the
 * shop's office first; then the device forgets all that it had of the shop, except acts that the office did not get,
 * which the person may save (`readDeparted`). Safe to interrupt anywhere, and to run in several tabs.
 * @throws NetworkError without a network, or DOMException without room for what is kept: then nothing is forgotten
 */
export const depart = (me: Me): Promise<void> =>
  navigator.locks.request('roa-depart', async () => {
    writeDeparted({ shop: me.shop.name, ...(await giveBack(me)) })
    await logout()
    await eraseData(me)
    location.assign(DEPARTED_PAGE)
  })

const giveBack = async (me: Me): Promise<Pick<Departed, 'kept' | 'refused'>> => {
  const db = new AppDatabase(databaseName(me))
  try {
    const waiting = await Promise.all([db.outbox.orderBy('n').toArray(), db.rejected.orderBy('n').toArray()])
    // What has no valid name was never a change of the shop.
    const acts = waiting
      .flat()
      .flatMap(({ mutation }) => (v.is(wholeMutationSchema, mutation) ? [mutation] : []))
    const refused = new Map<string, ErrorCode>()
    for (const mutations of inParts(acts))
      for (const { id, code } of await keep(mutations)) refused.set(id, code)
    // The pictures of the shop too, sent or not.
    const pictures = await db.rows('photos').toArray()
    await photoFiles.files.bulkDelete(pictures.map(({ sha256 }) => sha256))
    return { kept: acts.length - refused.size, refused: refused.size > 0 ? fileFor(me, acts, refused) : null }
  } finally {
    db.close()
  }
}

/** The acts of a part that the office did not get, and why. */
const keep = async (mutations: Mutation[]): Promise<KeptAnswer['refused']> => {
  try {
    return (await callOpen(keepActs, { body: { mutations } })).refused
  } catch (error) {
    // The session is too old to prove whose these are; waiting would not help.
    if (!isRefusedFor(error, 'unauthenticated')) throw error
    return mutations.map(({ id }) => ({ id, code: 'unauthenticated' }))
  }
}

const fileFor = (
  { shop, user }: Me,
  acts: readonly Mutation[],
  refused: ReadonlyMap<string, ErrorCode>,
): UnsentFile => {
  const at = instantOf(timeNow())
  const left = acts.flatMap((mutation) => {
    const code = refused.get(mutation.id)
    return code ? [{ pe_scurt: [mutation.label], respinsa: { code, at }, mutation }] : []
  })
  return fileOf(left, { tenantId: shop.id, shop: shop.name, person: user.name }, timeNow())
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
