import * as api from '#domain/api/audit.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { groupActs } from '#domain/sync/log.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { userNames } from '#worker/db/accounts.ts'
import { readAudit, shortValues } from '#worker/db/audit.ts'
import { devicesOf } from '#worker/db/devices.ts'
import { route } from '#worker/http/route.ts'

/** The log of the whole shop, for its owner. */
export const auditRoutes = [
  route(api.audit, async (c, { query }) => {
    const actor = c.get('actor')
    if (!isPermitted(actor, 'audit')) throw new AppError('forbidden')
    const { tenantId } = actor
    const { found, next } = await readAudit(c.get('db'), query)
    const [names, devices] = await Promise.all([
      userNames(c.env, tenantId),
      devicesOf(c.env, tenantId, [...new Set(found.map(({ client_id }) => client_id))]),
    ])
    const devicesByAct = new Map(found.map(({ act_id, client_id }) => [act_id, devices.get(client_id)]))
    const grouped = groupActs(
      found.map((one) => ({
        rev: one.rev,
        collection: one.collection,
        rowId: one.row_id,
        patch: shortValues(one.patch),
        prev: one.prev === null ? null : shortValues(one.prev),
        actId: one.act_id,
        label: one.label,
        at: one.committed_at,
        author: { kind: one.kind, source: one.source },
        userName: names.get(one.user_id) ?? '',
      })),
    )
    // Both keep the order in which an act is first met.
    const order = [...devicesByAct.values()]
    return {
      acts: grouped.map((act, index) => ({
        ...act,
        device: order[index]?.device ?? '',
        place: order[index]?.place ?? '',
      })),
      next,
    }
  }),
]
