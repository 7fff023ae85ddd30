import { gzipSync } from 'node:zlib'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import type { Consent } from '#domain/workshop/contacts/schema.ts'
import { call, errorOf, HOST, rawDb, rowsDb, setPlan } from '#tests/factories/api.ts'
import { carryToEnd } from '#tests/factories/effects.ts'
import { aSendingShop } from '#tests/factories/messages.ts'
import { rowsOf, submit, tokenOf } from '#tests/factories/portal.ts'

/** Clients book by themselves: the pages, their forms, and what follows from them. */

/** A Tuesday, 10:00 in Romania. */
const NOW = '2026-12-01T08:00:00.000Z'
const OIL = seedId(8, 1)

type Shop = Awaited<ReturnType<typeof aSendingShop>>

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
})
afterAll(() => {
  vi.useRealTimers()
})
const goTo = (instant: string) => vi.setSystemTime(new Date(instant))

let made = 0
/** A shop that takes bookings, and the address of its page. */
const aBookingShop = async (settings: object = {}): Promise<Shop & { slug: string; path: string }> => {
  goTo(NOW)
  const shop = await aSendingShop({ SMS_GATEWAY: 'local' })
  const data = { enabled: 1, notice_hours: 0, ...settings }
  await shop.device.act([{ op: 'insert', collection: 'calendar_settings', id: shop.tenantId, data }])
  made += 1
  const slug = `service-${made}`
  expect((await takeSlug(shop, slug)).status).toBe(200)
  return { ...shop, slug, path: `/b/${slug}` }
}

const takeSlug = ({ device }: Shop, slug: string) =>
  call('/api/booking/slug', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...device.headers },
    body: JSON.stringify({ slug }),
  })

const html = async (path: string): Promise<string> =>
  (await (await call(path)).text()).replaceAll('\u00a0', ' ').replaceAll('&amp;', '&')

/** The first address of a page that a pattern matches. */
const hrefOf = (page: string, pattern: RegExp): string => pattern.exec(page)?.[1] ?? ''

let phones = 0
const aPhone = () => `+4072${String(1_000_000 + ++phones)}`

/** What a client types. */
const typed = (phone: string) => ({
  numar: 'ct 83 kcs',
  nume: 'Ana Pop',
  telefon: phone,
  cerere: 'Scârțâie la frână',
})

/** The form of a time. */
const formAt = async (path: string, at: string) => {
  const t = tokenOf(await html(`${path}?s=${OIL}&o=${encodeURIComponent(at)}`))
  expect(t).not.toBe('')
  return { t, s: OIL, o: at }
}

/** Sends the form of a time from an address of its own; returns the answer. */
const bookAt = async (path: string, at: string, phone = aPhone(), ip = `198.51.100.${phones}`) =>
  submit(path, { ...(await formAt(path, at)), ...typed(phone) }, { 'cf-connecting-ip': ip })

const appointmentsOf = (tenantId: string) => rowsOf<Appointment>('appointments', tenantId)

/** Carries every effect that is due, and those that follow from it. */
const carryDue = async ({ env, tenantId }: Shop): Promise<void> => {
  for (;;) {
    const { results } = await rowsDb
      .prepare("SELECT key FROM effects WHERE tenant_id = ? AND state = 'pending' AND due_at <= ?")
      .bind(tenantId, new Date().toISOString())
      .all<{ key: string }>()
    if (results.length === 0) return
    for (const { key } of results) await carryToEnd(env, tenantId, key)
  }
}

/** The SMS that a phone got, oldest first. */
const smsTo = async (phone: string): Promise<string[]> => {
  const { results } = await rawDb.DB.prepare(
    'SELECT body FROM local_outbox WHERE recipient = ? ORDER BY number',
  )
    .bind(phone)
    .all<{ body: string }>()
  return results.map(({ body }) => body)
}

const codeIn = (text = ''): string => /^\d{6}/.exec(text)?.[0] ?? ''

const AT = '2026-12-02T08:00:00.000Z'

