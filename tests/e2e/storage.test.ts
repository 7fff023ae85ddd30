import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

describe('the storage of a device', () => {
  it('is upgraded by a newer version in another tab: the old tab reports it and offers to reload', async () => {
    const { page, context } = await deployment.device()
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const other = await context.newPage()
    await other.goto('/galerie')
    await other.evaluate(async () => {
      const { version } = (await indexedDB.databases()).find(({ name }) => name === 'roa-local') ?? {}
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('roa-local', (version ?? 0) + 10)
        request.onblocked = () => reject(new Error('an old tab blocks the upgrade'))
        request.onsuccess = () => resolve(request.result.close())
      })
    })
    await page.getByText('Aplicația s-a actualizat în altă fereastră').waitFor()
    // The code here is still the old one, so the note comes back; it writes nothing into the newer tables.
    await page.getByRole('button', { name: 'Reîncarcă' }).click()
    await page.getByText('Aplicația s-a actualizat în altă fereastră').waitFor()
    await context.close()
  })

  it('that cannot be opened shows a sentence, not a white page', async () => {
    const { page, context } = await deployment.device()
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.goto('/')
    await page.getByText('Nu mai este loc pe dispozitiv.').waitFor()
    expect(await page.getByRole('button', { name: 'Reîncarcă' }).count()).toBe(1)
    await context.close()
  })

  it('that the person does not allow shows what helps', async () => {
    const { page, context } = await deployment.device()
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError')
      }
      IDBFactory.prototype.open = denied
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(globalThis, name, { get: denied })
    })
    await page.goto('/')
    await page.getByText('Permite datele (cookie-urile) pentru acest site').waitFor()
    await context.close()
  })

  it('that does not answer shows a sentence, and another tab helps', async () => {
    const { page, context } = await deployment.device()
    await page.addInitScript(() => {
      // Every transaction opens and hangs, as WebKit does after many pages: its requests are held back.
      const held: (() => void)[] = []
      Object.assign(globalThis, { answer: () => held.splice(0).forEach((go) => void go()) })
      const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess') ?? {}
      Object.defineProperty(IDBRequest.prototype, 'onsuccess', {
        set(handler: ((event: Event) => void) | null) {
          const isOpening = this instanceof IDBOpenDBRequest
          set?.call(
            this,
            handler && !isOpening
              ? (event: Event) => void held.push(() => handler.call(this, event))
              : handler,
          )
        },
      })
    })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Datele de pe acest dispozitiv nu răspund încă' }).waitFor()
    await page.getByRole('button', { name: 'Salvează o copie' }).waitFor()
    const tab = context.waitForEvent('page')
    await page.getByRole('button', { name: 'Deschide într-o filă nouă' }).click()
    await (await tab).getByRole('link', { name: 'Comandă nouă' }).first().waitFor()
    await context.close()
  })

  it('keeps everything when a deployment has removed the file of a screen: a reload brings the new version', async () => {
    // Only a service worker that has downloaded everything keeps the old files.
    const { page, context } = await deployment.device('desktop')
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const gone = /\/assets\/vehicles-page/
    await page.route(gone, (route) => route.fulfill({ status: 404 }))
    await page.getByRole('link', { name: 'Mașini', exact: true }).click()
    await page.getByRole('heading', { name: 'Aplicația are o versiune nouă' }).waitFor()
    await page.unroute(gone)
    await page.getByRole('button', { name: 'Reîncarcă' }).click()
    await page.getByRole('heading', { name: 'Mașini', level: 1 }).waitFor()
    await context.close()
  })
})

describe('the clock of a device', () => {
  it('that was never set stops nobody from writing, is reported, and the app asks for the day', async () => {
    const { page, context } = await deployment.device('desktop')
    await page.clock.setSystemTime(new Date('1970-01-02T09:00:00Z'))
    const screen = Promise.withResolvers<void>()
    await page.route('**/new-order-page-*.js', async (route) => {
      await screen.promise
      await route.continue()
    })
    await page.goto('/comenzi/noua')
    const note = page
      .getByRole('alert')
      .filter({ hasText: 'Ceasul acestui dispozitiv arată 2 ianuarie 1970' })
    await note.waitFor()
    // On a slow device the screen comes while the day is typed, and leaves the focus where it is.
    await note.getByLabel('Azi e').click()
    await page.keyboard.type('15.01')
    screen.resolve()
    await page.getByRole('combobox').first().waitFor()
    await page.keyboard.type('.2031')
    await note.getByRole('button', { name: 'Folosește ziua asta' }).click()
    await note.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await note.count()).toBe(0)
    await page.goto('/')
    await page.getByRole('heading', { name: '15 ianuarie' }).waitFor()
    await context.close()
  })
})
