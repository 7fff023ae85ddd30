import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/kernel/days.ts'
import { doubtOfDay, offeredDay } from './days.ts'

const TODAY = '2026-11-21'
const day = fc.integer({ min: -4000, max: 4000 }).map((days) => addDays(TODAY, days))
const maybe = fc.option(day)

describe('the day of a document', () => {
  it.each([
    ['today', TODAY, null, null, null],
    ['tomorrow', '2026-11-22', null, null, null],
    ['the day after tomorrow', '2026-11-23', null, null, 'in_viitor'],
    ['a day of a series that begins', '2025-08-03', null, null, null],
    ['the day of the last of its series', '2026-11-10', '2026-11-10', null, null],
    ['a day before the last of its series', '2026-11-09', '2026-11-10', null, 'inainte_de_serie'],
    ['a storno years before its invoice', '2020-01-01', null, TODAY, 'inainte_de_factura'],
    ['a storno on the day of its invoice', '2026-11-10', '2026-11-10', '2026-11-10', null],
    ['today after one that a wrong clock dated', TODAY, '2099-01-01', '2099-01-01', null],
  ] as const)('%s', (_, own, series, invoice, doubt) => {
    expect(doubtOfDay(own, TODAY, { series, invoice })).toBe(doubt)
  })

  it('is never doubtful where it is the proposed one, which is today or tomorrow', () => {
    fc.assert(
      fc.property(maybe, maybe, (series, invoice) => {
        const offered = offeredDay(TODAY, { series, invoice })
        expect(doubtOfDay(offered, TODAY, { series, invoice })).toBeNull()
        expect([TODAY, addDays(TODAY, 1)]).toContain(offered)
      }),
    )
  })
})
