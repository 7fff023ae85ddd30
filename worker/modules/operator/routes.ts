import * as api from '#domain/api/operator.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { listShops } from '#worker/db/operator/shops.ts'
import { route } from '#worker/http/route.ts'
import { enter } from './entry.ts'
import { operatorPage } from './page.ts'
import { readShop } from './read-shop.ts'
import { shopPage } from './shop.ts'
import { shopsPage } from './shops.ts'

const nowIso = (): string => new Date().toISOString()

/** The console of ROA AUTO's own people. */
export const operatorRoutes = [
  route(api.operatorEntry, (c, { params: { token } }) => enter(c, token)),
  route(api.operatorShops, async (c, { query }) =>
    operatorPage(c, shopsPage(await listShops(c.env, query, nowIso()), query.q)),
  ),
  route(api.operatorShop, async (c, { params: { tenant } }) => {
    const now = nowIso()
    const shown = await readShop(c.env, tenant, now)
    if (!shown) throw new AppError('not_found')
    return operatorPage(c, shopPage(shown, now))
  }),
]
