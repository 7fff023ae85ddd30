import { describe, expect, it } from 'vitest'
import { table } from './page-table.ts'

const SHORT = 'Schimb ulei'
const TALL =
  'Demontat, curățat, verificat și remontat sistemul de frânare pe puntea spate, cu aerisirea instalației'

/** Which rows of a table stay with the next one. */
const kept = (names: string[], end = ''): boolean[] =>
  [
    ...table(
      { title: 'Manoperă', columns: { name: 'Lucrare' }, rows: names.map((name) => ({ name })) },
      end,
    ).matchAll(/<tr( class="keep")?><td class="name">/g),
  ].map(([, keep]) => keep !== undefined)

describe('the rows of a table over pages', () => {
  it('keep a heading with more than one row, and totals with at least two', () => {
    expect(kept([SHORT, SHORT, SHORT, SHORT, SHORT])).toEqual([true, false, false, true, false])
    expect(kept([SHORT, SHORT, SHORT, SHORT, SHORT], '<p>total</p>')).toEqual([
      true,
      false,
      false,
      true,
      true,
    ])
    expect(kept([SHORT], '<p>total</p>')).toEqual([true])
  })

  it('of several lines break alone, so that they leave no large blank on a page', () => {
    expect(kept([TALL, TALL, TALL, TALL], '<p>total</p>')).toEqual([false, false, false, true])
  })
})
