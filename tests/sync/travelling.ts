import { defineCollection } from '#domain/sync/collection.ts'
import { day, orNull, ref, text } from '#domain/sync/columns.ts'
import { defineModule } from '#domain/sync/define-module.ts'
import { createHeldRegistry, createRegistry, type Registration, register } from '#domain/sync/registry.ts'
import { EVERYONE } from '#domain/team/roles.ts'
import type { Random } from '#tests/factories/random.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'

/** Collections that do not travel whole (S23.1), for tests: the product with one more module. */

const rights = { insert: EVERYONE, patch: EVERYONE, delete: EVERYONE }

/** Devices hold the last 30 days of it. */
export const testLogs = defineCollection({
  name: 'test_logs',
  columns: { order_id: orNull(ref('orders')), day: day(), words: text(100) },
  rights,
  parents: ['order_id'],
})

/** It never leaves the server; a mechanic sees the notes of visible orders. */
export const testNotes = defineCollection({
  name: 'test_notes',
  columns: { order_id: ref('orders'), words: text(100) },
  rights,
  parents: ['order_id'],
  seenWith: 'order_id',
})

const travellingModule = defineModule({
  name: 'travelling',
  collections: [
    register(testLogs, { adoption: 'none', travels: { recent: 'day', days: 30 } }),
    register(testNotes, { adoption: 'none', travels: 'none' }),
  ],
})

/** The exports of `#domain/modules.ts`, with that module among the others. */
export const withTravelling = <Real extends { MODULES: readonly { collections: readonly Registration[] }[] }>(
  real: Real,
) => {
  const registrations = [...real.MODULES, travellingModule].flatMap(({ collections }) => [
    ...(collections as readonly Registration[]),
  ])
  const all = createRegistry(registrations)
  const held = createHeldRegistry(registrations)
  return {
    ...real,
    COLLECTIONS: Object.fromEntries([...all].map(([name, { collection }]) => [name, collection])),
    COLLECTION_NAMES: [...all.keys()],
    REGISTRATIONS: registrations,
    REGISTRY: all,
    HELD_REGISTRY: held,
    HELD_NAMES: [...held.keys()],
    isKnownCollection: (name: string) => all.has(name),
    isHeld: (name: string) => held.has(name),
  }
}

/** The acts on logs in a history: new and old ones, moved into the window and out of it, deleted. */
export const logAct = async (db: AppDatabase, random: Random, newId: () => string): Promise<DraftOp[]> => {
  const logs = await db.anyRows(testLogs.name).toArray()
  const data = {
    day: random.pick(['2026-11-20', '2026-10-01', '2026-09-01']),
    words: `w${random.between(0, 99)}`,
  }
  if (logs.length === 0 || random.next() < 0.5)
    return [{ op: 'insert', collection: testLogs.name, id: newId(), data }]
  const { id } = random.pick(logs)
  return [
    random.next() < 0.3
      ? { op: 'delete', collection: testLogs.name, id }
      : { op: 'patch', collection: testLogs.name, id, data },
  ]
}
