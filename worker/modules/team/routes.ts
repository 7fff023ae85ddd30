import * as api from '#domain/api/team.ts'
import { route } from '#worker/http/route.ts'
import { readRefreshCookie } from '#worker/modules/accounts/refresh-cookie.ts'
import { handOver } from './hand-over.ts'
import { acceptInvite, joinByInvite, lookAtInvite } from './invites.ts'
import { keepActs } from './kept.ts'

export const teamRoutes = [
  route(api.lookAtInvite, (c, { body }) => lookAtInvite(c, body.token)),
  route(api.acceptInvite, (c, { body }) => acceptInvite(c, body)),
  route(api.joinByInvite, (c, { body }) => joinByInvite(c, body.token, c.get('user'))),
  route(api.handOver, (c, { body }) => handOver(c.env, c.get('db'), c.get('actor'), body.memberId)),
  route(api.keepActs, (c, { body }) => keepActs(c.env, readRefreshCookie(c), body)),
]
