import { describe, expect, it } from 'vitest'
import { EVERYONE } from '#domain/team/roles.ts'
import { systemActor } from './actor.ts'
import { defineCollection, type Rules } from './collection.ts'
import { day, orNull, ref, text } from './columns.ts'
import type { CommitOptions } from './commit-context.ts'
import { createHeldRegistry, createRegistry, register, type Travels, withRules } from './registry.ts'
import { decide } from './serve.ts'
import { childrenKey, emptySnapshot, rowKey } from './snapshot.ts'

const rights = { insert: EVERYONE, patch: EVERYONE, delete: EVERYONE }
const cars = defineCollection({ name: 'cars', columns: { name: text(10) }, rights })
const visits = defineCollection({
  name: 'visits',
  columns: { car_id: orNull(ref('cars')), day: day() },
  rights,
  parents: ['car_id'],
})

const NOW = '2026-11-21T08:00:00.000Z'
const ID = '00000000-0000-7000-8000-000000000001'

/** Makes a car whose rule reads a collection that travels this way, on a device or on the server. Returns the error. */
const faultsOf = async (
  rules: Rules<typeof cars>,
  travels: Travels<typeof visits>,
  mode: CommitOptions['mode'],
): Promise<string[]> => {
  const registrations = [
    withRules(register(cars, { adoption: 'none' }), rules),
    withRules(register(visits, { adoption: 'none', travels }), {}),
  ]
  const registry = mode === 'preview' ? createHeldRegistry(registrations) : createRegistry(registrations)
  const op = { op: 'insert', collection: 'cars', id: ID, data: { name: 'a' } }
  const { faults } = await decide(
    registry,
    {
      load: async (snapshot, needs) => {
        for (const need of needs) {
          if (need.kind === 'row') snapshot.rows.set(rowKey(need.collection, need.id), null)
          if (need.kind === 'act') snapshot.acts.set(need.id, null)
          if (need.kind === 'children')
            snapshot.children.set(childrenKey(need.collection, need.column, need.value), new Set())
        }
      },
    },
    emptySnapshot('', 0),
    [
      {
        actor: systemActor({ tenantId: ID }, 'founding'),
        clientId: '',
        epoch: null,
        mutations: [{ id: ID, hash: '', body: { at: NOW, label: '', ops: [op] } }],
      },
    ],
    { now: NOW, mode },
  )
  return faults.map((fault) => (fault as Error).message)
}

const gets: Rules<typeof cars> = { settle: (_, view) => void view.get(visits, ID) }
const lists: Rules<typeof cars> = { settle: ({ id }, view) => void view.children(visits, 'car_id', id) }

describe('S23: a rule on a device', () => {
  it('cannot read a row of a collection that never leaves the server', async () => {
    expect(await faultsOf(gets, 'none', 'preview')).toEqual(['a rule reads visits, which no device holds'])
    expect(await faultsOf(gets, 'none', 'authority')).toEqual([])
  })

  it('cannot list a collection of which a device holds a part', async () => {
    const recent = { recent: 'day', days: 30 } as const
    expect(await faultsOf(lists, recent, 'preview')).toEqual([
      'a rule lists visits, of which a device holds a part',
    ])
    expect(await faultsOf(lists, recent, 'authority')).toEqual([])
    expect(await faultsOf(lists, 'all', 'preview')).toEqual([])
  })
})
