import type { Context } from 'hono'
import { html } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addMonths } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { hasPaid, isTrial, METERED } from '#domain/plans/catalogue.ts'
import { operatorActor } from '#domain/sync/actor.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { withdrawWarning } from '#worker/db/deletions.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import type { Html } from '#worker/pages/answer.ts'
import { newId } from '#worker/pages/new-id.ts'
import { where } from '#worker/pages/parts.ts'
import { type Act, operate, writeInShop } from './act.ts'
import { actForm, card } from './parts.ts'
import { METERED_WORDS } from './words.ts'

/** What we give a shop: days of its trial or of its paid plan, units beside the plan. */

/** The form of an act that adds days. */
const daysForm = (action: string, note: string): Html =>
  actForm(
    action,
    html`<label>Zile <small>${note}</small><input type="number" name="days" min="1" max="90" value="14" required></label>`,
    'Prelungește',
  )

export const grantCards = (shop: Shop): Html =>
  html`${where(isTrial(shop), () =>
    card(
      'Prelungește proba',
      daysForm(
        pathOf(api.extendTrial, { params: { tenant: shop.id } }),
        'Din ziua în care se termină, sau de azi.',
      ),
    ),
  )}${where(hasPaid(shop), () =>
    card(
      'Prelungește abonamentul',
      daysForm(
        pathOf(api.extendPlan, { params: { tenant: shop.id } }),
        'Din ziua în care s-ar opri, sau de azi. Ce taxează procesatorul nu se schimbă.',
      ),
    ),
  )}
${card(
  'Dăruiește unități',
  actForm(
    pathOf(api.grantUnits, { params: { tenant: shop.id } }),
    html`<label>Ce<select name="feature">${METERED.map((one) => html`<option value="${one}">${METERED_WORDS[one]}</option>`)}</select></label>
<label>Câte <small>Valabile 12 luni.</small><input type="number" name="units" min="1" max="1000" value="100" required></label>`,
    'Dăruiește',
  ),
)}`

/** @throws AppError `not_found` */
const shopOf = async (c: Context<OperatorEnv>, tenantId: string, reason: string): Promise<Shop> => {
  const db = await findTenantDb(c.env, tenantId)
  const actor = operatorActor({ tenantId, userId: '' }, reason)
  const shop = db && (await visibleRow(db, actor, tenants, tenantId))
  if (!shop) throw new AppError('not_found')
  return shop
}

/** Writes the days that we have given in all; no warning that came before them holds. */
const addDays = async (
  c: Context<OperatorEnv>,
  { id, rev }: Shop,
  done: Act,
  data: Partial<Pick<Shop, 'trial_extra' | 'plan_extra'>>,
): Promise<void> => {
  await writeInShop(c.env, done, [{ op: 'patch', collection: 'tenants', id, base: rev, data }])
  await withdrawWarning(c.env, id)
}

const pageOf = (tenant: string): string => pathOf(api.operatorShop, { params: { tenant } })

/**
 * Extends a trial, also one that is over: the warning of a deletion that was to follow it is taken back.
 * @throws AppError `already_subscribed` where the shop has paid: its plan has its own end
 */
export const extendTrial = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  { act, reason, days }: v.InferOutput<typeof api.trialForm>,
): Promise<Response> => {
  const shop = await shopOf(c, tenantId, reason)
  if (!isTrial(shop)) throw new AppError('already_subscribed')
  const done = { act, reason, tenantId, what: `Probă prelungită cu ${days} zile` }
  return operate(c, done, pageOf(tenantId), () =>
    addDays(c, shop, done, { trial_extra: shop.trial_extra + days }),
  )
}

/**
 * Lets a paid plan go on, also one that is over: the warning of a deletion that was to follow it is taken back.
 * @throws AppError `not_found` where the shop has never paid
 */
export const extendPlan = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  { act, reason, days }: v.InferOutput<typeof api.planForm>,
): Promise<Response> => {
  const shop = await shopOf(c, tenantId, reason)
  if (!hasPaid(shop)) throw new AppError('not_found')
  const done = { act, reason, tenantId, what: `Abonament prelungit cu ${days} zile` }
  return operate(c, done, pageOf(tenantId), () =>
    addDays(c, shop, done, { plan_extra: shop.plan_extra + days }),
  )
}

/** Months for which units that were given can be used. */
const MONTHS = 12

/** Gives a shop units beside its plan. @throws AppError `not_found` */
export const grantUnits = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  { act, reason, feature, units }: v.InferOutput<typeof api.unitsForm>,
): Promise<Response> => {
  await shopOf(c, tenantId, reason)
  const done = { act, reason, tenantId, what: `Dăruit: ${units} × ${METERED_WORDS[feature]}` }
  const now = Date.now()
  const expires = instantInRomania(addMonths(dayInRomania(now), MONTHS), 0)
  return operate(c, done, pageOf(tenantId), () =>
    writeInShop(c.env, done, [
      {
        op: 'insert',
        collection: 'usage_packs',
        id: newId(),
        data: {
          feature,
          units,
          bought_at: new Date(now).toISOString(),
          expires_at: new Date(expires).toISOString(),
          source: 'operator',
        },
      },
    ]),
  )
}
