import { describe, expect, it } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import type { HistoryAnswer, Op } from '#domain/sync/protocol.ts'
import { bindings } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { doAct, tryAct } from '#worker/acts.ts'

const note = (id: string, observatii: string): Op => ({
  op: 'patch',
  collection: 'orders',
  id,
  base: 0,
  data: { observatii },
})

describe('an act of the server', () => {
  it('is done once under its key, and the history names its actor', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    await device.act(orderOps(orderId))
    const act = (key: string, ops: Op[]) =>
      bindings.TENANT.getByName(tenantId).act(systemActor({ tenantId }, 'export'), { key, ops }, undefined)
    const results = [
      await act('first', [note(orderId, 'once')]),
      await act('first', [note(orderId, 'twice')]),
      await act('second', [note(newId(), 'nowhere')]),
      await act('second', [note(orderId, 'too late')]),
    ]
    expect(results.map((reply) => reply.ok && reply.result)).toMatchObject([
      { status: 'applied' },
      { status: 'duplicate', outcome: 'applied' },
      { status: 'rejected', code: 'row_missing' },
      { status: 'duplicate', outcome: 'rejected', code: 'row_missing' },
    ])
    const response = await device.get(`/api/sync/history/orders/${orderId}`)
    const { acts } = (await response.json()) as HistoryAnswer
    expect(acts.map(({ author, userName }) => [author.kind, author.source, userName !== ''])).toEqual([
      ['system', 'export', false],
      ['staff', '', true],
    ])
    expect(acts[0]?.changes).toMatchObject([{ patch: { observatii: 'once' } }])
  })

  it('that was refused is no success when it is repeated', async () => {
    const { tenantId } = await aShop()
    const actor = systemActor({ tenantId }, 'export')
    const again = () => ({ key: 'refused', ops: [note(newId(), 'nowhere')] })
    const code = 'row_missing'
    await expect(doAct(bindings, actor, again())).rejects.toMatchObject({ code })
    await expect(doAct(bindings, actor, again())).rejects.toMatchObject({ code })
    expect(await tryAct(bindings, actor, again())).toEqual({ refusal: { code }, isFirst: false })
  })
})