describe('a booking', () => {
  it('goes from the shop’s page to the code, the desk, and back to the client, without script', async () => {
    const shop = await aBookingShop({ text: 'Aduceți talonul.', change_hours: 2 })
    const first = await call(shop.path)
    const start = await first.text()
    expect([first.status, first.headers.get('cache-control'), first.headers.get('x-robots-tag')]).toEqual([
      200,
      'no-store',
      'noindex, nofollow',
    ])
    expect(start).not.toMatch(/<script|style=|javascript:/)
    expect(start).toContain('Aduceți talonul.')
    const services = start.replaceAll('&amp;', '&')
    const times = await html(hrefOf(services, new RegExp(`href="([^"]*s=${OIL}[^"]*)"`)))
    for (const shown of ['sâmbătă', 'închis', '09:30']) expect(times).toContain(shown)
    // 1 December is a holiday.
    expect(times).toMatch(/<b>marți<\/b>1 dec\.<small>închis/)
    const dayAt = await html(hrefOf(times, /href="([^"#]*z=2026-12-02)#ore"/))
    const details = await html(hrefOf(dayAt, /href="([^"]*o=2026-12-02T08%3A00[^"]*)"/))
    for (const shown of ['miercuri, 2 decembrie, 10:00', 'Numărul mașinii', '/confidentialitate'])
      expect(details).toContain(shown)
    expect(gzipSync(times).length).toBeLessThan(14 * 1024)
    expect(await appointmentsOf(shop.tenantId)).toEqual([])
    const phone = aPhone()
    const sent = await submit(shop.path, { t: tokenOf(details), s: OIL, o: AT, ...typed(phone) })
    expect(sent.status).toBe(303)
    const own = sent.headers.get('location') ?? ''
    expect(own).toMatch(/^\/b\/[\w-]{26}$/)
    expect((await appointmentsOf(shop.tenantId))[0]).toMatchObject({
      status: 'CERUT',
      source: 'booking',
      phone_verified: 0,
      hold_until: '2026-12-01T08:10:00.000Z',
      nr_auto: 'CT83KCS',
      client_telefon: phone,
      contact_id: null,
    })
    await carryDue(shop)
    const [code = ''] = await smsTo(phone)
    expect(await html(own)).toContain('<input type="checkbox" name="acord" value="1">')
    // The shop's rows have no code.
    expect((await rowsOf<{ body: string }>('messages', shop.tenantId))[0]?.body).toContain('{cod}')
    const wrong = await submit(own, { t: tokenOf(await html(own)), do: 'cod', cod: '000000' })
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('Codul nu este cel din SMS'),
    ])
    expect(
      (await submit(own, { t: tokenOf(await html(own)), do: 'cod', cod: ` ${codeIn(code)} `, acord: '1' }))
        .status,
    ).toBe(303)
    expect(await html(own)).toContain('Cererea a fost trimisă')
    const [asked] = await appointmentsOf(shop.tenantId)
    expect(asked).toMatchObject({ status: 'CERUT', phone_verified: 1 })
    expect(asked?.contact_id).not.toBeNull()
    // He ticked that he wants reminders.
    expect(await rowsOf<Consent>('consents', shop.tenantId)).toMatchObject(
      ['sms', 'whatsapp'].map((channel) => ({
        contact_id: asked?.contact_id,
        channel,
        purpose: 'reminder',
        given: 1,
        source: 'booking',
      })),
    )
    await carryDue(shop)
    const told = await rowsOf<{ kind: string; target_id: string }>('notifications', shop.tenantId)
    expect(told).toMatchObject([{ kind: 'appointments.asked', target_id: asked?.id }])
    await shop.device.act([
      { op: 'patch', collection: 'appointments', id: asked?.id, base: 0, data: { status: 'PROGRAMAT' } },
    ])
    await carryDue(shop)
    const [, confirmed = ''] = await smsTo(phone)
    expect(confirmed).toMatch(/^Programare confirmata: miercuri, 2 decembrie, 10:00, CT 83 KCS\./)
    expect(confirmed).toContain(own)
    const stands = await html(own)
    for (const shown of ['Programarea este confirmată', 'Mut programarea', 'Adaug în calendar'])
      expect(stands).toContain(shown)
    const entry = await call(`${own}/programare.ics`)
    const [event] = new ICAL.Component(
      ICAL.parse(await entry.text()) as unknown as string,
    ).getAllSubcomponents('vevent')
    expect(event && new ICAL.Event(event).startDate.toJSDate().toISOString()).toBe(AT)
    // The client moves it, which notifies the desk; then it is too late.
    const move = await html(`${own}?muta=1&o=${encodeURIComponent('2026-12-03T08:00:00.000Z')}`)
    const moved = { t: tokenOf(move), do: 'mutare', o: '2026-12-03T08:00:00.000Z' }
    expect((await submit(own, moved)).status).toBe(303)
    expect(await html(own)).toContain('joi, 3 decembrie, 10:00')
    goTo('2026-12-02T08:00:00.000Z')
    await carryDue(shop)
    expect((await smsTo(phone)).slice(2)).toEqual([
      expect.stringMatching(/^Va asteptam joi, 3 decembrie, 10:00, CT 83 KCS\. .*\/b\//),
    ])
    const inTime = tokenOf(await html(own))
    goTo('2026-12-03T06:30:00.000Z')
    expect(await html(own)).toContain('nu se mai poate schimba online')
    expect((await submit(own, { t: inTime, do: 'anulare' })).status).toBe(409)
    expect((await appointmentsOf(shop.tenantId))[0]?.status).toBe('PROGRAMAT')
    goTo('2026-12-04T08:00:00.000Z')
    expect(await html(own)).toContain('Programarea a trecut')
  })

  it('stands at once where the shop says so, and its client cancels it by his link', async () => {
    const shop = await aBookingShop({ auto_accept: 1, change_hours: 2 })
    const phone = aPhone()
    const own = (await bookAt(shop.path, AT, phone)).headers.get('location') ?? ''
    await carryDue(shop)
    await submit(own, { t: tokenOf(await html(own)), do: 'cod', cod: codeIn((await smsTo(phone))[0]) })
    // Nothing is agreed to that was not ticked.
    expect(await rowsOf('consents', shop.tenantId)).toEqual([])
    const stands = await html(own)
    expect(stands).toContain('Programarea este confirmată')
    expect((await submit(own, { t: tokenOf(stands), do: 'anulare' })).status).toBe(303)
    expect(await html(own)).toContain('Programarea a fost anulată')
    await carryDue(shop)
    const kinds = (await rowsOf<{ kind: string }>('notifications', shop.tenantId)).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['appointments.booked', 'appointments.cancelled'])
    expect((await bookAt(shop.path, AT)).status).toBe(303)
  })

  it('of the desk has a page of its client, whose address those get who may write to him', async () => {
    const shop = await aBookingShop()
    const id = '0190a1b2-0000-7000-8000-0000000000a2'
    const data = { data_ora: AT, client_nume: 'Ana Pop', client_telefon: '0722123456', service_id: OIL }
    await shop.device.act([{ op: 'insert', collection: 'appointments', id, data }])
    const asked = (of: string) =>
      call(`/api/appointments/${of}/link`, { method: 'POST', headers: shop.device.headers })
    const { url } = (await (await asked(id)).json()) as { url: string }
    expect(await html(url.slice(HOST.length))).toContain('Mut programarea')
    expect((await asked(shop.tenantId)).status).toBe(404)
  })

  it('keeps its time for ten minutes; then it is another’s, and its page says so', async () => {
    const shop = await aBookingShop()
    const second = { ...(await formAt(shop.path, AT)), ...typed(aPhone()) }
    const own = (await bookAt(shop.path, AT)).headers.get('location') ?? ''
    expect((await submit(shop.path, second)).status).toBe(409)
    goTo('2026-12-01T08:10:00.000Z')
    expect(await html(own)).toContain('Rezervarea a expirat')
    expect((await bookAt(shop.path, AT)).status).toBe(303)
    await carryDue(shop)
    const rows = await appointmentsOf(shop.tenantId)
    expect(rows.map(({ deleted_at }) => deleted_at === null).sort()).toEqual([false, true])
    expect(await html(own)).toContain('Rezervarea a expirat')
  })

  it('that nobody answers ends at the shop’s deadline, and its client is told', async () => {
    const shop = await aBookingShop({ request_hours: 2 })
    const phone = aPhone()
    const own = (await bookAt(shop.path, AT, phone)).headers.get('location') ?? ''
    await carryDue(shop)
    await submit(own, { t: tokenOf(await html(own)), do: 'cod', cod: codeIn((await smsTo(phone))[0]) })
    goTo('2026-12-01T10:00:30.000Z')
    await carryDue(shop)
    expect((await appointmentsOf(shop.tenantId))[0]?.status).toBe('RESPINS')
    expect((await smsTo(phone))[1]).toMatch(/^Ne pare rau, nu va putem primi miercuri, 2 decembrie/)
    expect(await html(own)).toContain('Service-ul nu a răspuns la timp')
  })

  it('B1: of fifty that book one time at once, one gets it, and the others keep what they typed', async () => {
    const shop = await aBookingShop()
    const form = await formAt(shop.path, AT)
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        submit(shop.path, { ...form, ...typed(aPhone()) }, { 'cf-connecting-ip': `203.0.${index}.7` }),
      ),
    )
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(1)
    const others = sent.filter(({ status }) => status === 409)
    expect(others).toHaveLength(49)
    const page = (await others[0]?.text()) ?? ''
    for (const shown of [
      'Ora a fost luată între timp',
      'value="Ana Pop"',
      'Scârțâie la frână',
      'type="radio"',
    ])
      expect(page).toContain(shown)
    expect(await appointmentsOf(shop.tenantId)).toHaveLength(1)
    // What is offered instead is free.
    const free = /name="o" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const next = await submit(shop.path, { t: tokenOf(page), s: OIL, o: free, ...typed(aPhone()) })
    expect(next.status).toBe(303)
  })
})

