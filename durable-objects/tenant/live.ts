import { REGISTRY } from '#domain/modules.ts'
import { type StaffActor, staffActor } from '#domain/sync/actor.ts'
import { LIMITS, LIVE_PROTOCOL, type LiveMessage, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { accessOf, tellable } from '#domain/sync/visibility.ts'
import type { LiveOwner } from '#worker/env.ts'
import type { CommitEvents } from './committer.ts'

/** S13.1: hibernating sockets. The attachment of a socket holds its state across hibernation. */

/**
 * Milliseconds for which a socket's role is trusted, the same as for an access token; after that, and after the end of
 * the shop's plan (S13.7), it gets only heads.
 */
const TRUST = 600_000
/** Commits with more rows are never sent as rows. */
const LIVE_ROWS = 500

type Attachment = {
  actor: StaffActor
  /** As in `ChangesAnswer`. */
  access: string
  clientId: string
  version: number
  /** Until when it gets rows, in milliseconds. */
  rowsUntil: number
}

const tagOf = (owner: LiveOwner): string =>
  'sessionId' in owner ? `session:${owner.sessionId}` : `user:${owner.userId}`

/** The device has lost its right to listen (RFC 6455, policy violation). */
export const ENDED = 1008

/** Accepts a device's socket and sends it the head. */
export const acceptLive = (
  ctx: DurableObjectState,
  actor: StaffActor,
  device: { clientId: string; version: number; sessionId: string; planUntil: number },
  head: { epoch: string; head: number },
): Response => {
  const { 0: client, 1: server } = new WebSocketPair()
  ctx.acceptWebSocket(server, [tagOf(device), tagOf(actor)])
  server.serializeAttachment({
    actor: staffActor({ tenantId: actor.tenantId, userId: actor.userId }, actor.role),
    access: accessOf(REGISTRY, actor),
    clientId: device.clientId,
    version: device.version,
    rowsUntil: Math.min(Date.now() + TRUST, device.planUntil),
  } satisfies Attachment)
  server.send(headMessage(head.epoch, head.head))
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { 'sec-websocket-protocol': LIVE_PROTOCOL },
  })
}

/** Closes the sockets of a session that ended, or of a user whose rights changed (S12.11). */
export const endLive = (ctx: DurableObjectState, owner: LiveOwner): void => {
  for (const socket of ctx.getWebSockets(tagOf(owner))) socket.close(ENDED)
}

/**
 * Sends a commit to the tenant's other devices (S13.1): as rows where it is small, its visibility depends on no other
 * row and it has the current shape; as "head is now N" otherwise, and the device then pulls what it may see. The device
 * that made the commit has its answer already.
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
    const { clientId, version, rowsUntil } = attachment
    if (clientId === by) continue
    const isTrusted = version === PROTOCOL_VERSION && Date.now() < rowsUntil
    try {
      socket.send(isSmall && isTrusted ? rowsFor(attachment) : head)
    } catch {
      // The socket is closing; the device pulls when it reconnects.
    }
  }
}

/**
 * The code for closing our side of a closed socket: its own where the API allows that (1000, 3000–4999). Other codes
 * report a broken connection (1006, 1015) or are arbitrary, and sending them throws.
 */
export const answerTo = (code: number): number => (code >= 3000 && code <= 4999 ? code : 1000)

/** The message with rows, or the head where it is too long. */
const rowsMessage = (message: Extract<LiveMessage, { type: 'rows' }>): string => {
  const whole = JSON.stringify(message)
  return whole.length <= LIMITS.liveMessage ? whole : headMessage(message.epoch, message.rev)
}

const headMessage = (epoch: string, rev: number): string =>
  JSON.stringify({ type: 'head', epoch, rev } satisfies LiveMessage)
