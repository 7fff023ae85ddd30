import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Types a line of the order that `open` shows, on a phone whose keyboard leaves a window of `height`: no menu, one thin
 * line of totals, the field and its suggestions in sight.
 */
export const typeAboveKeyboard = async (
  page: Page,
  open: () => Promise<void>,
  height: number,
): Promise<void> => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open()
  await page.getByRole('button', { name: 'Adaugă lucrare' }).click()
  await page.setViewportSize({ width: 390, height })
  for (const label of ['Lucrare', 'Ore', 'Preț pe oră']) {
    const field = page.getByLabel(label, { exact: true })
    await field.focus()
    if (label === 'Lucrare') {
      await field.fill('')
      await page.keyboard.type('kit')
      await page.getByRole('option').first().waitFor()
    }
    await expect
      .poll(() =>
        page.evaluate(() => {
          const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
          const totals = box('[data-foot]')
          const focused = document.activeElement?.getBoundingClientRect()
          const list = [...document.querySelectorAll('[role=listbox]')].find(
            (one) => one.getBoundingClientRect().height > 0,
          )
          const shown = list?.getBoundingClientRect()
          const floor = totals?.top ?? 0
          return {
            menu: box('nav')?.height ?? 0,
            isThin: (totals?.height ?? 99) <= 40,
            field: focused !== undefined && focused.top >= 0 && focused.bottom <= floor,
            list: shown === undefined || (shown.top >= 0 && shown.bottom <= floor + 1),
          }
        }),
      )
      .toEqual({ menu: 0, isThin: true, field: true, list: true })
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByLabel('Lucrare', { exact: true }).fill('')

  // The keyboard opens after the focus: it would cover a field low on the page.
  const price = page.getByLabel('Preț pe oră', { exact: true })
  await price.focus()
  await price.evaluate((field) => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight * 0.7))
  await page.setViewportSize({ width: 390, height })
  await expect
    .poll(() =>
      price.evaluate((field) => {
        const { top, bottom } = field.getBoundingClientRect()
        const floor = document.querySelector('[data-foot]')?.getBoundingClientRect().top ?? 0
        return document.documentElement.hasAttribute('data-typing') && top >= 0 && bottom <= floor
      }),
    )
    .toBe(true)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('Tab')
}
