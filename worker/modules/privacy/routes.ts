import * as api from '#domain/api/privacy.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { cleanText } from '#domain/kernel/text.ts'
import { type Erasure, erasures } from '#domain/privacy/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { contacts } from '#domain/workshop/contacts/schema.ts'
import { doAct } from '#worker/acts.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import { route } from '#worker/http/route.ts'
import { newId } from '#worker/pages/new-id.ts'

/** What an owner asks about the data of persons. */
export const privacyRoutes = [
  route(api.erase, async (c, { body: { contactId, name } }) => {
    const actor = c.get('actor')
    if (!isPermitted(actor, 'erase')) throw new AppError('forbidden')
    const contact = await visibleRow(c.get('db'), actor, contacts, contactId)
    if (!contact || contact.merged_into !== null) throw new AppError('not_found')
    if (contact.erased_at !== null) return
    if (cleanText(name) !== contact.name)
      throw new AppError('invalid_input', { issues: [{ path: 'name', code: 'invalid' }] })
    const asked = await visibleRows(
      c.get('db'),
      actor,
      erasures,
      't.contact_id = ?2',
      contactId,
    ).all<Erasure>()
    if (asked.results.some(({ state }) => state === 'requested')) return
    const { tenantId, userId, userName = '' } = actor
    const id = newId()
    await doAct(c.env, systemActor({ tenantId, userId }, 'privacy'), {
      key: `erasure/${id}`,
      ops: [
        {
          op: 'insert',
          collection: 'erasures',
          id,
          data: { contact_id: contactId, asked_by: userName },
        },
      ],
    })
  }),
]
