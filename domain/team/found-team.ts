import type { Op } from '#domain/sync/protocol.ts'
import { FOUNDER } from './roles.ts'

/** The person who opens a shop. */
export type Founder = { tenantId: string; userId: string; name: string; email: string }

/** The founder's row, under the shop's own id: a repeated founding finds it. */
export const foundTeam = ({ tenantId: id, userId: user_id, name, email }: Founder): Op => ({
  op: 'insert',
  collection: 'members',
  id,
  data: { user_id, name, email, role: FOUNDER, state: 'active' },
})

/** The founder's row of a shop whose registration was interrupted after it was founded. */
export const foundTeamAgain = ({ tenantId: id, userId: user_id, name }: Founder): Op => ({
  op: 'patch',
  collection: 'members',
  id,
  base: 0,
  data: { user_id, name },
})
