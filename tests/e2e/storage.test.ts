import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

describe('the storage of a device', () => {
  it('is left to a newer version in another tab: the old tab says so and offers to reload', async () => {
    const { page, context } = await deployment.device()
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const other = await context.newPage()
    await other.goto('/galerie')
    await other.evaluate(async () => {
      const { version } = (await indexedDB.databases()).find(({ name }) => name === 'roa-local') ?? {}
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('roa-local', (version ?? 0) + 10)
        request.onblocked = () => reject(new Error('an old tab stands in the way'))
        request.onsuccess = () => resolve(request.result.close())
      })
    })
    await page.getByText('Aplicația s-a actualizat în altă fereastră').waitFor()
    // Here the code is still the old one, so the note comes back; it writes nothing into the newer tables.
    await page.getByRole('button', { name: 'Reîncarcă' }).click()
    await page.getByText('Aplicația s-a actualizat în altă fereastră').waitFor()
    await context.close()
  })

  it('that cannot be opened is said in a sentence, not by a white page', async () => {
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
})
