import { describe, expect, it } from 'vitest'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Column } from '#domain/sync/columns.ts'
import { eraseValues, isNaming, namingOf } from './erase-row.ts'
import { ERASED } from './erased.ts'
import { PERSONAL, PERSONAL_NAMES } from './personal.ts'
import { invoiceKeptUntil, keptSince } from './retention.ts'

/** Collections of the shop's own matters: no row of them is about a client. */
const WITHOUT_CLIENTS: readonly CollectionName[] = [
  'tenants',
  'document_settings',
  'catalog_marci',
  'catalog_modele',
  'catalog_ansamble',
  'catalog_norme',
  'catalog_preturi',
  'catalog_tipuri_deviz',
  'catalog_tipuri_motoare',
  'mecanici',
  'board_statuses',
  'packages',
  'package_lines',
  'order_line_costs',
  'bays',
  'services',
  'calendar_settings',
  'calendar_exceptions',
  'invoice_series',
  'usage',
  'usage_packs',
  'plan_payments',
  'message_settings',
  'message_templates',
  'notification_settings',
  'exports',
  'members',
  'erasures',
  'privacy_settings',
  // Names the contact's row alone, and is the proof of what was agreed to.
  'consents',
]

const FREE = new Set(['text', 'notes', 'plate', 'vin', 'phone', 'email', 'iban', 'picture', 'opaque', 'json'])

const columnsOf = (name: CollectionName): [string, Column][] => Object.entries(COLLECTIONS[name].columns)

describe('where a client’s data is', () => {
  it('is known of every collection', () => {
    expect([...PERSONAL_NAMES, ...WITHOUT_CLIENTS].sort()).toEqual(Object.keys(COLLECTIONS).sort())
  })

  it.each(PERSONAL_NAMES)('%s says of each text what an erasure does with it', (name) => {
    const { erased = [], ifNaming = [], kept = [] } = PERSONAL[name] ?? {}
    const listed = [...erased, ...ifNaming, ...kept]
    expect(new Set(listed).size).toBe(listed.length)
    const free = columnsOf(name).filter(([, { kind, ref }]) => FREE.has(kind) && ref === undefined)
    expect(listed.toSorted()).toEqual(free.map(([column]) => column).sort())
  })

  it.each(PERSONAL_NAMES)(
    '%s gets values that its columns take, and a second erasure changes nothing',
    (name) => {
      const naming = namingOf(['Ion Popescu'])
      const values = Object.fromEntries(
        columnsOf(name).map(([column, { kind }]) => [column, kind === 'json' ? '{}' : 'Ion Popescu']),
      )
      const once = eraseValues(name, values, { naming })
      for (const column of PERSONAL[name]?.erased ?? []) {
        expect([column, String(once[column])]).not.toEqual([column, expect.stringContaining('Popescu')])
        const [, declared] = columnsOf(name).find(([other]) => other === column) ?? []
        if (declared && name !== 'photos' && once[column] !== '')
          expect([column, once[column]]).toEqual([column, ERASED])
      }
      expect(eraseValues(name, once, { naming })).toEqual(once)
    },
  )
})

describe('a text names a client', () => {
  it('by a name, a plate or a phone, however it is written', () => {
    const naming = namingOf(['Ion Popescu', 'CT12ABC', '+40722123456', 'abc'])
    for (const text of ['cheia la ion popescu', 'CT 12 ABC', 'sună la 0722 123 456', '+40 722-123-456'])
      expect([text, isNaming(text, naming)]).toEqual([text, true])
    for (const text of ['Înlocuit plăcuțe', 'abc', ''])
      expect([text, isNaming(text, naming)]).toEqual([text, false])
  })
})

it('an invoice is kept for full years from 1 July of the next one', () => {
  expect(invoiceKeptUntil('2026-01-02', 5)).toBe('2032-07-01')
  expect(invoiceKeptUntil('2026-12-31', 10)).toBe('2037-07-01')
})

it('what is kept for months is kept since the same day of an earlier month', () => {
  expect(keptSince('2026-11-30', 6)).toBe('2026-05-30')
  expect(keptSince('2026-03-31', 13)).toBe('2025-02-31')
  expect('2025-02-28' < keptSince('2026-03-31', 13)).toBe(true)
})
