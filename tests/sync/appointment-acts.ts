import type { Random } from '#tests/factories/random.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { MECHANICS } from './shop-server.ts'

/** The acts of a desk with the calendar of one hour in a history: few places, so that devices want the same. */

type NewId = () => string

/** Eight o'clock in UTC, and quarters of an hour after it. */
const MORNING = Date.parse('2026-11-23T08:00:00.000Z')
const PLACES = 4
const QUARTER = 15

const place = (random: Random): string =>
  new Date(MORNING + random.between(0, PLACES - 1) * QUARTER * 60_000).toISOString()

export const appointmentAct = async (
  db: AppDatabase,
  random: Random,
  newId: NewId,
): Promise<DraftOp[] | null> => {
  const known = await db.rows('appointments').toArray()
  const kind = random.between(0, 7)
  if (kind <= 3 || known.length === 0) {
    const data = {
      data_ora: place(random),
      durata_minute: QUARTER * random.between(1, 4),
      buffer_minute: QUARTER * random.between(0, 1),
      mechanic_id: random.pick(MECHANICS),
    }
    return [{ op: 'insert', collection: 'appointments', id: newId(), data }]
  }
  const { id } = random.pick(known)
  if (kind === 7) return [{ op: 'delete', collection: 'appointments', id }]
  const data =
    kind === 4
      ? { data_ora: place(random) }
      : kind === 5
        ? { mechanic_id: random.pick(MECHANICS) }
        : { status: random.pick(['PROGRAMAT', 'CONFIRMAT', 'SOSIT', 'NEPREZENTAT', 'ANULAT']) }
  return [{ op: 'patch', collection: 'appointments', id, data }]
}
