import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { LIVE_PROTOCOL } from '#domain/sync/protocol.ts'
import type { TenantObject } from '#durable-objects/tenant/tenant-object.ts'
import { registerShop, withCookie } from '#tests/factories/accounts.ts'
import { bindings, call, post } from '#tests/factories/api.ts'
import { aDevice, newId } from '#tests/factories/sync.ts'
import { endLive } from '#worker/modules/accounts/live.ts'

type Registered = Awaited<ReturnType<typeof registerShop>>

const upgrade = (protocols: string) =>
  call('/api/sync/live', { headers: { upgrade: 'websocket', 'sec-websocket-protocol': protocols } })

describe('a WebSocket', () => {
  it('sends the token as a sub-protocol', async () => {
    const { accessToken } = await registerShop()
    const response = await upgrade(`${LIVE_PROTOCOL}, bearer.${accessToken}`)
    expect(response.status).toBe(101)
    expect(response.headers.get('sec-websocket-protocol')).toBe(LIVE_PROTOCOL)
    response.webSocket?.accept()
    response.webSocket?.close(1000)
  })

  it.each([0, 999, 1000, 1001, 1005, 1006, 1015, 2999, 3000, 4999, 5000, 65_535])(
    'that is closed with code %i is closed on our side too, without an error',
    async (code) => {
      const { answer } = await registerShop()
      const object = bindings.TENANT.getByName(answer.me.shop.id)
      await runInDurableObject(object, (instance, state) => {
        const { 0: client, 1: server } = new WebSocketPair()
        state.acceptWebSocket(server)
        client.accept()
        expect(() => (instance as TenantObject).webSocketClose(server, code)).not.toThrow()
      })
    },
  )

  it('is refused without one', async () => {
    const { accessToken } = await registerShop()
    for (const protocols of [
      LIVE_PROTOCOL,
      `${LIVE_PROTOCOL}, bearer.x`,
      `bearer.${accessToken}`,
      accessToken,
    ]) {
      expect((await upgrade(protocols)).status).toBe(401)
    }
  })

  /** A listening device, and the code with which its socket is closed. */
  const listening = async (session: Registered) => {
    const socket = await aDevice(session).listen()
    const closed = new Promise<number>((resolve) => {
      socket.addEventListener('close', ({ code }) => resolve(code))
    })
    return { socket, closed }
  }

  it('is closed at once when its session is logged out, and no other socket is', async () => {
    const session = await registerShop()
    const { email, password } = session.typed
    const login = await post('/api/auth/login', { email, password })
    const other = { ...session, ...((await login.json()) as { accessToken: string }) }
    const [mine, theirs] = [await listening(session), await listening(other)]
    const out = await post('/api/auth/logout', {}, withCookie(session.refreshToken))
    expect(out.status).toBe(204)
    expect(await mine.closed).toBe(1008)
    // The other device keeps receiving.
    const heard = new Promise<string>((resolve) => {
      theirs.socket.addEventListener('message', ({ data }) => resolve(String(data)))
    })
    await aDevice(other).act([
      { op: 'insert', collection: 'catalog_marci', id: newId(), data: { denumire: 'Dacia' } },
    ])
    expect(JSON.parse(await heard)).toMatchObject({ type: expect.stringMatching(/rows|head/) })
    theirs.socket.close(1000)
  })

  it('that is being opened while its session is logged out does not stay open', async () => {
    const session = await registerShop()
    // The session is checked before the log-out, and the object gets the socket after it; or it is refused.
    const opening = upgrade(`${LIVE_PROTOCOL}, bearer.${session.accessToken}`)
    await post('/api/auth/logout', {}, withCookie(session.refreshToken))
    const { status, webSocket } = await opening
    const ended = new Promise<number>((resolve) => {
      if (!webSocket) return resolve(status)
      webSocket.accept()
      webSocket.addEventListener('close', ({ code }) => resolve(code))
    })
    expect([401, 1008]).toContain(await ended)
  })

  it('is closed at once when its user is deactivated or gets another role', async () => {
    const session = await registerShop()
    const { user, shop } = session.answer.me
    const { closed } = await listening(session)
    await endLive(bindings, shop.id, { userId: user.id })
    expect(await closed).toBe(1008)
  })
})
