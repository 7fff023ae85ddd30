import { afterEach, expect, it, vi } from 'vitest'
import { sendWritten } from '#durable-objects/tenant/effects.ts'
import { app } from './app.ts'
import type { EffectMessage } from './env.ts'
import { causedBy, logFault } from './log.ts'

afterEach(() => vi.restoreAllMocks())

const lines = (level: 'error' | 'info') => {
  const said: Record<string, unknown>[] = []
  vi.spyOn(console, level).mockImplementation((line: string) => void said.push(JSON.parse(line)))
  return said
}

it('a fault has the id of the request that caused it, across waits and beside others', async () => {
  const said = lines('error')
  const fail = async (name: string) => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    logFault(name, new Error('no'))
  }
  await Promise.all([causedBy('one', () => fail('a')), causedBy('two', () => fail('b')), fail('c')])
  expect(said.map(({ event, requestId }) => [event, requestId]).sort()).toEqual([
    ['a', 'one'],
    ['b', 'two'],
    ['c', undefined],
  ])
})

it('an effect travels with it', async () => {
  const sent: EffectMessage[] = []
  const queue = {
    sendBatch: async (messages: Iterable<{ body: EffectMessage }>) => {
      for (const { body } of messages) sent.push(body)
    },
  }
  const effect = { key: 'k', job: 'j', payload: {}, dueAt: '2026-01-01T00:00:00.000Z' }
  const send = () => sendWritten(queue as never, 'shop', [effect] as never, Date.now())
  await causedBy('one', send)
  await send()
  expect(sent).toEqual([
    { tenantId: 'shop', key: 'k', requestId: 'one' },
    { tenantId: 'shop', key: 'k' },
  ])
})

it('of reads that went well one in ten has a line; what failed or wrote always has', async () => {
  const said = lines('info')
  const chance = vi.spyOn(Math, 'random')
  const ask = (method: string, path: string) => app.request(path, { method })
  chance.mockReturnValue(0.5)
  await ask('GET', '/termeni')
  expect(said).toEqual([])
  await ask('POST', '/termeni')
  await ask('GET', '/api/no-such-address')
  expect(said.map(({ status }) => status)).toEqual([404, 404])
  chance.mockReturnValue(0.05)
  await ask('GET', '/termeni')
  expect(said.at(-1)).toMatchObject({ route: '/termeni', status: 200, of: 10 })
})
