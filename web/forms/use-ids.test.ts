import { describe, expect, it } from 'vitest'
import { createIds } from './use-ids.ts'

const counted = () => {
  let made = 0
  return createIds(() => `id ${++made}`)
}

describe('the ids of one opening of a form', () => {
  it('make a retried storno the same storno, with the same lines', () => {
    const ids = counted()
    const rowsOf = (count: number) => {
      const newId = ids.begin()
      return Array.from({ length: count }, newId)
    }
    expect(rowsOf(2)).toEqual(['id 1', 'id 2'])
    expect(rowsOf(2)).toEqual(['id 1', 'id 2'])
    // One more line was chosen in the meantime.
    expect(rowsOf(3)).toEqual(['id 1', 'id 2', 'id 3'])
  })

  it('are new after the act was written', () => {
    const ids = counted()
    expect(ids.begin()()).toBe('id 1')
    ids.renew()
    expect(ids.begin()()).toBe('id 2')
  })
})
