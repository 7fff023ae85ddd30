import { describe, expect, it } from 'vitest'
import { LIVE_PROTOCOL } from '#domain/sync/protocol.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { call } from '#tests/factories/api.ts'

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
