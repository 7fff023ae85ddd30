import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment, PATIENCE } from './deployment.ts'

/** Work with the keyboard alone, at slow and fast typing. */

let deployment: Deployment
/** The desk of one shop without an account; its orders accumulate from test to test. */
let context: BrowserContext
let page: Page
/** Errors that no page shows. */
const errors: string[] = []
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  const desk = await deployment.device('desktop')
  context = desk.context
  page = desk.page
  page.on('pageerror', (error) => errors.push(String(error)))
})
afterAll(() => deployment.close())

/** Another tab of the same desk, with a script that runs before the app. */
const tabWith = async <T>(script: (given: T) => void, given: T): Promise<Page> => {
  const tab = await context.newPage()
  await tab.addInitScript<T>(script as Parameters<typeof tab.addInitScript<T>>[0], given)
  return tab
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent
    return element?.getAttribute('aria-label') ?? label ?? ''
  })

/** The same timeout as the browser's own (deployment.ts). */
const WAIT = { timeout: PATIENCE }

const untilFocused = async (page: Page, label: string): Promise<void> => {
  await expect.poll(() => focused(page), WAIT).toBe(label)
}

/** A new order, up to the choice of its car, by the app's own link. */
const newOrder = async (page: Page): Promise<void> => {
  if (page.url() === 'about:blank') await page.goto('/comenzi/noua')
  else await page.getByRole('link', { name: 'Comandă nouă' }).first().click()
  await untilFocused(page, 'Caută mașina după număr, client, telefon sau serie')
}

const openCars = (page: Page): Promise<void> =>
  page.getByRole('link', { name: 'Mașini', exact: true }).first().click()

/** A new order with a new car, up to the empty first line. */
const openOrder = async (page: Page, plate: string): Promise<void> => {
  await newOrder(page)
  await page.keyboard.type(plate)
  await page.keyboard.press('Enter')
  await untilFocused(page, 'Marcă')
  await page.keyboard.press('Enter')
  await untilFocused(page, 'Lucrare')
}

