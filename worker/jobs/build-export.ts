import type * as v from 'valibot'
import type { buildExport } from '#domain/roaauto/jobs.ts'
import { Progress } from '#domain/roaauto/progress.ts'
import { isOpen, MAX_EXPORT_ROWS, type ShopExport, shopExports } from '#domain/roaauto/schema.ts'
import { ORACLE_TABLES } from '#domain/roaauto/tables.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import { LIMITS } from '#domain/sync/protocol.ts'
import { countExported, exportKey, readUnnumbered } from '#worker/db/export-rows.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { oneState } from '#worker/modules/exports/one-state.ts'
import { Upload } from '#worker/providers/upload.ts'
import { Final, Retry } from './failures.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof buildExport.schema>
type Carrying = Carried<Payload>

/** Times that one try reads the rows again after a concurrent write; a busier shop is retried later. */
const PASSES = 3

const rowOf = ({ db, tenantId, payload }: Carrying): Promise<ShopExport | null> =>
  visibleRow(db, systemActor({ tenantId }, 'export'), shopExports, payload.exportId)

/**
 * Makes the file of an export: gives the rows their numbers for Oracle, then packs them while it reads them and sends
 * the packed bytes to R2, part by part. A try begins from the start, but numbered rows keep their numbers.
 */
export const handle: JobHandler<Payload> = async (carried) => {
  const row = await rowOf(carried)
  if (!row || !isOpen(row, Date.now())) return
  const { env, tenantId } = carried
  const key = exportKey(tenantId, row.id)
  // A try that died has left it.
  if (row.upload_id !== '') await drop(env.FILES.resumeMultipartUpload(key, row.upload_id))
  const telling = new Telling(carried)
  for (let pass = 0; pass < PASSES; pass++) {
    const upload = await env.FILES.createMultipartUpload(key, {
      httpMetadata: { contentType: 'application/zip' },
    })
    try {
      const made = await makeOnce(carried, new Upload(upload), upload.uploadId, telling)
      if (made) return await carried.act('ready', telling.patch({ state: 'ready', ...made }))
      await drop(upload)
    } catch (error) {
      await drop(upload)
      throw error
    }
  }
  throw new Retry('shop_busy')
}

/** Records on the export that it has failed. */
export const died = async (carried: Carrying, code: string): Promise<void> => {
  const row = await rowOf(carried)
  if (!row || !isOpen(row, Date.now())) return
  await new Telling(carried).say({ state: 'failed', error: code, upload_id: '' })
}

/** An upload that has ended, or was never known, cannot be aborted and needs no abort. */
const drop = (upload: R2MultipartUpload): Promise<void> => upload.abort().catch(() => undefined)

/** The result of an export whose file is in R2 now; null after a concurrent write. */
const makeOnce = async (
  carried: Carrying,
  upload: Upload,
  uploadId: string,
  telling: Telling,
): Promise<Values | null> => {
  await telling.begin(uploadId, await rowsAhead(carried))
  await number(carried, telling)
  const manifest = await oneState(carried.db, upload.write, (rows) => telling.add(rows), Date.now())
  if (!manifest) return null
  // A try that has lost the effect to another carrier must not overwrite the file of that one.
  await carried.sending()
  await upload.complete()
  const isSound = manifest.checks.every(({ ok }) => ok)
  return { size: upload.size, checks_ok: isSound ? 1 : 0, done: telling.total, upload_id: '' }
}

/** Each row counts once when it gets its number, and once for each file that may contain it. */
const rowsAhead = async ({ db }: Carrying): Promise<number> => {
  const counts = await countExported(db)
  const packed = ORACLE_TABLES.reduce((sum, { source }) => sum + (counts.get(source)?.rows ?? 0), 0)
  if (packed > MAX_EXPORT_ROWS) throw new Final('export_too_large')
  return [...counts.values()].reduce((sum, { unnumbered }) => sum + unnumbered, packed)
}

/** Numbers rows for Oracle that have no number, in the order of their creation; the commit chooses the numbers. */
const number = async ({ db }: Carrying, telling: Telling): Promise<void> => {
  for (;;) {
    const rows = await readUnnumbered(db, LIMITS.opsPerMutation)
    if (rows.length === 0) return
    const ops = rows.map(({ rev, ...row }) => ({
      op: 'patch' as const,
      ...row,
      data: { oracle_id: null },
      base: rev,
    }))
    await telling.act(ops)
    await telling.add(rows.length)
  }
}

/** The writes of one try beside its result: each is a separate act, which no other try repeats. */
class Telling {
  readonly #carried: Carrying
  readonly #run = crypto.randomUUID()
  #acts = 0
  #done = 0
  total = 0
  #progress = new Progress(Date.now())

  constructor(carried: Carrying) {
    this.#carried = carried
  }

  act(ops: Parameters<Carrying['act']>[1]): Promise<void> {
    this.#acts += 1
    return this.#carried.act(`${this.#run}/${this.#acts}`, ops)
  }

  patch(data: Values): Parameters<Carrying['act']>[1] {
    return [{ op: 'patch', collection: 'exports', id: this.#carried.payload.exportId, data, base: 0 }]
  }

  say(data: Values): Promise<void> {
    return this.act(this.patch(data))
  }

  async begin(uploadId: string, total: number): Promise<void> {
    this.#done = 0
    this.total = total
    this.#progress = new Progress(Date.now())
    await this.say({ state: 'running', done: 0, total, upload_id: uploadId })
  }

  async add(rows: number): Promise<void> {
    this.#done += rows
    const done = Math.min(this.#done, this.total)
    if (this.#progress.tells(done, this.total, Date.now())) await this.say({ done })
  }
}
