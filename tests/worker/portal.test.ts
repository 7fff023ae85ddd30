import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { hex } from '#domain/kernel/hex.ts'
import type { ApprovalAnswer, PortalLink } from '#domain/workshop/approvals/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { bindings, call, HOST, rawDb, rowsDb, setPlan } from '#tests/factories/api.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { anOfferedOrder, validate } from '#tests/factories/offered-order.ts'
import { accepting, aPortal, ask, rowsOf, submit, tokenOf } from '#tests/factories/portal.ts'
import { newId } from '#tests/factories/sync.ts'
import { app } from '#worker/app.ts'
import type { Env } from '#worker/env.ts'

const html = async (path: string): Promise<string> => (await call(path)).text()

const answersOf = (tenantId: string) => rowsOf<ApprovalAnswer>('approval_answers', tenantId)
const orderOf = async (tenantId: string) => (await rowsOf<Order>('orders', tenantId))[0]
const statesOf = async (tenantId: string) =>
  Object.fromEntries((await rowsOf<OrderLine>('order_lines', tenantId)).map(({ id, stare }) => [id, stare]))

const patch = (collection: string, id: string, data: object) => ({
  op: 'patch',
  collection,
  id,
  base: 0,
  data,
})

describe('the page of an order', () => {
  it('shows the deviz, and takes 2 of 3 lines with a typed name, without script', async () => {
    const { path, tenantId, orderId, lineIds, device } = await aPortal()
    const socket = await device.listen()
    const told = vi.fn()
    socket.addEventListener('message', told)
    const response = await call(path)
    const text = await response.text()
    expect(response.status).toBe(200)
    for (const shown of ['CT 83 KCS', 'Lucrarea 1', 'Piesa 2', 'Popescu Ion', 'cu TVA', 'Accept devizul'])
      expect(text).toContain(shown)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-robots-tag')).toContain('noindex')
    expect(text).not.toMatch(/ style=|<script>|javascript:/)
    const sent = await submit(path, {
      t: tokenOf(text),
      do: 'alegeri',
      l0: 'accept',
      l1: 'later',
      l2: 'accept',
      nume: ' Ion Popescu ',
      observatii: 'Sunați <b>după</b> 16',
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path])
    const [answer] = await answersOf(tenantId)
    expect(answer).toMatchObject({
      name: 'Ion Popescu',
      source: 'portal',
      recorded_by: '',
      order_id: orderId,
    })
    const states = await statesOf(tenantId)
    expect(Object.values(states).sort()).toEqual(['amanata', 'inclusa', 'inclusa'])
    expect(await orderOf(tenantId)).toMatchObject({ status: 'VALIDAT', agreement: 'agreed' })
    expect(lineIds).toHaveLength(3)
    await vi.waitFor(() => expect(told).toHaveBeenCalled())
    const after = await html(path)
    expect(after).toContain('Ați acceptat 2 din 3 linii')
    expect(after).toContain('Ion Popescu')
    expect(after).toContain('Sunați &lt;b&gt;după&lt;/b&gt; 16')
    expect(after).not.toContain('Accept devizul')
  })

  it('takes the same form ten times as one answer', async () => {
    const { path, tenantId } = await aPortal()
    const form = accepting(await html(path))
    const sent = await Promise.all(Array.from({ length: 10 }, () => submit(path, form)))
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303))
    expect(await answersOf(tenantId)).toHaveLength(1)
  })

  it('applies nothing where the shop has edited meanwhile, and shows the difference', async () => {
    const { path, tenantId, orderId, lineIds, device } = await aPortal()
    const form = { ...accepting(await html(path)), observatii: 'Nu pierdeți asta' }
    await device.act(
      [patch('orders', orderId, { status: 'DRAFT' })],
      [patch('order_lines', lineIds[0] ?? '', { pret_ora: 30_000 })],
      validate(orderId),
    )
    const edited = await submit(path, form)
    expect(edited.status).toBe(409)
    const text = await edited.text()
    expect(text).toContain('<ul class="changes">')
    expect(text).toContain('Lucrarea 1')
    await ask(device, orderId)
    const again = await submit(path, form)
    expect(again.status).toBe(409)
    const next = await again.text()
    for (const shown of ['Devizul s-a schimbat', 'varianta 2', 'Nu pierdeți asta', 'Accept devizul'])
      expect(next).toContain(shown)
    expect(await answersOf(tenantId)).toEqual([])
    expect((await submit(path, { ...form, t: tokenOf(next) })).status).toBe(303)
    expect(await answersOf(tenantId)).toHaveLength(1)
  })

  it('says that the shop edited it after the answer, and what', async () => {
    const { path, tenantId, orderId, lineIds, device } = await aPortal()
    await submit(path, accepting(await html(path)))
    await device.act(
      [patch('orders', orderId, { status: 'DRAFT' })],
      [patch('order_lines', lineIds[0] ?? '', { pret_ora: 30_000 })],
      validate(orderId),
    )
    expect(await orderOf(tenantId)).toMatchObject({ agreement: 'changed' })
    const text = await html(path)
    expect(text).toContain('Devizul a fost modificat după răspunsul dumneavoastră')
    // One note says all: that it was edited, what, and what was answered.
    expect([text.match(/class="card note/g)?.length, text.match(/class="changes"/g)?.length]).toEqual([1, 1])
  })

  it('tells a second person who answered first, and when', async () => {
    const { path, tenantId } = await aPortal()
    const [first, second] = [await html(path), await html(path)]
    await submit(path, accepting(first, 'Ana Pop'))
    const late = await submit(path, { t: tokenOf(second), do: 'refuz', nume: 'Ion' })
    expect(late.status).toBe(409)
    expect(await late.text()).toMatch(/a primit deja un răspuns de la Ana Pop, \d\d\.\d\d\.\d{4}, \d\d:\d\d/)
    expect(await answersOf(tenantId)).toHaveLength(1)
  })

  it('sends the order back to work where all is refused', async () => {
    const { path, tenantId } = await aPortal()
    await submit(path, { t: tokenOf(await html(path)), do: 'refuz', nume: 'Ion', l0: 'accept' })
    expect(await orderOf(tenantId)).toMatchObject({ status: 'DRAFT', agreement: 'refused' })
    expect(await html(path)).toContain('Ați refuzat devizul')
  })

  it('says put off where all was „Nu acum”, and not refused', async () => {
    const { path, tenantId } = await aPortal(2)
    const t = tokenOf(await html(path))
    await submit(path, { t, do: 'alegeri', nume: 'Ion', l0: 'later', l1: 'later' })
    expect(await orderOf(tenantId)).toMatchObject({ status: 'DRAFT', agreement: 'postponed' })
    expect(await html(path)).toContain('Ați amânat devizul')
  })

  it('takes a name that grows when it is normalised', async () => {
    const { path, tenantId } = await aPortal(1)
    // Each of these letters is two in NFC.
    const nume = '\u0958'.repeat(200)
    expect(
      (await submit(path, { t: tokenOf(await html(path)), do: 'alegeri', nume, l0: 'accept' })).status,
    ).toBe(303)
    expect((await answersOf(tenantId))[0]?.name).toHaveLength(200)
  })

  it('shows the sum of the choices, and writes nothing', async () => {
    const { path, tenantId } = await aPortal(2)
    const asked = await submit(path, { t: tokenOf(await html(path)), do: 'suma', l0: 'accept', l1: 'refuse' })
    expect(asked.status).toBe(200)
    // 1,5 hours × 200 lei, with 21 % TVA.
    expect((await asked.text()).replaceAll('\u00a0', ' ')).toContain('<b>363,00 lei</b>')
    expect(await answersOf(tenantId)).toEqual([])
  })

  it('takes the wish to be called, beside an answer', async () => {
    const { path, tenantId } = await aPortal()
    const text = await html(path)
    const older = await Promise.all(Array.from({ length: 8 }, () => html(path)))
    expect((await submit(path, { t: tokenOf(text), do: 'apel', cand: '' })).status).toBe(422)
    expect((await submit(path, { t: tokenOf(text), do: 'apel', cand: 'după ora 16' })).status).toBe(303)
    const called = await html(path)
    expect(called).toContain('Ați cerut să vă sunăm')
    // As after Back: the page from before the call takes the answer too.
    expect((await submit(path, accepting(text))).status).toBe(303)
    expect(await answersOf(tenantId)).toHaveLength(2)
    expect(await orderOf(tenantId)).toMatchObject({ agreement: 'agreed' })
    // No number of calls hides the decision.
    for (const page of older) await submit(path, { t: tokenOf(page), do: 'apel', cand: 'mâine' })
    expect(await answersOf(tenantId)).toHaveLength(10)
    expect(await html(path)).toContain('Ați acceptat întregul deviz')
  })

  it('keeps a bad form in its words: no name, a forged token, a foreign site, a signature of 5 MB', async () => {
    const { path, tenantId } = await aPortal()
    const t = tokenOf(await html(path))
    const nameless = await submit(path, { t, do: 'alegeri', observatii: 'Vin luni', l1: 'refuse' })
    expect(nameless.status).toBe(422)
    const text = await nameless.text()
    expect(text).toContain('Vă rugăm să scrieți numele')
    expect(text).toContain('Vin luni')
    expect(text).toMatch(/name="l1" value="refuse" checked/)
    const partial = await submit(path, { t, do: 'alegeri', nume: 'Ion', l0: 'accept', l1: 'accept' })
    expect([partial.status, (await partial.text()).includes('pentru fiecare linie.')]).toEqual([422, true])
    const forged = await submit(path, { t: `${t}x`, do: 'alegeri', nume: 'Ion' })
    expect([forged.status, (await forged.text()).includes('value="Ion"')]).toEqual([422, true])
    const other = await aPortal()
    const foreign = await submit(path, { t: tokenOf(await html(other.path)), do: 'alegeri', nume: 'Ion' })
    expect(foreign.status).toBe(422)
    const site = await submit(path, { t, do: 'alegeri', nume: 'Ion' }, { 'sec-fetch-site': 'cross-site' })
    expect([site.status, site.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8'])
    const huge = await submit(path, { t, do: 'alegeri', nume: 'Ion', semnatura: 'M1 1'.repeat(1_250_000) })
    expect(huge.status).toBe(413)
    const scrawl = await submit(path, { t, do: 'alegeri', nume: 'Ion', semnatura: '"><script>' })
    expect([scrawl.status, (await scrawl.text()).includes('"><script>')]).toEqual([422, false])
    const odd = await call(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: 'x' })
    expect(odd.status).toBeLessThan(500)
    expect(await answersOf(tenantId)).toEqual([])
  })

  it('has its own words when withdrawn, expired, annulled, or the shop has no plan', async () => {
    const { path, tenantId, orderId, requestId, linkId, device } = await aPortal()
    await setPlan(tenantId, 'free')
    const t = tokenOf(await html(path))
    expect((await submit(path, { t, do: 'apel', cand: 'oricând' })).status).toBe(303)
    await setPlan(tenantId, 'pro')
    await device.act([patch('approval_requests', requestId, { withdrawn_at: '2026-11-29T10:00:00.000Z' })])
    expect(await html(path)).toContain('Devizul a fost retras')
    await rowsDb
      .prepare("UPDATE approval_requests SET state = 'expired' WHERE tenant_id = ?")
      .bind(tenantId)
      .run()
    expect(await html(path)).toContain('Termenul de răspuns a trecut')
    await device.act([patch('orders', orderId, { status: 'ANULAT' })])
    const annulled = await html(path)
    expect(annulled).toContain('Comanda a fost anulată')
    expect(annulled).not.toContain('<form')
    await device.act([patch('portal_links', linkId, { withdrawn_at: '2026-11-29T10:00:00.000Z' })])
    const withdrawn = await call(path)
    const text = await withdrawn.text()
    expect([withdrawn.status, text.includes('Linkul a fost retras'), text.includes('CT 83 KCS')]).toEqual([
      410,
      true,
      false,
    ])
    expect((await submit(path, { t, do: 'alegeri', nume: 'Ion' })).status).toBe(410)
    await rowsDb
      .prepare(
        "UPDATE portal_links SET withdrawn_at = NULL, expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?",
      )
      .bind(linkId)
      .run()
    expect(await html(path)).toContain('Linkul a expirat')
  })

  it('keeps a note of many lines whole, as long as its field lets it be', async () => {
    const { path, tenantId } = await aPortal()
    const note = Array.from({ length: 1_000 }, () => 'a').join('\n')
    const sent = await submit(path, {
      ...accepting(await html(path)),
      observatii: note.replaceAll('\n', '\r\n'),
    })
    expect(sent.status).toBe(303)
    expect(await answersOf(tenantId)).toMatchObject([{ note }])
  })

  it('counts as opened only where a page says so', async () => {
    const { path, tenantId } = await aPortal()
    await call(path)
    const opened = async () => (await rowsOf<PortalLink>('portal_links', tenantId))[0]?.opened_at
    expect(await opened()).toBeNull()
    const say = () => submit(`${path}/deschis`, {})
    expect([(await say()).status, (await say()).status]).toEqual([204, 204])
    expect(await opened()).toMatch(/^2\d{3}-/)
    expect(await html(path)).not.toContain('data-opened')
  })
})

describe('the files beside the page', () => {
  it('are the photos that the shop chose and its logo, as long as the link stands', async () => {
    const { path, orderId, linkId, lineIds, tenantId, device } = await aPortal()
    const other = await aPortal()
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4])
    const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
    const ids = { chosen: newId(), kept: newId() }
    await device.act(
      Object.entries(ids).map(([name, id]) => ({
        op: 'insert',
        collection: 'photos',
        id,
        data: {
          order_id: orderId,
          line_id: lineIds[0],
          taken_at: '2026-11-29T08:00:00.000Z',
          type: 'image/jpeg',
          size: bytes.byteLength,
          width: 4,
          height: 3,
          caption: 'Disc uzat',
          sha256,
          for_portal: name === 'chosen' ? 1 : 0,
        },
      })),
      [
        {
          op: 'insert',
          collection: 'document_settings',
          id: tenantId,
          data: { logo: 'data:image/png;base64,iVBORw0KGgo=', culoare: '#1c5e9c' },
        },
      ],
    )
    for (const id of Object.values(ids))
      await call(`/api/photos/${id}`, {
        method: 'PUT',
        headers: { ...device.headers, 'sec-fetch-site': 'same-origin' },
        body: bytes,
      })
    await ask(device, orderId)
    const text = await html(path)
    expect(text).toContain(`${path}/foto/${ids.chosen}`)
    expect(text).not.toContain(ids.kept)
    expect(text).toContain('fill="#1c5e9c"')
    const status = async (from: string, file: string) => (await call(`${from}/${file}`)).status
    const photo = await call(`${path}/foto/${ids.chosen}`)
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(new Uint8Array(await photo.arrayBuffer())).toEqual(bytes)
    const logo = await call(`${path}/sigla`)
    expect([logo.status, logo.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(await status(path, `foto/${ids.kept}`)).toBe(404)
    expect(await status(other.path, `foto/${ids.chosen}`)).toBe(404)
    await device.act([patch('portal_links', linkId, { withdrawn_at: '2026-11-29T10:00:00.000Z' })])
    expect(await status(path, `foto/${ids.chosen}`)).toBe(404)
    expect(await status(path, 'deviz.pdf')).toBe(404)
  })
})

describe('the cost of a page', () => {
  it('of 60 lines is 14 KB compressed, one round trip after the directory’s, and no object', async () => {
    const { path } = await aPortal(60)
    const trips: string[] = []
    const counting = (name: 'DB' | 'DB_1') =>
      new Proxy(rawDb[name], {
        get: (db, property) => {
          const value = Reflect.get(db, property) as unknown
          if (typeof value !== 'function') return value
          if (property === 'batch') trips.push('batch')
          if (property !== 'prepare') return value.bind(db)
          return (sql: string) => noting(db.prepare(sql), trips)
        },
      })
    const TENANT = new Proxy({}, { get: () => expect.unreachable('a GET woke an object') })
    const env = { ...bindings, DB: counting('DB'), DB_1: counting('DB_1'), TENANT } as unknown as Env
    const response = await app.fetch(new Request(`${HOST}${path}`), env)
    const text = await response.text()
    expect(text.match(/Lucrarea|Piesa/g)).toHaveLength(60)
    expect(gzipSync(text).length).toBeLessThan(14 * 1024)
    expect(trips).toEqual(['first', 'batch'])
  })
})

/** A statement that notes when it is sent by itself. */
const noting = (statement: D1PreparedStatement, trips: string[]): D1PreparedStatement =>
  new Proxy(statement, {
    get: (target, property) => {
      const value = Reflect.get(target, property) as unknown
      if (typeof value !== 'function') return value
      if (property === 'bind') return (...values: unknown[]) => noting(target.bind(...values), trips)
      return (...values: unknown[]) => {
        trips.push(String(property))
        return (value as (...all: unknown[]) => unknown).apply(target, values)
      }
    },
  })

describe('guessing', () => {
  it('2,000 tokens gets one same answer, few look-ups, and leaves no token in the log', {
    timeout: 120_000,
  }, async () => {
    const { path } = await aPortal()
    let looks = 0
    const DB = new Proxy(rawDb.DB, {
      get: (db, property) => {
        if (property === 'prepare') looks++
        const value = Reflect.get(db, property) as unknown
        return typeof value === 'function' ? value.bind(db) : value
      },
    })
    const lines: string[] = []
    for (const level of ['log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => void lines.push(parts.join(' ')))
    const env = { ...bindings, DB } as unknown as Env
    const from = { 'cf-connecting-ip': '203.0.113.7' }
    const guesses = Array.from({ length: 2_000 }, (_, n) => `guess${String(n).padStart(21, '0')}`)
    const answers = new Set<string>()
    for (let at = 0; at < guesses.length; at += 100) {
      await Promise.all(
        guesses.slice(at, at + 100).map(async (guess) => {
          const response = await app.fetch(new Request(`${HOST}/p/${guess}`, { headers: from }), env)
          answers.add(`${response.status} ${await response.text()}`)
        }),
      )
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toMatch(/^404 /)
    // Twenty a minute.
    expect(looks).toBeLessThanOrEqual(60)
    // One in ten successful reads has a line: this one.
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const right = await app.fetch(new Request(`${HOST}${path}`, { headers: from }), bindings)
    expect(right.status).toBe(200)
    expect(lines.filter((line) => line.includes('"route":"/p/:token"'))).toHaveLength(2_001)
    const token = path.slice(path.lastIndexOf('/') + 1)
    expect(lines.filter((line) => /guess0/.test(line) || line.includes(token))).toEqual([])
    vi.restoreAllMocks()
  })
})

describe('the portal as an API', () => {
  it('gives the address of a link to those who may send it, and to no mechanic', async () => {
    const { owner, mechanic, mechanicId } = await shopWithMechanic()
    const [orderId, line] = [newId(), newId()]
    const offered = anOfferedOrder(orderId, newId(), [line])
    await owner.act(offered, [patch('order_lines', line, { mecanic_id: mechanicId })], validate(orderId))
    const { linkId } = await ask(owner, orderId)
    const asked = await call(`/api/links/${linkId}`, { method: 'POST', headers: mechanic.headers })
    expect(asked.status).toBe(403)
  })

  it('shows an order and takes an answer, as the page does', async () => {
    const { path, tenantId } = await aPortal()
    const api = `/api${path}`
    const read = async () => (await (await call(api)).json()) as { state: string; form: string | null }
    const { state, form } = await read()
    expect(state).toBe('open')
    const send = (what: string, body: object) =>
      call(`${api}/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify(body),
      })
    expect((await send('accept', { form, name: '' })).status).toBe(422)
    expect((await send('accept', { form: 'x', name: 'Ion' })).status).toBe(403)
    expect((await send('accept', { form, name: 'Ion', lines: { 3: 'refuse' } })).status).toBe(422)
    // Silence about a line is no agreement to it.
    expect((await send('accept', { form, name: 'Ion', lines: { 1: 'refuse' } })).status).toBe(422)
    const lines = { 0: 'accept', 1: 'refuse', 2: 'accept' }
    expect((await send('accept', { form, name: 'Ion', lines })).status).toBe(200)
    expect((await send('accept', { form, name: 'Ion' })).status).toBe(200)
    expect((await send('reject', { form: form ?? '', name: 'Ion' })).status).toBe(200)
    expect(await answersOf(tenantId)).toHaveLength(1)
    expect(await read()).toMatchObject({ state: 'answered', form: null, answer: { accepted: 2, of: 3 } })
  })
})
