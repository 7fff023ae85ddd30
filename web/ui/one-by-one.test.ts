import { expect, it } from 'vitest'
import { oneByOne } from './one-by-one.ts'

it('begins an act after the one before has ended, also where that one failed', async () => {
  const seen: string[] = []
  const inOrder = oneByOne()
  const slow = Promise.withResolvers<void>()
  const first = inOrder(async () => {
    seen.push('first begins')
    await slow.promise
    seen.push('first ends')
    throw new Error('full disk')
  })
  const second = inOrder(async () => seen.push('second'))
  await Promise.resolve()
  slow.resolve()
  await expect(first).rejects.toThrow('full disk')
  await second
  expect(seen).toEqual(['first begins', 'first ends', 'second'])
})
