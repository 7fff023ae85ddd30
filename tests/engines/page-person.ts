import type { Page } from 'playwright-core'
import { PATIENCE, type Person } from './person.ts'

/** A person at a page that Playwright controls: Chromium, and Firefox. */
export const personAt = (page: Page, url: string, leave: () => Promise<void>): Person => {
  page.setDefaultTimeout(PATIENCE)
  return {
    go: async (address) => void (await page.goto(url + address)),
    reload: async () => void (await page.reload()),
    press: (role, name) => page.getByRole(role, { name }).filter({ visible: true }).first().click(),
    type: async (label, text) => {
      const field = page.getByLabel(label, { exact: true }).filter({ visible: true }).first()
      await field.click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    enter: () => page.keyboard.press('Enter'),
    sees: async (text) => {
      try {
        await page.getByText(text).first().waitFor({ state: 'attached' })
      } catch {
        throw new Error(`„${text}” is not on the page:\n${await page.textContent('body')}`)
      }
    },
    ask: <T>(script: string) => page.evaluate(script) as Promise<T>,
    leave,
  }
}
