import type * as v from 'valibot'
import type { buildExport } from '#domain/roaauto/jobs.ts'
import { type ExportKind, isOpen, type ShopExport, shopExports } from '#domain/roaauto/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import { exportKey } from '#worker/db/export-rows.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { Upload } from '#worker/providers/upload.ts'
import { dataMaker } from './export-data.ts'
import type { Maker, Making } from './export-maker.ts'
import { oracleMaker } from './export-oracle.ts'
import { Telling } from './export-telling.ts'
import { Final, Retry } from './failures.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof buildExport.schema>
type Carrying = Carried<Payload>

/** Times that one try reads the rows again after a concurrent write; a busier shop is retried later. */
const PASSES = 3

const MAKERS: Record<ExportKind, Maker> = { roaauto: oracleMaker, data: dataMaker, client: dataMaker }

const rowOf = ({ db, tenantId, payload }: Carrying): Promise<ShopExport | null> =>
  visibleRow(db, systemActor({ tenantId }, 'export'), shopExports, payload.exportId)

/**
 * Makes the next piece of an export: packs the rows while it reads them and sends the packed bytes to R2, part by part.
 * A try begins the piece from the start. The rules of the row cause the piece after it.
 */
export const handle: JobHandler<Payload> = async (carried) => {
  const row = await rowOf(carried)
  if (!row || !isOpen(row, Date.now()) || carried.payload.piece !== row.pieces + 1) return
  // An erasure ends it between two pieces.
  if (Date.parse(row.expires_at) <= Date.now()) throw new Final('client_erased')
  const { env, db, tenantId } = carried
  const key = exportKey(tenantId, row.id, carried.payload.piece)
  // A try that died has left it.
  if (row.upload_id !== '') await drop(env.FILES.resumeMultipartUpload(key, row.upload_id))
  const making = { env, db, row, telling: new Telling(carried) }
  for (let pass = 0; pass < PASSES; pass++) {
    const upload = await env.FILES.createMultipartUpload(key, {
      httpMetadata: { contentType: 'application/zip' },
    })
    try {
      const made = await makeOnce(carried, making, new Upload(upload), upload.uploadId)
      if (made) return await carried.act('ready', making.telling.patch(made))
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

/** What the row says of a piece that is in R2 now; null after a concurrent write. */
const makeOnce = async (
  carried: Carrying,
  making: Making,
  upload: Upload,
  uploadId: string,
): Promise<Values | null> => {
  const { row, telling } = making
  const maker = MAKERS[row.kind]
  const isFirst = row.pieces === 0
  await telling.begin(uploadId, isFirst ? 0 : row.done, isFirst ? await maker.steps(making) : row.total)
  const piece = await maker.make(making, upload.write)
  if (!piece) return null
  // A try that has lost the effect to another carrier must not overwrite the file of that one.
  await carried.sending()
  await upload.complete()
  const isLast = piece.photosAfter === null
  return {
    pieces: carried.payload.piece,
    size: row.size + upload.size,
    upload_id: '',
    ...(isLast
      ? { state: 'ready', checks_ok: piece.isSound ? 1 : 0, done: telling.total }
      : { photos_after: piece.photosAfter, done: telling.done }),
  }
}
