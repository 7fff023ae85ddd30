import { COLLECTIONS, HELD_NAMES } from '#domain/modules.ts'
import { columnNames } from '#domain/sync/collection.ts'
import { chunksOf } from '../chunks.ts'
import type { AppDatabase } from '../database.ts'
import type { Writer } from '../mutate.ts'
import { Checksum } from './checksum.ts'
import { BACKUP_VERSION, type BackupLine, CHUNK, isKeptNote, MAX_LINE, type OnProgress } from './format.ts'

const countRows = async (db: AppDatabase): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(HELD_NAMES.map(async (name) => [name, await db.rows(name).count()] as const)),
  )

async function* linesOf(
  { db, mode, actor, now }: Writer,
  pictures: number,
  onProgress: OnProgress,
): AsyncGenerator<BackupLine> {
  const counts = await countRows(db)
  const total = Object.values(counts).reduce((sum, count) => sum + count, await db.log.count())
  const shop = (await db.rows('tenants').get(actor.tenantId))?.nume ?? ''
  const madeAt = new Date(now()).toISOString()
  const { tenantId } = actor
  yield {
    type: 'roaauto-backup',
    version: BACKUP_VERSION,
    madeAt,
    tenantId,
    mode,
    shop,
    counts,
    total,
    pictures,
  }
  let done = 0
  for (const collection of HELD_NAMES) {
    const columns = columnNames(COLLECTIONS[collection])
    for await (const rows of chunksOf(db.anyRows(collection), CHUNK)) {
      yield {
        type: 'rows',
        collection,
        columns: [...columns],
        rows: rows.map((row) => columns.map((name) => row[name] ?? null)),
      }
      done += rows.length
      onProgress({ done, total })
    }
  }
  for await (const entries of chunksOf(db.log, CHUNK)) {
    yield { type: 'log', entries }
    done += entries.length
    onProgress({ done, total })
  }
  const notes = (await db.meta.toArray()).filter(({ key }) => isKeptNote(key))
  yield { type: 'meta', entries: notes as { key: string; value: string | number }[] }
}

/** A line as texts that can be read back: a line that is too long is split in halves of its rows. */
function* fitting(line: BackupLine): Generator<string> {
  const text = JSON.stringify(line)
  const half =
    line.type === 'rows' ? line.rows.length >> 1 : line.type === 'log' ? line.entries.length >> 1 : 0
  if (text.length <= MAX_LINE / 2 || half === 0) yield text
  else if (line.type === 'rows') {
    yield* fitting({ ...line, rows: line.rows.slice(0, half) })
    yield* fitting({ ...line, rows: line.rows.slice(half) })
  } else if (line.type === 'log') {
    yield* fitting({ ...line, entries: line.entries.slice(0, half) })
    yield* fitting({ ...line, entries: line.entries.slice(half) })
  }
}

async function* textOf(lines: AsyncIterable<BackupLine>): AsyncGenerator<string> {
  const checksum = new Checksum()
  for await (const line of lines) {
    for (const text of fitting(line)) {
      await checksum.add(text)
      yield `${text}\n`
    }
  }
  const end: BackupLine = { type: 'end', lines: checksum.lines, sha256: checksum.hex }
  yield `${JSON.stringify(end)}\n`
}

const streamOf = (texts: AsyncGenerator<string>): ReadableStream<string> =>
  new ReadableStream<string>({
    pull: async (controller) => {
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await texts.return(undefined)),
  })

/** The rows of this device, compressed while they are read; the file around them has `pictures` beside them. */
export const rowsStream = (
  writer: Writer,
  pictures: number,
  onProgress: OnProgress,
): ReadableStream<Uint8Array<ArrayBuffer>> =>
  streamOf(textOf(linesOf(writer, pictures, onProgress)))
    .pipeThrough(new TextEncoderStream())
    .pipeThrough(new CompressionStream('gzip') as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array>)

/** All rows of this device as one compressed file, without pictures; only the compressed bytes are ever held whole. */
export const writeBackup = (writer: Writer, onProgress: OnProgress = () => undefined): Promise<Blob> =>
  new Response(rowsStream(writer, 0, onProgress)).blob()
