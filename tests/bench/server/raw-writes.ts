import type { Row } from '#domain/sync/collection.ts'
import {
  COLLECTION_LIST,
  collectionNamed,
  columnList,
  jsonChunks,
  rowValues,
  upsertSql,
} from '#worker/db/rows-sql.ts'

/** The platform alone: the rows that a shop's pushes created, written again for an unused tenant. */
export type RawAsk = {
  tenantId: string
  /** Rows above this rev. */
  after: number
  /** `batch`: one prepared INSERT per row; `json`: one `INSERT … SELECT … FROM json_each` per table. */
  how: 'batch' | 'json'
  /** Rows of one D1 batch; 0 for one batch per order. */
  perBatch: number
}
export type RawAnswer = { rows: number; batches: number; ms: number }

type Placed = { collection: string; row: Row }

export const writeRaw = async (d1: D1Database, ask: RawAsk): Promise<RawAnswer> => {
  const batches = inBatches(await readRows(d1, ask), ask.perBatch)
  // The Worker's clock advances only with I/O; this brings it up to now.
  await d1.prepare('SELECT 1').run()
  const start = Date.now()
  for (const batch of batches) await d1.batch(ask.how === 'batch' ? inserts(d1, batch) : bulk(d1, batch))
  const ms = Date.now() - start
  return { rows: batches.reduce((sum, batch) => sum + batch.length, 0), batches: batches.length, ms }
}

/** Batches that wait to be written, one by a request. */
let waiting: Placed[][] = []

/** Prepares the rows of `writeRaw` for `writeNext`; returns how many they are. */
export const prepareRaw = async (d1: D1Database, ask: RawAsk): Promise<number> => {
  waiting = inBatches(await readRows(d1, ask), ask.perBatch)
  return waiting.reduce((sum, batch) => sum + batch.length, 0)
}

/** What a Worker does that only writes rows: it reads a request as long as a push, writes a batch, and answers. */
export const writeNext = async (d1: D1Database, request: Request): Promise<Response> => {
  await request.json()
  const batch = waiting.shift()
  if (!batch) return new Response('nothing waits', { status: 404 })
  await d1.batch(inserts(d1, batch))
  return Response.json({ rows: batch.length })
}

const readRows = async (d1: D1Database, { tenantId, after }: RawAsk): Promise<Placed[]> => {
  const results = await d1.batch<Row>(
    COLLECTION_LIST.map((collection) =>
      d1
        .prepare(`SELECT ${columnList(collection)} FROM "${collection.name}" WHERE tenant_id = ? AND rev > ?`)
        .bind(tenantId, after),
    ),
  )
  const nobody = crypto.randomUUID()
  return COLLECTION_LIST.flatMap(({ name }, index) =>
    (results[index]?.results ?? []).map((row) => ({ collection: name, row: { ...row, tenant_id: nobody } })),
  ).sort((a, b) => a.row.rev - b.row.rev)
}

const inBatches = (rows: readonly Placed[], perBatch: number): Placed[][] => {
  const batches: Placed[][] = []
  for (const placed of rows) {
    const last = batches.at(-1)
    const isFull = perBatch > 0 ? last?.length === perBatch : placed.collection === 'orders'
    if (last && !isFull) last.push(placed)
    else batches.push([placed])
  }
  return batches
}

const inserts = (d1: D1Database, rows: readonly Placed[]): D1PreparedStatement[] => {
  const prepared = new Map<string, D1PreparedStatement>()
  return rows.map(({ collection: name, row }) => {
    const collection = collectionNamed(name)
    const values = rowValues(collection, row)
    let statement = prepared.get(name)
    if (!statement) {
      const marks = values.map(() => '?').join(',')
      statement = d1.prepare(`INSERT INTO "${name}" (${columnList(collection)}) VALUES (${marks})`)
      prepared.set(name, statement)
    }
    return statement.bind(...values)
  })
}

const bulk = (d1: D1Database, rows: readonly Placed[]): D1PreparedStatement[] =>
  [...Map.groupBy(rows, ({ collection }) => collection)].flatMap(([name, placed]) => {
    const collection = collectionNamed(name)
    return jsonChunks(placed.map(({ row }) => rowValues(collection, row))).map((chunk) =>
      d1.prepare(upsertSql(collection)).bind(chunk),
    )
  })
