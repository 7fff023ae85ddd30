import { describe, expect, it } from 'vitest'
import { byDay, demoActs } from '#tests/factories/demo-shop.ts'

/** The days of the invoices, in the order in which they are issued. */
const invoiceDays = (now: number): string[] =>
  byDay(demoActs('0198c0de-0000-7000-8000-000000000001', now))
    .flat()
    .flatMap(({ ops }) => ops)
    .flatMap((op) =>
      op.op === 'insert' && op.collection === 'invoices' ? [String(op.data.data_factura)] : [],
    )

describe('the demo shop', () => {
  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    'issues its invoices in the order of their days when it is made at %i:57 UTC',
    (hour) => {
      const days = invoiceDays(Date.UTC(2026, 10, 29, hour, 57))
      expect(days.length).toBeGreaterThan(200)
      expect(days).toEqual(days.toSorted())
    },
  )
})
