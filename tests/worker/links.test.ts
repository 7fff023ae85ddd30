import { describe, expect, it } from 'vitest'
import { PAGES } from '#domain/api/paths.ts'
import { DAY } from '#domain/kernel/days.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, HOST, rawDb } from '#tests/factories/api.ts'
import { newId } from '#tests/factories/sync.ts'
import { findCapability, purgeCapabilities } from '#worker/db/capabilities.ts'
import { tokenHash } from '#worker/pages/link-token.ts'
import { linkFor } from '#worker/pages/links.ts'

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString()

describe('a link', () => {
  it('has the same address at each try, whose token the directory keeps as a hash only', async () => {
    const { id: tenantId } = (await registerShop()).answer.me.shop
    const row = newId()
    const url = await linkFor(bindings, tenantId, 'portal', row, inDays(30))
    const later = inDays(31)
    expect(await linkFor(bindings, tenantId, 'portal', row, later)).toBe(url)
    expect(url).toMatch(new RegExp(`^${HOST}${PAGES.portal}/[\\w-]{26}$`))
    const token = url.slice(url.lastIndexOf('/') + 1)
    const { results } = await rawDb.DB.prepare('SELECT * FROM capabilities WHERE row_id = ?').bind(row).all()
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toContain(token)
    expect(await findCapability(bindings, 'portal', tokenHash(token))).toMatchObject({
      rowId: row,
      expiresAt: later,
      db: { tenantId },
    })
    expect(await findCapability(bindings, 'stop', tokenHash(token))).toBeNull()
  })

  it('is forgotten half a year after it expired', async () => {
    const { id: tenantId } = (await registerShop()).answer.me.shop
    const [old, recent] = [newId(), newId()]
    await linkFor(bindings, tenantId, 'stop', old, inDays(-181))
    await linkFor(bindings, tenantId, 'stop', recent, inDays(-179))
    await purgeCapabilities(bindings, Date.now())
    const { results } = await rawDb.DB.prepare('SELECT row_id FROM capabilities WHERE tenant_id = ?')
      .bind(tenantId)
      .all()
    expect(results).toEqual([{ row_id: recent }])
  })
})

describe('a wrong link', () => {
  it('has one same page, at every address of pages', async () => {
    const right = await call(`${PAGES.portal}/${'A'.repeat(26)}`)
    const text = await right.text()
    expect(text).toContain('lang="ro"')
    for (const path of [
      '/p',
      '/p/x',
      '/p/x/y',
      '/v/x',
      '/i/x%0d%0aSet-Cookie:%20a=b',
      '/i/%2F%2Fexemplu.ro',
      `/s/${'B'.repeat(26)}`,
      '/b/nimeni',
      '/operator/x',
      '/dev/x',
    ]) {
      const response = await call(path)
      expect([path, response.status, await response.text()]).toEqual([path, 404, text])
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-robots-tag')).toContain('noindex')
      expect(response.headers.get('referrer-policy')).toBe('same-origin')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })
})
