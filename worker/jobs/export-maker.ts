import type { ShopExport } from '#domain/roaauto/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import type { Telling } from './export-telling.ts'

/** What a maker of pieces has at hand. */
export type Making = { env: Env; db: TenantDb; row: ShopExport; telling: Telling }

/** A piece whose bytes are passed on. `photosAfter` names its last photo where another piece follows. */
export type Piece = { isSound: boolean; photosAfter: string | null }

/** How the pieces of an export of some kind are made. */
export type Maker = {
  /** The steps of the whole export. @throws Final `export_too_large` */
  steps(making: Making): Promise<number>
  /** Passes on the bytes of the next piece; null after a concurrent write, and then it is to be made again. */
  make(making: Making, take: (bytes: Uint8Array) => Promise<void>): Promise<Piece | null>
}
