import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { LIVE_PROTOCOL } from '#domain/sync/protocol.ts'
import type { TenantObject } from '#durable-objects/tenant/tenant-object.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { bindings, call } from '#tests/factories/api.ts'

const upgrade = (protocols: string) =>
  call('/api/sync/live', { headers: { upgrade: 'websocket', 'sec-websocket-protocol': protocols } })

describe('a WebSocket', () => {
  it('brings the token as a sub-protocol', async () => {
    const { accessToken } = await registerShop()
    const response = await upgrade(`${LIVE_PROTOCOL}, bearer.${accessToken}`)
    expect(response.status).toBe(101)
    expect(response.headers.get('sec-websocket-protocol')).toBe(LIVE_PROTOCOL)
    response.webSocket?.accept()
    response.webSocket?.close(1000)
  })

  it.each([0, 999, 1000, 1001, 1005, 1006, 1015, 2999, 3000, 4999, 5000, 65_535])(
    'that closes with the code %i is closed on our side too, without a fault',
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
})
