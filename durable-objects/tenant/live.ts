import { REGISTRY } from '#domain/modules.ts'
import { type StaffActor, staffActor } from '#domain/sync/actor.ts'
import { LIMITS, LIVE_PROTOCOL, type LiveMessage, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { accessOf, tellable } from '#domain/sync/visibility.ts'
import type { LiveOwner } from '#worker/env.ts'
import type { CommitEvents } from './committer.ts'

/** S13: hibernating sockets. What a socket needs after a sleep is in its attachment. */

/** Milliseconds for which a socket's role is believed, as long as an access token's; after that it gets heads alone. */
const TRUST = 600_000
/** More rows than this are not even tried as a message. */
const LIVE_ROWS = 500

type Attachment = {
  actor: StaffActor
  /** As in `ChangesAnswer`. */
  access: string
  clientId: string
  version: number
  since: number
}

const tagOf = (owner: LiveOwner): string =>
  'sessionId' in owner ? `session:${owner.sessionId}` : `user:${owner.userId}`

/** Not ours to listen any more (RFC 6455, policy violation). */
const ENDED = 1008

/** Accepts a device's socket and tells it where the tenant is. */
export const acceptLive = (
  ctx: DurableObjectState,
  actor: StaffActor,
  { clientId, version, sessionId }: { clientId: string; version: number; sessionId: string },
  head: { epoch: string; head: number },
): Response => {
  const { 0: client, 1: server } = new WebSocketPair()
  ctx.acceptWebSocket(server, [tagOf({ sessionId }), tagOf(actor)])
  server.serializeAttachment({
    actor: staffActor({ tenantId: actor.tenantId, userId: actor.userId }, actor.role),
    access: accessOf(REGISTRY, actor),
    clientId,
    version,
    since: Date.now(),
  } satisfies Attachment)
  server.send(headMessage(head.epoch, head.head))
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { 'sec-websocket-protocol': LIVE_PROTOCOL },
  })
}

/** Closes the sockets of a session that has ended, or of a user who may do other things than before. */
export const endLive = (ctx: DurableObjectState, owner: LiveOwner): void => {
  for (const socket of ctx.getWebSockets(tagOf(owner))) socket.close(ENDED)
}

/**
 * Tells a commit to the tenant's devices, but not to the one that made it, which has its answer: as rows where it is small
 * and what its reader sees hangs on nothing else, in its present shape; as "head is now N" otherwise, and the device then asks
 * for what it may see (S12).
 */
export const broadcast = (
  ctx: DurableObjectState,
  { epoch, from, rev, rows, by }: Parameters<CommitEvents['onCommit']>[0],
): void => {
  const sockets = ctx.getWebSockets()
  if (sockets.length === 0) return
  const head = headMessage(epoch, rev)
  const isSmall = rows.length <= LIVE_ROWS
  const known = new Map<string, string>()
  const rowsFor = ({ actor, access }: Attachment): string => {
    const key = `${actor.userId} ${access}`
    const told = known.has(key) ? null : tellable(REGISTRY, rows, actor)
    const message =
      known.get(key) ?? (told ? rowsMessage({ type: 'rows', epoch, access, from, rev, rows: told }) : head)
    known.set(key, message)
    return message
  }
  for (const socket of sockets) {
    const attachment = socket.deserializeAttachment() as Attachment
    const { clientId, version, since } = attachment
    if (clientId === by) continue
    const isTrusted = version === PROTOCOL_VERSION && Date.now() - since < TRUST
    try {
      socket.send(isSmall && isTrusted ? rowsFor(attachment) : head)
    } catch {
      // The socket is closing; the device will ask again when it is back.
    }
  }
}

/**
 * The code with which a socket that closed is closed on our side: its own where one may be said (1000, 3000–4999). Others
 * tell of a connection that broke (1006, 1015), or come from whoever writes what he likes, and to say them throws.
 */
export const answerTo = (code: number): number => (code >= 3000 && code <= 4999 ? code : 1000)

/** As rows, unless that is too long. */
const rowsMessage = (message: Extract<LiveMessage, { type: 'rows' }>): string => {
  const whole = JSON.stringify(message)
  return whole.length <= LIMITS.liveMessage ? whole : headMessage(message.epoch, message.rev)
}

const headMessage = (epoch: string, rev: number): string =>
  JSON.stringify({ type: 'head', epoch, rev } satisfies LiveMessage)