/** The lines of the order as the page shows them, with plain spaces. */
const linesOf = async (page: Page): Promise<string[]> =>
  (await page.locator('[data-line]').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '))

describe('by the keyboard alone', () => {
  /** Every key except the text itself; the limit is the measured count. */
  const MOST_ACTS = 18

  it(`a newcomer's first order, from nothing to validated, takes ${MOST_ACTS} acts`, async () => {
    let acts = 0
    const press = async (key: string, label?: string) => {
      acts++
      await page.keyboard.press(key)
      if (label) await untilFocused(page, label)
    }
    const type = (text: string) => page.keyboard.type(text)

    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await press('n', 'Caută mașina după număr, client, telefon sau serie')
    await type('ct 12 mrs')
    await press('Enter', 'Marcă')
    await type('Dacia')
    await press('Tab', 'Model')
    await type('Logan')
    await press('Tab', 'Nume client')
    await type('Mărioara Țepeș')
    await press('Enter', 'Lucrare')
    await type('Schimb ulei și filtre')
    await press('Tab', 'Ore')
    await type('0,75')
    await press('Tab', 'Preț pe oră')
    await type('160')
    await press('Enter', 'Lucrare')
    // Enter in the empty line moves on: to the parts, then to the one large action.
    await press('Enter', 'Piesă sau material')
    await type('Ulei 5W30')
    await press('Tab', 'UM')
    await press('Tab', 'Cantitate')
    await type('4,5')
    await press('Tab', 'Preț unitar')
    await type('45')
    await press('Enter', 'Piesă sau material')
    await press('Enter', 'Validează')
    await press('Enter', 'Numele firmei')
    await type('Auto Țepeș')
    // The arrow moves to the second option: no TVA.
    await press('Tab', 'Da')
    await press('ArrowRight', 'Nu')
    await press('Enter')
    await page.getByText('Devizul e validat.').waitFor()

    expect(acts).toBeLessThanOrEqual(MOST_ACTS)
    const [labour, part] = await linesOf(page)
    expect(labour).toMatch(/0,75 h × 160,00\s+120,00/)
    expect(part).toMatch(/4,5 buc × 45,00\s+202,50/)
    await page.getByRole('complementary', { name: 'Totaluri' }).getByText('322,50').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('CT 12 MRS')
    expect(errors).toEqual([])
  })

  it('a day is typed as people write it, unusual kilometres raise a question, the caret stays where it is', async () => {
    await newOrder(page)
    await page.keyboard.type('b 55 dfc')
    await page.keyboard.press('Enter')
    await untilFocused(page, 'Marcă')
    await page.keyboard.press('Tab')
    const chassis = page.getByLabel('Serie șasiu')
    await chassis.focus()
    await page.keyboard.type('uu1k')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('ab')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('c')
    expect((await chassis.inputValue()).toUpperCase()).toBe('UU1ACK')
    await page.keyboard.press('Enter')
    await untilFocused(page, 'Lucrare')
    await page.keyboard.type('Reglat faruri')
    await page.keyboard.press('Enter')
    await expect.poll(() => linesOf(page)).toHaveLength(1)

    const day = page.getByLabel('Data', { exact: true })
    await day.focus()
    await page.keyboard.type('31.02.2027')
    await page.keyboard.press('Tab')
    await page.getByText('Scrie ziua, luna și anul').waitFor()
    await day.focus()
    await page.keyboard.type('15.1.27')
    await page.keyboard.press('Tab')
    await expect.poll(() => day.inputValue()).toBe('15.01.2027')

    const kilometres = page.getByLabel('Kilometri', { exact: true })
    await kilometres.focus()
    await page.keyboard.type('1999105 km')
    await page.keyboard.press('Tab')
    await page.getByText('Sunt neobișnuit de mulți.').waitFor()
    await page.getByRole('button', { name: 'Da, așa este' }).click()
    await expect.poll(() => kilometres.inputValue()).toBe('1.999.105')
    await page.reload()
    await expect.poll(() => kilometres.inputValue()).toBe('1.999.105')
    expect(await day.inputValue()).toBe('15.01.2027')
  })

  it('a car is found by its plate, and a line is opened, changed, moved and deleted', async () => {
    await openOrder(page, 'b 77 abc')
    for (const name of ['Întâi', 'Apoi']) {
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => linesOf(page)).toHaveLength(2)

    await page.keyboard.press('n')
    // In a field N is a letter; outside of one it creates an order.
    expect(await page.getByRole('combobox', { name: 'Lucrare', exact: true }).inputValue()).toBe('n')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(async () => (await linesOf(page))[0]).toContain('Apoi')
    await page.locator('[data-line] button').first().focus()
    await page.keyboard.press('Enter')
    await untilFocused(page, 'Lucrare')
    await page.keyboard.type(' (verificat)')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await linesOf(page))[0]).toContain('Apoi (verificat)')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Delete')
    await expect.poll(() => linesOf(page)).toHaveLength(1)

    await newOrder(page)
    await page.keyboard.type('b77')
    await page.getByRole('option', { name: /B 77 ABC/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await untilFocused(page, 'Lucrare')

    await openCars(page)
    await page.getByRole('link', { name: /B 77 ABC/ }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('b77')
    await page.getByText('1 mașină găsită', { exact: true }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /B 77 ABC/ }).waitFor()
  })
})

/** Keys without pauses: a scanner, or a phone that is slower than its owner. */
const flood = async (context: BrowserContext, page: Page, text: string): Promise<void> => {
  const cdp = await context.newCDPSession(page)
  const send = (type: 'keyDown' | 'keyUp', char: string) =>
    cdp.send('Input.dispatchKeyEvent', {
      type,
      ...(char === '\n'
        ? {
            key: 'Enter',
            code: 'Enter',
            windowsVirtualKeyCode: 13,
            ...(type === 'keyDown' && { text: '\r' }),
          }
        : { key: char, ...(type === 'keyDown' && { text: char }) }),
    })
  await Promise.all([...text].flatMap((char) => [send('keyDown', char), send('keyUp', char)]))
  await cdp.detach()
}

describe('fast hands', () => {
  /** `npm run verify` types more. */
  const LINES = process.env.THOROUGH === '1' ? 20 : 8
  const NAMES = Array.from({ length: LINES }, (_, at) => `Lucrarea numărul ${at + 1}, scrisă fără oprire`)

  it('lose no character of lines typed without a pause', async () => {
    await openOrder(page, 'cj 10 abc')
    for (const name of NAMES) {
      await page.keyboard.type(name)
      await page.keyboard.press('Tab')
      await page.keyboard.type('1,5')
      await page.keyboard.press('Tab')
      await page.keyboard.type('123,45')
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => linesOf(page), WAIT).toHaveLength(NAMES.length)
    const lines = await linesOf(page)
    for (const [at, name] of NAMES.entries()) {
      expect(lines[at]).toContain(name)
      expect(lines[at]).toContain('1,5 h × 123,45')
      expect(lines[at]).toContain('185,18')
    }
    expect(errors).toEqual([])
  })

  it('lose no character when the keys come faster than the screen is drawn', async () => {
    await openOrder(page, 'cj 11 abc')
    const long = 'citit dintr-o dată '.repeat(8).trim()
    await flood(context, page, long)
    await expect.poll(() => page.getByLabel('Lucrare', { exact: true }).inputValue()).toBe(long)
    await flood(context, page, '\n')
    await flood(context, page, NAMES.map((name) => `${name}\n`).join(''))
    await expect.poll(() => linesOf(page), WAIT).toHaveLength(NAMES.length + 1)
    const lines = await linesOf(page)
    for (const [at, name] of [long, ...NAMES].entries()) expect(lines[at]?.split('\n')).toContain(name)
    expect(errors).toEqual([])
  })

  /** Another tab, in which the first field that matches gets a text in the very turn in which it is drawn, then Enter. */
  const eagerTab = (field: string, text: string, isEntered: boolean): Promise<Page> =>
    tabWith(
      ({ field, text, isEntered }) => {
        new MutationObserver((_, observer) => {
          const found = document.querySelector<HTMLInputElement>(field)
          if (!found) return
          observer.disconnect()
          found.focus()
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(found, text)
          found.dispatchEvent(new InputEvent('input', { bubbles: true }))
          const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
          if (isEntered) queueMicrotask(() => found.dispatchEvent(enter))
        }).observe(document, { childList: true, subtree: true })
      },
      { field, text, isEntered },
    )

  it('find the line written once and empty again when they begin before the page has settled', async () => {
    const tab = await eagerTab('fieldset[data-entry=manopera] input', 'Geometrie', true)
    await tab.goto('/comenzi/noua')
    await expect.poll(() => linesOf(tab), WAIT).toHaveLength(1)
    await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(await linesOf(tab)).toEqual([expect.stringContaining('Geometrie')])
    expect(await tab.getByLabel('Lucrare', { exact: true }).inputValue()).toBe('')
    await tab.close()
  })

  it('find a figure whole when its first digit comes before the page has settled', async () => {
    const tab = await eagerTab('input[enterkeyhint=done][inputmode=numeric]', '1', false)
    await tab.goto('/comenzi/noua')
    const kilometres = tab.getByLabel('Kilometri', { exact: true })
    await expect.poll(() => kilometres.inputValue(), WAIT).toContain('1')
    await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(await kilometres.evaluate((field) => document.activeElement === field)).toBe(true)
    await tab.keyboard.type('20500')
    expect((await kilometres.inputValue()).replace(/\D/g, '')).toBe('120500')
    await tab.close()
  })
})

describe('an invalid price', () => {
  it('stays in its field with its error, and no part of it is ever written', async () => {
    await openOrder(page, 'tm 20 abc')
    await page.keyboard.type('Diagnoză')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('150')
    await page.keyboard.press('Enter')
    await page.locator('[data-line] button').click()
    const line = page.getByRole('group', { name: 'Modifică: Diagnoză' })
    const price = line.getByLabel('Preț pe oră')
    await page.clock.install()
    await price.focus()
    await page.keyboard.type('1000000000')
    // Past the pause after which typed text is written.
    await page.clock.fastForward(2500)
    await page.keyboard.press('Enter')
    await line.getByText('Scrie o valoare între 0,00 și 1.000.000,00.').waitFor()
    expect(await price.inputValue()).toBe('1000000000')
    expect(await focused(page)).toBe('Preț pe oră')
    await page.getByRole('button', { name: 'Validează' }).click()
    await page.getByText('Corectează câmpurile marcate, apoi validează.').waitFor()
    expect(await price.inputValue()).toBe('1000000000')

    // The earlier value is still stored and shown.
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: /Diagnoză.*1 h × 150,00.*150,00/ }).waitFor()

    await price.focus()
    await page.keyboard.press('Escape')
    expect(await price.inputValue()).toBe('150,00')
    await page.keyboard.type('99,90')
    // It is not written before it is complete.
    expect(await other.getByText('99,90').count()).toBe(0)
    await page.keyboard.press('Enter')
    await other.getByRole('button', { name: /1 h × 99,90/ }).waitFor()
    await page.getByRole('button', { name: /1 h × 99,90/ }).waitFor()
    await other.close()
  })
})