describe('the page for bookings', () => {
  it('sends three codes to a phone a day, whatever is booked, and a repeated form sends none', async () => {
    const shop = await aBookingShop()
    const phone = aPhone()
    const form = { ...(await formAt(shop.path, AT)), ...typed(phone) }
    const sent = await Promise.all([
      submit(shop.path, form),
      submit(shop.path, form),
      submit(shop.path, form),
    ])
    const places = sent.map(({ status, headers }) => [status, headers.get('location')])
    expect(new Set(places.map(String)).size).toBe(1)
    const own = String(places[0]?.[1])
    expect((await submit(own, { t: tokenOf(await html(own)), do: 'din-nou' })).status).toBe(303)
    expect((await bookAt(shop.path, '2026-12-03T08:00:00.000Z', phone)).status).toBe(303)
    const over = await bookAt(shop.path, '2026-12-04T08:00:00.000Z', phone)
    expect([over.status, await over.text()]).toEqual([429, expect.stringContaining('trei coduri')])
    expect((await submit(own, { t: tokenOf(await html(own)), do: 'din-nou' })).status).toBe(429)
    await carryDue(shop)
    const codes = await smsTo(phone)
    expect(codes).toHaveLength(3)
    // Asked for again, it is the same code.
    expect(new Set(codes.map(codeIn)).size).toBe(2)
    goTo('2026-12-02T08:01:00.000Z')
    expect((await bookAt(shop.path, '2026-12-04T08:00:00.000Z', phone)).status).toBe(303)
  })

  it('takes few tries of a code', async () => {
    const shop = await aBookingShop()
    const phone = aPhone()
    const own = (await bookAt(shop.path, AT, phone)).headers.get('location') ?? ''
    await carryDue(shop)
    const t = tokenOf(await html(own))
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, index) => submit(own, { t, do: 'cod', cod: `00000${index}` })),
    )
    expect(tries.filter(({ status }) => status === 422)).toHaveLength(5)
    const right = codeIn((await smsTo(phone))[0])
    expect((await submit(own, { t, do: 'cod', cod: right })).status).toBe(429)
    expect((await appointmentsOf(shop.tenantId))[0]?.phone_verified).toBe(0)
  })

  it('says what is wrong with a form, and loses nothing of it', async () => {
    const shop = await aBookingShop()
    const form = {
      ...(await formAt(shop.path, AT)),
      numar: ' ',
      nume: 'Ana <b>',
      telefon: '0213123456',
      cerere: 'x',
    }
    const answer = await submit(shop.path, form)
    const text = await answer.text()
    expect(answer.status).toBe(422)
    for (const shown of [
      'telefon mobil din România',
      'numărul mașinii',
      'value="Ana &lt;b&gt;"',
      '0213123456',
    ])
      expect(text).toContain(shown)
    const foreign = { ...form, ...typed(aPhone()), t: 'x.y' }
    expect((await submit(shop.path, foreign)).status).toBe(422)
    expect((await submit(shop.path, foreign, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await appointmentsOf(shop.tenantId)).toEqual([])
  })

  it('is one page for unknown and closed addresses, and says to call without the plan or without SMS', async () => {
    const shop = await aBookingShop()
    const unknown = await call('/b/nu-exista')
    await shop.device.act([
      { op: 'patch', collection: 'calendar_settings', id: shop.tenantId, base: 0, data: { enabled: 0 } },
    ])
    const closed = await call(shop.path)
    expect([closed.status, await closed.text()]).toEqual([404, await unknown.text()])
    await shop.device.act([
      { op: 'patch', collection: 'calendar_settings', id: shop.tenantId, base: 0, data: { enabled: 1 } },
    ])
    const form = { ...(await formAt(shop.path, AT)), ...typed(aPhone()) }
    await rowsDb.prepare('UPDATE usage SET used = 100 WHERE tenant_id = ?').bind(shop.tenantId).run()
    await setPlan(shop.tenantId, 'basic')
    expect(await html(shop.path)).toContain('Programați-vă prin telefon')
    expect((await submit(shop.path, form)).status).toBe(303)
    expect(await appointmentsOf(shop.tenantId)).toEqual([])
  })

  it('has one address of a shop, which keeps its older ones; a taken one is refused with others like it', async () => {
    const [one, other] = [await aBookingShop(), await aBookingShop()]
    const refused = await takeSlug(other, one.slug)
    expect(refused.status).toBe(409)
    const { code, params } = await errorOf(refused)
    expect([code, String(params?.free).split(', ').length]).toEqual(['slug_taken', 3])
    expect((await takeSlug(one, 'Auto Țuțea S.R.L.')).status).toBe(200)
    expect(await html('/b/auto-tutea')).toContain('Programare')
    expect(await html(one.path)).toContain('Programare')
    const [row] = await rowsOf<{ slug: string }>('calendar_settings', one.tenantId)
    expect(row?.slug).toBe('auto-tutea')
    // Nobody had written the one before.
    expect(await rowsOf('replaced_values', one.tenantId)).toEqual([])
    expect((await takeSlug(other, '  ')).status).toBe(422)
  })
})

