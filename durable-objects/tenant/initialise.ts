import { type Founder, foundTeam, foundTeamAgain } from '#domain/team/found-team.ts'
import { foundAgain, foundShop, type NewShop } from '#domain/workshop/shop/found-shop.ts'
import { startHistory } from '#worker/db/commit-store.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Committer } from './committer.ts'
import { systemAct } from './system-act.ts'

/**
 * Founds a shop: epoch, its row, catalogues, the founder. Repeated after an interrupted registration, it takes the latest input.
 * `now` in milliseconds.
 */
export const initialise = async (
  db: TenantDb,
  committer: Committer,
  shop: NewShop & Founder,
  now: number,
): Promise<void> => {
  await startHistory(db, crypto.randomUUID().slice(0, 8))
  const founded = await systemAct(
    committer,
    shop,
    'founding',
    { key: '', ops: [...foundShop(shop, now), foundTeam(shop)] },
    now,
  )
  if (founded === 'applied') return
  const again = { key: crypto.randomUUID(), ops: [foundAgain(shop, now), foundTeamAgain(shop)] }
  await systemAct(committer, shop, 'founding', again, now)
}
