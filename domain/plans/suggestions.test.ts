import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { SUGGESTIONS, type Suggestion, type SuggestionMemory, suggest } from './suggestions.ts'

const NOW = Date.UTC(2026, 10, 21, 8)
const at = (time: number) => new Date(time).toISOString()
const facts = (ordersThisMonth: number, more: object = {}) => ({
  ordersThisMonth,
  since: at(NOW - 10 * DAY),
  sharedAt: null,
  ...more,
})

describe('gentle suggestions', () => {
  it.each<[number, Suggestion | null]>([
    [0, null],
    [19, null],
    [20, 'orders_20'],
    [39, 'orders_20'],
    [40, 'orders_40'],
    [50, 'orders_50'],
    [500, 'orders_50'],
  ])('at %i orders a month: %s', (orders, expected) => {
    expect(suggest(SUGGESTIONS, facts(orders), {}, NOW)).toBe(expected)
  })

  it('come after a document was shared, and after three months', () => {
    expect(suggest(SUGGESTIONS, facts(1, { sharedAt: at(NOW) }), {}, NOW)).toBe('share_pdf')
    expect(suggest(SUGGESTIONS, facts(1, { since: at(NOW - 90 * DAY) }), {}, NOW)).toBeNull()
    expect(suggest(SUGGESTIONS, facts(1, { since: at(NOW - 92 * DAY) }), {}, NOW)).toBe('months_3')
  })

  it('stay for their day, in Romania, and never come back', () => {
    const shown: SuggestionMemory = { orders_20: { shownAt: at(NOW), dismissedAt: null } }
    expect(suggest(SUGGESTIONS, facts(21), shown, NOW + 3_600_000)).toBe('orders_20')
    expect(suggest(SUGGESTIONS, facts(22), shown, NOW + DAY)).toBeNull()
    expect(suggest(['orders_20'], facts(25), shown, NOW + 300 * DAY)).toBeNull()
  })

  it('are one a day, in all places together', () => {
    const shown: SuggestionMemory = { share_pdf: { shownAt: at(NOW), dismissedAt: null } }
    expect(suggest(['orders_20', 'orders_40'], facts(40), shown, NOW)).toBeNull()
    expect(suggest(['orders_20', 'orders_40'], facts(40), shown, NOW + DAY)).toBe('orders_40')
  })

  it('pause for seven days after a dismissal', () => {
    const dismissed: SuggestionMemory = { orders_20: { shownAt: at(NOW), dismissedAt: at(NOW + 1000) } }
    expect(suggest(SUGGESTIONS, facts(21), dismissed, NOW + 2000)).toBeNull()
    expect(suggest(SUGGESTIONS, facts(45), dismissed, NOW + 6.9 * DAY)).toBeNull()
    expect(suggest(SUGGESTIONS, facts(45), dismissed, NOW + 7.1 * DAY)).toBe('orders_40')
  })

  it('appear on one day each at most in a year, never two on a day', () => {
    let memory: SuggestionMemory = {}
    const seen: string[] = []
    for (let day = 0; day < 365; day++) {
      const now = NOW + day * DAY
      const one = suggest(
        SUGGESTIONS,
        facts((day % 30) * 3, { since: at(NOW), sharedAt: at(NOW) }),
        memory,
        now,
      )
      if (!one) continue
      seen.push(one)
      const dismissedAt = day % 2 === 0 ? at(now + 1000) : null
      memory = { ...memory, [one]: { shownAt: at(now), dismissedAt } }
    }
    expect(seen.length).toBe(new Set(seen).size)
    expect([...seen].sort()).toEqual([...SUGGESTIONS].sort())
  })
})
