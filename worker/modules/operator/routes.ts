import * as api from '#domain/api/operator.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { listDead } from '#worker/db/operator/dead-letters.ts'
import { listShops } from '#worker/db/operator/shops.ts'
import { latestEvents } from '#worker/db/payment-events.ts'
import { route } from '#worker/http/route.ts'
import { readForm } from './act.ts'
import { letterPage, lettersPage, readLetter, revive } from './dead-letters.ts'
import { enter } from './entry.ts'
import { operatorPage } from './page.ts'
import { replay, reportsPage } from './payments.ts'
import { readShop } from './read-shop.ts'
import { shopPage } from './shop.ts'
import { shopsPage } from './shops.ts'

/** Rows of a list. */
const MOST = 200

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
  route(api.deadLetters, async (c) => operatorPage(c, lettersPage(await listDead(c.env, MOST)))),
  route(api.deadLetter, async (c, { query: { tenant, key } }) =>
    operatorPage(c, letterPage(tenant, await readLetter(c.env, tenant, key))),
  ),
  route(api.reviveLetter, async (c) => revive(c, await readForm(c, api.deadLetterForm))),
  route(api.paymentReports, async (c) => operatorPage(c, reportsPage(await latestEvents(c.env, MOST)))),
  route(api.replayReport, async (c, { params: { id } }) => replay(c, id, await readForm(c, api.replayForm))),
]
