import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ChangesAnswer } from '#domain/sync/protocol.ts'
import { openShop, type Shop } from '#tests/e2e/open-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { aVehicle } from '#tests/factories/workshop.ts'
import type { Person } from './person.ts'
import { layWire, type Wire } from './wire.ts'

/** The results of the story: the person, and the documents of 272,25 lei as the server has them. */
export type Told = { person(): Person; invoice(): Promise<{ id: string; orderId: string }> }

/** A sheet gives the focus back when it is gone: what is typed before that may go to the other field. */
const SHEET_IS_GONE = `new Promise((resolve) => {
  const look = () =>
    document.querySelector('[role="dialog"]') ? setTimeout(look, 20) : requestAnimationFrame(() => resolve(true))
  look()
})`

/**
 * The first story, the same in every engine: a shop logs in; an order is written with the network cut, survives a
 * reload, and reaches the server; another device's changes arrive on their own; and the order becomes an invoice.
 */
export const tellFirstStory = (
  engine: string,
  open: (url: string) => Promise<Person>,
  goesOn?: (told: Told) => void,
): void => {
  describe(`the first story in ${engine}`, () => {
    const email = `prima-poveste-${engine.toLowerCase()}@service.test`
    let wire: Wire
    let shop: Shop
    let person: Person
    beforeAll(async () => {
      const { url } = inject('served')
      shop = await openShop(url, email, seeded(engine.length))
      wire = await layWire(url)
      person = await open(wire.url)
    })
    afterAll(async () => {
      await person?.leave()
      wire?.close()
    })

    const api = async <T>(path: string, body?: object): Promise<T> => {
      const response = await fetch(`${inject('served').url}${path}`, {
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
        headers: { authorization: `Bearer ${shop.accessToken}`, 'content-type': 'application/json' },
      })
      expect(response.status).toBe(200)
      return (await response.json()) as T
    }

    /** Waits until the server has a row, as another device would see it. */
    const untilServerHas = (text: string): Promise<void> =>
      expect
        .poll(async () => JSON.stringify(await api<ChangesAnswer>('/api/sync/changes?since=0')), {
          timeout: 30_000,
        })
        .toContain(text)

    it('logs in, and the app is ready for use without a network', async () => {
      await person.go('/cont/conectare')
      await person.type('E-mail', email)
      await person.type('Parolă', 'o parolă destul de lungă')
      await person.press('button', 'Conectează-te')
      await person.sees('Sincronizat')
      const cached = `navigator.serviceWorker.ready.then(async () => {
        for (;;) {
          const keys = await caches.keys()
          const all = await Promise.all(keys.map(async (key) => (await (await caches.open(key)).keys()).length))
          if (navigator.serviceWorker.controller && all.reduce((sum, n) => sum + n, 0) > 10) return true
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })`
      expect(await person.ask(cached)).toBe(true)
    })

    it('writes an order with the network cut, and finds it again after a reload', async () => {
      wire.cut()
      await person.press('link', 'Comandă nouă')
      await person.type('Caută mașina după număr, client, telefon sau serie', 'b 123 țuț')
      await person.press('option', 'Mașină nouă')
      await person.type('Nume client', 'Ștefan Țurcanu')
      await person.press('button', 'Salvează mașina')
      expect(await person.ask(SHEET_IS_GONE)).toBe(true)
      await person.type('Lucrare', 'Reglat faruri')
      await person.type('Ore', '1,5')
      await person.type('Preț pe oră', '150')
      await person.enter()
      await person.sees('272,25')
      await person.reload()
      await person.sees('Reglat faruri')
      await person.sees('272,25')
    })

    it('is still logged in, and the server receives what was written', async () => {
      wire.mend()
      await person.reload()
      await person.sees('Sincronizat')
      await untilServerHas('Reglat faruri')
      await person.sees('nr. 2')
    })

    it('shows what another device has written, without a reload', async () => {
      await person.press('link', 'Mașini')
      await person.sees('Ștefan Țurcanu')
      const { id, op } = aVehicle(seeded(7), Date.now())
      const mutation = {
        id,
        at: new Date().toISOString(),
        label: 'Mașină nouă',
        ops: [{ ...op, data: { ...op.data, client_nume: 'Paraschiva Lăcătuș' } }],
      }
      await api('/api/sync/push', { clientId: id, epoch: shop.epoch, mutations: [mutation] })
      await person.sees('Paraschiva Lăcătuș')
    })

    it('issues an invoice for it', async () => {
      await person.press('link', 'Comenzi')
      // The cars stand there until the orders are read, and have a link of the same name.
      await person.sees('Reglat faruri')
      await person.press('link', 'Ștefan Țurcanu')
      await person.press('button', 'Validează')
      await person.press('button', 'Facturează')
      await person.type('Seria', 'MOT')
      await person.press('button', 'Emite factura')
      await person.sees('Furnizor')
      await untilServerHas('"serie_factura":"MOT"')
    })

    goesOn?.({
      person: () => person,
      invoice: async () => {
        const { rows } = await api<ChangesAnswer>('/api/sync/changes?since=0')
        const invoice = rows.find(({ collection }) => collection === 'invoices')?.row
        return { id: String(invoice?.id), orderId: String(invoice?.order_id) }
      },
    })
  })
}
