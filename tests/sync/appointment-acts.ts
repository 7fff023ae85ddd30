import type { Random } from '#tests/factories/random.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { MECHANICS } from './shop-server.ts'

/** The acts of a desk with the calendar of one hour in a history: few places, so that devices want the same. */

type NewId = () => string
type Values = Record<string, string | number>

/** Eight o'clock in UTC, and quarters of an hour after it. */
const MORNING = Date.parse('2026-11-23T08:00:00.000Z')
const PLACES = 4
const QUARTER = 15

const place = (random: Random): string =>
  new Date(MORNING + random.between(0, PLACES - 1) * QUARTER * 60_000).toISOString()

/** An act with an appointment; `lanes` are those that it takes. */
const book = async (
  db: AppDatabase,
  random: Random,
  newId: NewId,
  lanes: () => Values,
): Promise<DraftOp[]> => {
  const known = await db.rows('appointments').toArray()
  const kind = random.between(0, 7)
  if (kind <= 3 || known.length === 0) {
    const data = {
      data_ora: place(random),
      durata_minute: QUARTER * random.between(1, 4),
      buffer_minute: QUARTER * random.between(0, 1),
      ...lanes(),
    }
    return [{ op: 'insert', collection: 'appointments', id: newId(), data }]
  }
  const { id } = random.pick(known)
  if (kind === 7) return [{ op: 'delete', collection: 'appointments', id }]
  const data =
    kind === 4
      ? { data_ora: place(random) }
      : kind === 5
        ? lanes()
        : { status: random.pick(['PROGRAMAT', 'CONFIRMAT', 'SOSIT', 'NEPREZENTAT', 'ANULAT']) }
  return [{ op: 'patch', collection: 'appointments', id, data }]
}

export const appointmentAct = (db: AppDatabase, random: Random, newId: NewId): Promise<DraftOp[]> =>
  book(db, random, newId, () => ({ mechanic_id: random.pick(MECHANICS) }))

/** The same with bays: an appointment takes one, a mechanic, or both. */
export const bayAct = async (db: AppDatabase, random: Random, newId: NewId): Promise<DraftOp[]> => {
  const bays = await db.rows('bays').toArray()
  if (bays.length < 2)
    return [{ op: 'insert', collection: 'bays', id: newId(), data: { nume: `P${bays.length}` } }]
  return book(db, random, newId, () => {
    const bay = { bay_id: random.pick(bays).id }
    const mechanic = { mechanic_id: random.pick(MECHANICS) }
    return random.pick([bay, mechanic, { ...bay, ...mechanic }])
  })
}
