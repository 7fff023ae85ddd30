import { describe, expect, it } from 'vitest'
import { EVERYONE } from '#domain/team/roles.ts'
import { type Collection, defineCollection } from './collection.ts'
import { day, orNull, ref, text } from './columns.ts'
import { defineModule, gather } from './define-module.ts'
import { createHeldRegistry, createRegistry, register } from './registry.ts'

const rights = { insert: EVERYONE, patch: EVERYONE, delete: EVERYONE }
const parent = defineCollection({
  name: 'parents',
  columns: { name: text(10), born: day(), gone: orNull(day()) },
  rights,
})
const child = defineCollection({ name: 'children', columns: { parent_id: orNull(ref('parents')) }, rights })
const twin = defineCollection({ name: 'twins', columns: { twin_id: orNull(ref('twins')) }, rights })

const registered = (...collections: Collection[]) =>
  collections.map((collection) => register(collection, { adoption: 'upload' }))

describe('the registry', () => {
  it('has no link to a later or a missing collection', () => {
    expect([...createRegistry(registered(parent, child, twin)).keys()]).toEqual([
      'parents',
      'children',
      'twins',
    ])
    expect(() => createRegistry(registered(child, parent))).toThrow('children.parent_id names parents')
    expect(() => createRegistry(registered(child))).toThrow('children.parent_id names parents')
  })

  it('S23: refuses a link of held rows to rows that devices may lack', () => {
    const none = register(parent, { adoption: 'none', travels: 'none' })
    const recent = register(parent, { adoption: 'none', travels: { recent: 'born', days: 30 } })
    const whole = register(child, { adoption: 'upload' })
    const absent = register(child, { adoption: 'none', travels: 'none' })
    for (const one of [none, recent]) {
      expect(() => createRegistry([one, whole])).toThrow(
        'children.parent_id names parents, which a device may lack',
      )
      expect([...createRegistry([one, absent]).keys()]).toEqual(['parents', 'children'])
    }
    expect([...createHeldRegistry([recent, absent]).keys()]).toEqual(['parents'])
    const held = createHeldRegistry([register(parent, { adoption: 'upload' }), absent])
    expect(held.get('parents')?.links).toEqual([])
  })

  it('S23: refuses a window by a column that is no day, and one with an adoption', () => {
    const byName = register(parent, { adoption: 'none', travels: { recent: 'name', days: 30 } })
    expect(() => createRegistry([byName])).toThrow('parents.name is no day or instant')
    const byMaybe = register(parent, { adoption: 'none', travels: { recent: 'gone', days: 30 } })
    expect(() => createRegistry([byMaybe])).toThrow('parents.gone is no day or instant')
    const adopted = register(parent, { adoption: 'upload', travels: { recent: 'born', days: 30 } })
    expect(() => createRegistry([adopted])).toThrow("parents can't be adopted")
  })

  it('refuses a name that two modules declare', () => {
    const [one, other] = ['one', 'other'].map((name) => defineModule({ name, collections: registered(twin) }))
    expect(() =>
      gather(
        [one, other].flatMap((module) => module ?? []),
        ({ collections }) => collections,
        ({ collection }) => collection.name,
      ),
    ).toThrow('twins is declared by one and by other')
  })
})