describe('a car', () => {
  type Held = { method: 'getAllKeys' | 'getAll'; store: string }
  /** Delays reads of a store until `window.released` is set: the disk of a slow phone. */
  const hold = ({ method, store }: Held) => {
    const read = IDBObjectStore.prototype[method] as (...asked: unknown[]) => IDBRequest
    IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...asked: unknown[]) {
      if (this.name !== store) return read.apply(this, asked)
      const held = {} as IDBRequest
      const ask = () => {
        if (!('released' in window)) this.count().onsuccess = ask
        else {
          const real = read.apply(this, asked)
          real.onsuccess = (event) => held.onsuccess?.(event)
          real.onerror = (event) => held.onerror?.(event)
        }
      }
      ask()
      return held
    }
  }

  it('is found by keys that come before the cars are read: they wait, and what is typed next is the first work', async () => {
    await openOrder(page, 'b 496 btt')
    const slow = await tabWith<Held>(hold, { method: 'getAllKeys', store: 'vehicles' })
    await newOrder(slow)
    await slow.keyboard.type('b496btt')
    await slow.keyboard.press('Enter')
    await slow.keyboard.type('Schimb uleii')
    await slow.keyboard.press('Backspace')
    expect(await slow.getByRole('option', { name: /Mașină nouă/ }).count()).toBe(0)
    await slow.evaluate(() => Object.assign(window, { released: true }))
    await untilFocused(slow, 'Lucrare')
    expect(await slow.getByLabel('Lucrare', { exact: true }).inputValue()).toBe('Schimb ulei')
    expect(await slow.getByRole('form').count()).toBe(0)
    await slow.close()
  })

  it('that is new receives every key, also keys that come before its form is there', async () => {
    const page = await tabWith<Held>(hold, { method: 'getAll', store: 'catalog_marci' })
    await newOrder(page)
    const address = page.url()
    await page.keyboard.type('b498btt')
    await page.getByRole('option', { name: /B 498 BTT/ }).waitFor()
    await page.keyboard.press('Enter')
    // N creates an order only where nobody is typing.
    await page.keyboard.type('NISSAN')
    await page.evaluate(() => Object.assign(window, { released: true }))
    await untilFocused(page, 'Marcă')
    expect(await page.getByLabel('Marcă', { exact: true }).inputValue()).toBe('NISSAN')
    expect(page.url()).toBe(address)
    await page.close()
  })

  it('that exists is offered while it is typed, and a draft of a new one survives Back', async () => {
    await openOrder(page, 'b 497 btt')
    await newOrder(page)
    await page.keyboard.type('Ana')
    await page.keyboard.press('Enter')
    await untilFocused(page, 'Număr de înmatriculare')
    await page.keyboard.type('b497')
    await page.getByLabel('Telefon client').fill('0722 123 456')
    await page.goBack()
    await newOrder(page)
    await page.getByRole('button', { name: 'Continuă mașina începută: B 497' }).click()
    const form = page.getByRole('form', { name: 'Mașină nouă' })
    expect(await form.getByLabel('Nume client').inputValue()).toBe('Ana')
    expect(await form.getByLabel('Telefon client').inputValue()).toBe('0722 123 456')

    await form.getByLabel('Număr de înmatriculare').fill('b 497 btt')
    await form.getByText('Mașina asta e deja în listă.').waitFor()
    await form.getByRole('button', { name: 'Salvează mașina' }).click()
    await form.getByText('Dacă e totuși altă mașină').waitFor()
    await form.getByRole('button', { name: 'Folosește mașina asta' }).click()
    await untilFocused(page, 'Lucrare')

    // A pasted list becomes one line each.
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('- Schimb ulei\n- Filtru aer\n\n3. Geometrie\n'))
    await page.keyboard.press('Control+V')
    await page.getByRole('button', { name: 'Fă din listă 3 linii' }).click()
    await expect.poll(async () => (await linesOf(page)).length, WAIT).toBe(3)
    expect((await linesOf(page)).join()).toMatch(/Schimb ulei.*Filtru aer.*Geometrie/s)
    expect(await page.getByLabel('Lucrare', { exact: true }).inputValue()).toBe('')
    await page.goto('/vehicule?cauta=b497')
    await page.getByText('1 mașină găsită', { exact: true }).first().waitFor()
  })
})

