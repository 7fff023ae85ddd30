import * as api from '#domain/api/operator.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { latestIncidents } from '#worker/db/incidents.ts'
import { listDead } from '#worker/db/operator/dead-letters.ts'
import { askedSenders } from '#worker/db/operator/sender-names.ts'
import { listShops } from '#worker/db/operator/shops.ts'
import { latestEvents } from '#worker/db/payment-events.ts'
import { route } from '#worker/http/route.ts'
import { readForm } from './act.ts'
import { lettersPage, openLetter, revive, showLetter } from './dead-letters.ts'
import { enter } from './entry.ts'
import { extendPlan, extendTrial, grantUnits } from './grants.ts'
import { healthPage, readHealth } from './health.ts'
import { endOne, incidentsPage } from './incidents.ts'
import { operatorPage } from './page.ts'
import { replay, reportsPage } from './payments.ts'
import { readShop } from './read-shop.ts'
import { answerSender, sendersPage } from './senders.ts'
import { shopPage } from './shop.ts'
import { shopsPage } from './shops.ts'
import { openSupport, showSupport } from './support.ts'

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
  route(api.deadLetter, (c, { query: { tenant, key } }) => showLetter(c, tenant, key)),
  route(api.openLetter, async (c) => openLetter(c, await readForm(c, api.openLetterForm))),
  route(api.reviveLetter, async (c) => revive(c, await readForm(c, api.deadLetterForm))),
  route(api.paymentReports, async (c) => operatorPage(c, reportsPage(await latestEvents(c.env, MOST)))),
  route(api.replayReport, async (c, { params: { id } }) => replay(c, id, await readForm(c, api.replayForm))),
  route(api.senderNames, async (c) => operatorPage(c, sendersPage(await askedSenders(c.env, MOST)))),
  route(api.answerSender, async (c, { params: { tenant } }) =>
    answerSender(c, tenant, await readForm(c, api.senderForm)),
  ),
  route(api.operatorHealth, async (c) =>
    operatorPage(c, healthPage(c.env, await readHealth(c.env, Date.now()))),
  ),
  route(api.incidents, async (c, { query: { q } }) =>
    operatorPage(c, incidentsPage(await latestIncidents(c.env, q, MOST), q)),
  ),
  route(api.endIncident, async (c, { params: { id } }) => endOne(c, id, await readForm(c, api.incidentForm))),
  route(api.extendTrial, async (c, { params: { tenant } }) =>
    extendTrial(c, tenant, await readForm(c, api.trialForm)),
  ),
  route(api.extendPlan, async (c, { params: { tenant } }) =>
    extendPlan(c, tenant, await readForm(c, api.planForm)),
  ),
  route(api.grantUnits, async (c, { params: { tenant } }) =>
    grantUnits(c, tenant, await readForm(c, api.unitsForm)),
  ),
  route(api.openSupport, async (c, { params: { tenant } }) =>
    openSupport(c, tenant, await readForm(c, api.supportForm)),
  ),
  route(api.supportView, (c, { params: { tenant }, query: { colectie } }) =>
    showSupport(c, tenant, colectie),
  ),
]
