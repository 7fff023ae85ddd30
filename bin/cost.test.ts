import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { browserHours, costOf, costOfFree, PRICES, readCounts, sumOf, usual, usualFree } from './cost.ts'

const counts = readCounts(readFileSync('docs/benchmarks.md', 'utf8'))

it('a shop’s month is priced by the rows that were counted', () => {
  expect(counts['order created, warm']?.written).toBeGreaterThan(10)
  expect(counts['pull, k = 0']?.written).toBe(0)
  const month = costOf(usual, counts)
  // Far above it an act writes more rows than it should, or something keeps a browser or an object awake.
  expect(sumOf(month)).toBeLessThan(0.15)
  expect(Object.values(month).every((dollars) => dollars > 0)).toBe(true)
})

it('a shop that does nothing costs nothing, and twice the orders cost no more than twice', () => {
  expect(sumOf(costOf({ ...usual, orders: 0, devices: 0 }, counts))).toBe(0)
  const [once, twice] = [costOf(usual, counts), costOf({ ...usual, orders: 2 * usual.orders }, counts)]
  expect(sumOf(twice)).toBeGreaterThan(sumOf(once))
  expect(sumOf(twice)).toBeLessThanOrEqual(2 * sumOf(once))
  expect(() => costOf(usual, {})).toThrow('counts no "order created, warm"')
})

it('the browser that prints a PDF of each order costs less than five cents a month', () => {
  expect(browserHours(300) * PRICES['browser, hours']).toBeLessThan(0.05)
})

it('a shop without an account costs less than a tenth of a cent, with the robots that look for it', () => {
  expect(sumOf(costOfFree(usualFree))).toBeGreaterThan(0)
  expect(sumOf(costOfFree(usualFree))).toBeLessThan(0.001)
})
