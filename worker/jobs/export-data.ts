import { MAX_EXPORT_ROWS } from '#domain/roaauto/schema.ts'
import { readHead } from '#worker/db/commit-reads.ts'
import { clientRows, type DataRows, isErasedSince, shopRows } from '#worker/db/data-rows.ts'
import { readShop } from '#worker/db/export-rows.ts'
import { pictureKey } from '#worker/db/photos.ts'
import { Archive } from '#worker/modules/exports/archive.ts'
import { writeData, writePhotos } from '#worker/modules/exports/data-archive.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { Maker, Making } from './export-maker.ts'
import { Final } from './failures.ts'

const rowsFor = async ({ db, row }: Making): Promise<DataRows> =>
  row.contact_id === null ? shopRows(db) : clientRows(db, row.contact_id)

/**
 * Makes an export of data: the first piece has the rows and the first photos, each later one more photos. Rows that are
 * written meanwhile may be in it or not; what is erased meanwhile may not, so the piece is then made again.
 */
export const dataMaker: Maker = {
  /** Each row counts once for JSON and once for CSV; photos come on top of it, and are few beside them. */
  async steps(making) {
    const steps = 2 * (await (await rowsFor(making)).count())
    if (steps > MAX_EXPORT_ROWS) throw new Final('export_too_large')
    return steps
  },
  async make(making, take) {
    const { env, db, row, telling } = making
    const before = await readHead(db)
    if (!before) throw new Error('an export of a shop that is not founded')
    const now = new Date()
    const archive = new Archive(now, take)
    const rows = await rowsFor(making)
    if (row.pieces === 0)
      await writeData(
        archive,
        rows,
        {
          kind: row.kind,
          shop: await readShop(db),
          made_at: now.toISOString(),
          epoch: before.epoch,
          rev: before.head,
        },
        (count) => telling.add(count),
      )
    const files = filesIn(env.FILES)
    const photosAfter = await writePhotos(archive, rows.read('photos'), row.photos_after, ({ sha256 }) =>
      files.read(pictureKey(db.tenantId, sha256)),
    )
    await archive.finish()
    const after = await readHead(db)
    const isSame = after?.epoch === before.epoch && !(await isErasedSince(db, before.head))
    return isSame ? { isSound: true, photosAfter } : null
  },
}
