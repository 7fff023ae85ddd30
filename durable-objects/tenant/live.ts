import type { Actor } from '#domain/sync/collection.ts'
import { LIVE_PROTOCOL, type LiveMessage } from '#domain/sync/protocol.ts'

/** S13: hibernating sockets. What a socket needs after a sleep is in its attachment. */

type Attachment = { userId: string; role: string }

/** Accepts a device's socket and tells it where the tenant is. */
export const acceptLive = (
  ctx: DurableObjectState,
  actor: Actor,
  head: { epoch: string; head: number },
): Response => {
  const { 0: client, 1: server } = new WebSocketPair()
  ctx.acceptWebSocket(server)
  server.serializeAttachment({ userId: actor.userId, role: actor.role } satisfies Attachment)
  server.send(headMessage(head.epoch, head.head))
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { 'sec-websocket-protocol': LIVE_PROTOCOL },
  })
}

/** Says to every device of the tenant that the head has moved. */
export const broadcastHead = (ctx: DurableObjectState, epoch: string, head: number): void => {
  const message = headMessage(epoch, head)
  for (const socket of ctx.getWebSockets()) {
    try {
      socket.send(message)
    } catch {
      // The socket is closing; the device will ask again when it is back.
    }
  }
}

const headMessage = (epoch: string, rev: number): string =>
  JSON.stringify({ type: 'head', epoch, rev } satisfies LiveMessage)
