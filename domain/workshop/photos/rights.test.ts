import { expect, it } from 'vitest'
import { staffActor } from '#domain/sync/actor.ts'
import { hasRight, mayWrite } from '#domain/sync/rights.ts'
import { photos } from './schema.ts'

const person = { tenantId: 't', userId: 'u' }

it('what the client sees of the photos is the desk’s choice; a mechanic takes them', () => {
  const [desk, mechanic] = [staffActor(person, 'reception'), staffActor(person, 'mechanic')]
  expect(hasRight(photos, 'insert', mechanic)).toBe(true)
  for (const op of ['insert', 'patch'] as const)
    expect([desk, mechanic].map((actor) => mayWrite(photos, 'for_portal', op, actor))).toEqual([true, false])
})
