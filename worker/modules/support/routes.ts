import * as api from '#domain/api/support.ts'
import { effectOf } from '#domain/effects/job.ts'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { planHas } from '#domain/plans/catalogue.ts'
import { mailSupport } from '#domain/support/jobs.ts'
import { planInForce } from '#worker/db/accounts.ts'
import { countEffects, insertEffects } from '#worker/db/effects.ts'
import { route } from '#worker/http/route.ts'
import { cause } from '#worker/log.ts'

/** Messages of a shop to us in a day. */
const MOST_A_DAY = 20

/** Messages of people to us. They leave by the queue, so that one is not lost with a provider that does not answer. */
export const supportRoutes = [
  route(api.askForHelp, async (c, { body: { id, subject, text, diagnosis } }) => {
    if (c.env.SUPPORT_EMAIL === '') throw new AppError('support_unavailable')
    const db = c.get('db')
    const now = new Date()
    const sent = await countEffects(db, mailSupport.id, now.getTime() - DAY)
    if (sent >= MOST_A_DAY) throw new AppError('too_many_attempts', { params: { retryAfter: 3_600 } })
    const plan = await planInForce(db, now.toISOString())
    const isPriority = planHas(plan, 'support')
    const payload = { subject, text, diagnosis, userId: c.get('user').id, isPriority }
    const effect = effectOf(mailSupport, `${mailSupport.id}/${id}`, payload, now.toISOString())
    await db.d1.batch(insertEffects(db, [effect], now.toISOString()))
    await c.env.TENANT.getByName(db.tenantId).carryDue(db.tenantId, cause())
  }),
]
