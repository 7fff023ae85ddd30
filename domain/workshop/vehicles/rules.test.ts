import { describe, expect, it } from 'vitest'
import { RULED } from '#domain/ruled.ts'
import { type Actor, staffActor, systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'

const TENANT = '00000000-0000-7000-8000-0000000000aa'
const NOW = '2026-11-21T08:00:00.000Z'
let made = 0
const id = () => `00000000-0000-7000-9000-${(++made).toString(16).padStart(12, '0')}`

/** A shop in memory; each act returns `applied` or the code of its refusal. */
const shop = async () => {
  const store = new MemoryStore()
  const clientId = id()
  const act = async (actor: Actor, ...acts: Op[][]): Promise<string[]> => {
    const mutations = acts.map((ops) => ({ id: id(), hash: '', body: { at: NOW, label: 'test', ops } }))
    const push = { actor, clientId, epoch: null, mutations }
    const { outcomes } = await serve(RULED, store, store.open(), [push], { now: NOW, mode: 'authority' })
    const outcome = outcomes[0]
    if (outcome?.refused !== null) throw new Error('refused')
    return outcome.results.map((result) => (result.status === 'rejected' ? result.code : result.status))
  }
  const owner = staffActor({ tenantId: TENANT, userId: 'u1' }, 'owner')
  await act(
    systemActor(owner, 'founding'),
    foundShop({ tenantId: TENANT, company: 'S', cui: '', email: '' }, Date.parse(NOW)),
  )
  const row = (collection: string, rowId: string) => store.rows.get(`${collection}/${rowId}`)
  return { act: (...acts: Op[][]) => act(owner, ...acts), row }
}

const insert = (collection: string, rowId: string, data: Record<string, string | number | null>): Op => ({
  op: 'insert',
  collection,
  id: rowId,
  data,
})
const patch = (collection: string, rowId: string, data: Record<string, string | number | null>): Op => ({
  op: 'patch',
  collection,
  id: rowId,
  data,
  base: Number.MAX_SAFE_INTEGER,
})
const remove = (collection: string, rowId: string): Op => ({ op: 'delete', collection, id: rowId, base: 0 })

describe('an entry of a catalogue', () => {
  it('can be deleted while unused, and only deactivated once in use', async () => {
    const { act, row } = await shop()
    const [make, unused, car] = [id(), id(), id()]
    await act([
      insert('catalog_marci', make, { denumire: 'Tatra' }),
      insert('catalog_marci', unused, { denumire: 'Aro' }),
      insert('vehicles', car, { marca_id: make }),
    ])
    expect(await act([remove('catalog_marci', unused)])).toEqual(['applied'])
    expect(await act([remove('catalog_marci', make)])).toEqual(['entry_used'])
    expect(await act([patch('catalog_marci', make, { activ: 0 })])).toEqual(['applied'])
    expect(row('catalog_marci', make)?.deleted_at).toBe(null)
  })

  it('counts changes of the same push: a new use, and a removed one', async () => {
    const { act } = await shop()
    const [make, other, car] = [id(), id(), id()]
    await act([
      insert('catalog_marci', make, { denumire: 'Tatra' }),
      insert('catalog_marci', other, { denumire: 'Aro' }),
      insert('vehicles', car, { marca_id: make }),
    ])
    expect(
      await act(
        [patch('vehicles', car, { marca_id: other })],
        [remove('catalog_marci', other)],
        [remove('catalog_marci', make)],
      ),
    ).toEqual(['applied', 'entry_used', 'applied'])
  })

  it('is protected by models, norms, lines and orders alike', async () => {
    const { act } = await shop()
    const [make, model, assembly, norm, kind, mechanic, order] = [id(), id(), id(), id(), id(), id(), id()]
    await act([
      insert('catalog_marci', make, { denumire: 'Tatra' }),
      insert('catalog_modele', model, { denumire: '813', marca_id: make }),
      insert('catalog_ansamble', assembly, { denumire: 'Punte' }),
      insert('catalog_norme', norm, { denumire: 'Reglat punte', ansamblu_id: assembly }),
      insert('catalog_tipuri_deviz', kind, { denumire: 'Daună' }),
      insert('mecanici', mechanic, { nume: 'Țepeș' }),
      insert('orders', order, { data_comanda: '2026-11-21', tip_deviz_id: kind }),
      insert('order_lines', id(), { order_id: order, tip: 'manopera', norma_id: norm, mecanic_id: mechanic }),
    ])
    const removals = [
      remove('catalog_marci', make),
      remove('catalog_ansamble', assembly),
      remove('catalog_norme', norm),
      remove('catalog_tipuri_deviz', kind),
      remove('mecanici', mechanic),
    ].map((op) => [op])
    expect(await act(...removals)).toEqual(removals.map(() => 'entry_used'))
    expect(await act([remove('catalog_modele', model)], [remove('catalog_marci', make)])).toEqual([
      'applied',
      'applied',
    ])
  })
})

describe('a car', () => {
  const twoCars = async () => {
    const found = await shop()
    const [kept, double, order] = [id(), id(), id()]
    await found.act([
      insert('vehicles', kept, { nr_inmatriculare: 'CT 12 ABC', client_nume: 'Ana' }),
      insert('vehicles', double, { nr_inmatriculare: 'CT12ABC' }),
      insert('orders', order, { data_comanda: '2026-11-21', vehicle_id: double }),
    ])
    return { ...found, kept, double, order }
  }

  it('cannot be deleted while an order refers to it', async () => {
    const { act, kept, double } = await twoCars()
    expect(await act([remove('vehicles', double)], [remove('vehicles', kept)])).toEqual([
      'vehicle_used',
      'applied',
    ])
  })

  it('that was merged passes later writes to the car that is kept', async () => {
    const { act, row, kept, double, order } = await twoCars()
    expect(await act([patch('vehicles', double, { merged_into: kept })])).toEqual(['applied'])
    // An offline device still has the duplicate.
    const late = id()
    await act([insert('orders', late, { data_comanda: '2026-11-21', vehicle_id: double })])
    expect(row('orders', late)).toMatchObject({ vehicle_id: kept, client_nume: 'Ana' })
    expect(row('orders', order)?.vehicle_id).toBe(double)
    expect(await act([patch('vehicles', double, { merged_into: null })])).toEqual(['applied'])
  })

  it('is never merged into itself, directly or through others', async () => {
    const { act, kept, double } = await twoCars()
    expect(await act([patch('vehicles', kept, { merged_into: kept })])).toEqual(['merge_forbidden'])
    await act([patch('vehicles', double, { merged_into: kept })])
    expect(await act([patch('vehicles', kept, { merged_into: double })])).toEqual(['merge_forbidden'])
  })

  it('is not merged into a deleted one', async () => {
    const { act, kept, double } = await twoCars()
    await act([remove('vehicles', kept)])
    expect(await act([patch('vehicles', double, { merged_into: kept })])).toEqual(['merge_forbidden'])
  })
})

describe('a reminder', () => {
  it('has a day or kilometres', async () => {
    const { act } = await shop()
    const [car, reminder] = [id(), id()]
    await act([insert('vehicles', car, {})])
    expect(await act([insert('reminders', id(), { vehicle_id: car, kind: 'itp' })])).toEqual([
      'reminder_without_due',
    ])
    const data = { vehicle_id: car, kind: 'ulei', due_km: 120_000 }
    expect(await act([insert('reminders', reminder, data)])).toEqual(['applied'])
    expect(await act([patch('reminders', reminder, { due_km: null })])).toEqual(['reminder_without_due'])
    expect(await act([patch('reminders', reminder, { due_km: null, due_date: '2027-01-31' })])).toEqual([
      'applied',
    ])
  })
})
