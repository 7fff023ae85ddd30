import { describe, expect, it } from 'vitest'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { differsFromDeviz, type InvoiceDraft } from './draft.ts'

const line = (id: string, pret_unitar: number): OrderLine =>
  ({
    id,
    tip: 'material',
    descriere: id,
    um: 'buc',
    cantitate: 1000,
    pret_unitar,
    discount_procent: 0,
    discount_valoare: 0,
    stare: 'inclusa',
    ordine: 0,
  }) as OrderLine

const draft = (over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  order: { id: 'o', nr_auto: '', marca_denumire: '', model_denumire: '', km_intrare: null },
  lines: [line('a', 10_000), line('b', 20_000)],
  shop: { platitor_tva: 1, tva_la_incasare: 0 },
  facts: {
    data_factura: '2026-11-29',
    data_livrare: null,
    data_scadenta: null,
    modalitate_plata: 'numerar',
    moneda: 'RON',
    curs: null,
    mentiuni: '',
  },
  discount: 0,
  ...over,
})

describe('an invoice beside its deviz', () => {
  const deviz = { total_general: 36_300 }

  it('agrees at the rates of the deviz, and its own discount is no difference', () => {
    expect(differsFromDeviz(draft(), deviz)).toBe(0)
    expect(differsFromDeviz(draft({ discount: 5_000 }), deviz)).toBe(0)
  })

  it('is less where a line has a reduced rate, and more where the deviz was made at a lower one', () => {
    expect(differsFromDeviz(draft({ lineRates: new Map([['b', 1100]]) }), deviz)).toBe(-2_000)
    expect(differsFromDeviz(draft(), { total_general: 35_700 })).toBe(600)
  })

  it('in euro reports nothing: rounding alone makes a difference', () => {
    const facts = { ...draft().facts, moneda: 'EUR' as const, curs: 50_000 }
    expect(differsFromDeviz(draft({ facts }), deviz)).toBe(0)
  })
})
