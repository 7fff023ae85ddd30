import { describe, expect, it, vi } from 'vitest'
import { newLeaseKey } from './lease-key.ts'
import { failOnPrivate, privateIn } from './log-lines.ts'

const line = (about: object) => JSON.stringify({ level: 'info', event: 'request', ...about })

describe('a line of the log', () => {
  it.each([
    ['an e-mail', 'patron7@service.test'],
    ['a phone', '0733 111 222'],
    ['a phone', '+40733111222'],
    ['a signed token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTlmIn0.abc'],
    ['a secret', newLeaseKey().d],
    ['the token of a link', '/p/guess000000000000000001234'],
    ['a plate', 'B 123 ABC'],
    ['a plate', 'CJ08XYZ'],
    ['a typed text', 'o parolă destul de lungă'],
    ['a typed text', 'Ștefan'],
  ])('that holds %s is found: %s', (name, text) => {
    expect(privateIn(`before\n[info] ${line({ message: `failed for ${text} again` })}\n`)).toEqual([
      expect.stringContaining(name),
    ])
  })

  it('of ids, routes, hashes, codes and frames is fine, and so is what others print', () => {
    const fine = line({
      requestId: '018f0000-0733-7000-8000-073311122200',
      route: '/p/:token/accept',
      sha256: '3f0c'.repeat(16),
      at: '2026-11-29T08:00:00.000Z',
      ms: 1_733_111_222,
      sql: 'SELECT "t"."id" FROM "orders" t WHERE "t"."tenant_id" = ?1',
      stack: ['at readAllTheRowsOfAShop2 (file:///node_modules/@hono/x/dist/index.js:12:3)'],
    })
    expect(privateIn(`${fine}\nȘtefan <patron7@service.test>`)).toEqual([])
  })

  it('fails the whole run where it leaks', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const before = process.exitCode
    try {
      failOnPrivate(line({ message: 'sent' }))
      expect([process.exitCode, told.mock.calls]).toEqual([before, []])
      failOnPrivate(line({ message: 'sent to patron7@service.test' }))
      expect([process.exitCode, told.mock.calls.length]).toEqual([1, 1])
    } finally {
      process.exitCode = before
      told.mockRestore()
    }
  })
})