describe('a page that closes before its act is on the disk', () => {
  let page: Page
  /** From now on nothing more is written, as when a tab is killed. */
  const stopWriting = (page: Page) =>
    page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('gone', 'InvalidStateError')
      }
    })

  /** The tab is killed, and the page gets no event. */
  const canBeKilled = () => {
    for (const name of ['pagehide', 'visibilitychange', 'beforeunload'])
      addEventListener(name, (event) => 'killed' in window && event.stopImmediatePropagation(), true)
  }

  it('keeps kilometres and a field of the car that were being typed, with or without an event', async () => {
    page = await tabWith(canBeKilled, null)
    await openOrder(page, 'b 701 rld')
    const kilometres = page.getByLabel('Kilometri', { exact: true })
    for (const [typed, shown] of [
      ['1000', '1.000'],
      ['2000', '2.000'],
    ] as const) {
      await kilometres.focus()
      await page.keyboard.type(typed)
      if (typed === '2000') await page.evaluate(() => Object.assign(window, { killed: true }))
      await page.reload()
      await expect.poll(() => kilometres.inputValue(), WAIT).toBe(shown)
    }
    await openCars(page)
    await page.getByRole('link', { name: /B 701/ }).click()
    const name = page.getByLabel('Nume', { exact: true })
    await name.fill('Ana Țuță')
    await page.evaluate(() => Object.assign(window, { killed: true }))
    await page.reload()
    await expect.poll(() => name.inputValue(), WAIT).toBe('Ana Țuță')
    await openCars(page)
    await page.getByText('Ana Țuță').waitFor()
  })

  it('shows a half-typed line in its fields again, and writes it once', async () => {
    await openOrder(page, 'b 700 rld')
    await page.keyboard.type('Schimb curea')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2,5')
    await page.keyboard.press('Tab')
    await stopWriting(page)
    await page.reload()
    await expect
      .poll(() => page.getByLabel('Lucrare', { exact: true }).inputValue(), WAIT)
      .toBe('Schimb curea')
    expect(await page.getByLabel('Ore', { exact: true }).inputValue()).toBe('2,5')
    await page.getByLabel('Preț pe oră').fill('100')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await linesOf(page)).length, WAIT).toBe(1)
    await page.reload()
    await expect.poll(async () => (await linesOf(page)).length, WAIT).toBe(1)
    expect(await page.getByLabel('Lucrare', { exact: true }).inputValue()).toBe('')
  })

  it('does so for an order without an address too', async () => {
    const { context, page } = await deployment.device('phone')
    await page.goto('/comenzi/noua')
    await page.getByRole('button', { name: 'Adaugă piesă' }).click()
    await page.getByLabel('Piesă sau material', { exact: true }).fill('Filtru ulei')
    await stopWriting(page)
    await page.reload()
    await expect
      .poll(() => page.getByLabel('Piesă sau material', { exact: true }).inputValue(), WAIT)
      .toBe('Filtru ulei')
    // Another new order is a different one.
    await page.goto('/')
    await page.getByRole('link', { name: 'Comandă nouă' }).first().click()
    await page.getByRole('button', { name: 'Adaugă piesă' }).click()
    expect(await page.getByLabel('Piesă sau material', { exact: true }).inputValue()).toBe('')
    await context.close()
  })
})
