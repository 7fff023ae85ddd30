import { describe, expect, it } from 'vitest'
import { bindings } from '#tests/factories/api.ts'
import { createBase } from './base.ts'
import { sameOrigin } from './same-origin.ts'

const app = createBase()
app.post('/act', sameOrigin, (c) => c.body(null, 204))

const send = async (headers: Record<string, string>) =>
  (await app.fetch(new Request('https://roaauto.test/act', { method: 'POST', headers }), bindings)).status

const cookie = { cookie: 'roa_refresh=x' }

describe('sameOrigin', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 204],
    [{ 'sec-fetch-site': 'same-origin', ...cookie }, 204],
    // A proxy that ends TLS: the browser's header counts more than the address that the Worker sees.
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://outside.test', ...cookie }, 204],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://evil.roaauto.test', ...cookie }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://roaauto.test', ...cookie }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ 'sec-fetch-site': '' }, 403],
    [{ origin: 'https://roaauto.test' }, 204],
    [{ origin: 'https://roaauto.test', ...cookie }, 204],
    [{ origin: 'http://roaauto.test', ...cookie }, 204],
    [{ origin: 'https://roaauto.test.evil.test', ...cookie }, 403],
    [{ origin: 'https://evil.test' }, 403],
    [{ origin: 'https://roaauto.test:8443' }, 403],
    [{ origin: 'null', ...cookie }, 403],
    [{ origin: 'roaauto.test' }, 403],
    [{}, 204],
    [cookie, 403],
    [{ referer: 'https://roaauto.test/', ...cookie }, 403],
  ])('%j → %i', async (headers, status) => expect(await send(headers as Record<string, string>)).toBe(status))
})
