import { expect, it } from 'vitest'
import { bindings } from '#tests/factories/api.ts'
import { filesIn } from './files.ts'

it('stores a file with its type, deletes it, and returns null for an unknown key', async () => {
  const files = filesIn(bindings.FILES)
  const bytes = new TextEncoder().encode('%PDF')
  expect([await files.has('f/1'), await files.read('f/1'), await files.open('f/1')]).toEqual([
    false,
    null,
    null,
  ])
  await files.write('f/1', bytes, 'application/pdf')
  expect([await files.has('f/1'), await files.read('f/1')]).toEqual([true, bytes])
  expect((await bindings.FILES.head('f/1'))?.httpMetadata?.contentType).toBe('application/pdf')
  await files.delete(['f/1', 'f/2'])
  expect(await files.has('f/1')).toBe(false)
})

it('reports a busy service when R2 does not answer, with the time of the next try', async () => {
  const down = async (): Promise<never> => {
    throw new Error('R2 is down')
  }
  const files = filesIn({ head: down, get: down, put: down, delete: down } as unknown as R2Bucket)
  const bytes = new Uint8Array(1)
  const works = [
    files.has('x'),
    files.open('x'),
    files.read('x'),
    files.write('x', bytes, 'x/x'),
    files.delete(['x']),
  ]
  for (const work of works)
    await expect(work).rejects.toMatchObject({ code: 'unavailable', params: { retryAfter: 5 } })
})