describe('a calendar for other programs', () => {
  const feedOf = async ({ device }: Shop, body: object = {}) => {
    const answer = await call('/api/calendar/feeds', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...device.headers },
      body: JSON.stringify({ mechanicId: '', renew: false, ...body }),
    })
    const { url } = (await answer.json()) as { url: string }
    return url.slice(HOST.length)
  }

  it('has what was booked and what was cancelled, until its address is renewed', async () => {
    const shop = await aBookingShop()
    const id = '0190a1b2-0000-7000-8000-0000000000a1'
    const data = { data_ora: AT, client_nume: 'Ana Pop', nr_auto: 'CT83KCS', client_telefon: '0722123456' }
    await shop.device.act([{ op: 'insert', collection: 'appointments', id, data }])
    await bookAt(shop.path, '2026-12-03T08:00:00.000Z')
    const path = await feedOf(shop)
    expect(path).toMatch(/^\/feeds\/[\w-]{26}\.ics$/)
    expect(await feedOf(shop)).toBe(path)
    const read = await call(path)
    const events = new ICAL.Component(ICAL.parse(await read.text()) as unknown as string).getAllSubcomponents(
      'vevent',
    )
    // A time that is held only until its code belongs to nobody yet.
    expect(events.map((event) => [new ICAL.Event(event).uid, event.getFirstPropertyValue('status')])).toEqual(
      [[`${id}@roaauto.ro`, 'CONFIRMED']],
    )
    const etag = read.headers.get('etag') ?? ''
    expect((await call(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    await shop.device.act([{ op: 'delete', collection: 'appointments', id, base: 0 }])
    const after = await call(path, { headers: { 'if-none-match': etag } })
    expect([after.status, await after.text()]).toEqual([200, expect.stringContaining('STATUS:CANCELLED')])
    const next = await feedOf(shop, { renew: true })
    expect(next).not.toBe(path)
    expect([(await call(path)).status, (await call(next)).status]).toEqual([404, 200])
  })
})
