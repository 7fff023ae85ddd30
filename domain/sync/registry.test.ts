import { describe, expect, it } from 'vitest'
import { EVERYONE } from '#domain/team/roles.ts'
import { type Collection, defineCollection } from './collection.ts'
import { orNull, ref, text } from './columns.ts'
import { defineModule, gather } from './define-module.ts'
import { createRegistry, register } from './registry.ts'

const rights = { insert: EVERYONE, patch: EVERYONE, delete: EVERYONE }
const parent = defineCollection({ name: 'parents', columns: { name: text(10) }, rights })
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

  it('has no collection with a way to travel that is not implemented', () => {
    expect(() => createRegistry([register(twin, { adoption: 'none', travels: 'none' })])).toThrow('travel')
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
