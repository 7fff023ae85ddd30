import { afterEach, expect, it, vi } from 'vitest'
import { fetchLateCode } from './late-code.ts'
import { isMissingCode } from './missing-code.ts'

afterEach(() => vi.unstubAllGlobals())

it('a file that could not be fetched is missing code, is asked for again, and then no more', async () => {
  const answers = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    async () => new Response('', { status: 503 }),
    async () => new Response('code'),
  ]
  const asked: string[] = []
  vi.stubGlobal('fetch', (file: string) => {
    asked.push(file)
    return answers.shift()?.()
  })
  // Other tests of this process may have loaded the rules, which have no files there.
  await fetchLateCode([])
  const load = () => fetchLateCode(['/assets/writing.js']).then(() => null, isMissingCode)
  expect([await load(), await load(), await load(), await load()]).toEqual([true, true, null, null])
  expect(asked).toHaveLength(3)
})
