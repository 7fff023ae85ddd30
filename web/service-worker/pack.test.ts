import { afterEach, expect, it, vi } from 'vitest'
import { isPacked, PACK, type Pack, unpack } from './pack.ts'

afterEach(() => vi.unstubAllGlobals())

/** A cache of the browser, as far as it is used. */
const aCache = (...keys: string[]) => {
  const kept = new Map<string, Response | null>(keys.map((key) => [key, null]))
  const cache = {
    keys: async () => [...kept.keys()],
    put: async (key: string, response: Response) => void kept.set(key, response),
  } as unknown as Cache
  return { kept, cache }
}

const serve = (answer: () => Response) => {
  const asked = vi.fn(async (_: string) => answer())
  vi.stubGlobal('fetch', asked)
  return asked
}

const files = { 'assets/a-1.js': 'a()', 'assets/b-2.css': 'b{}', 'assets/old-3.js': 'old()' } satisfies Pack
const known = (address: string) => (address.includes('old') ? undefined : `http://roa.test/${address}`)

it('fills an empty cache from one file, with what this version has', async () => {
  const asked = serve(() => Response.json(files))
  const { cache, kept } = aCache()
  await unpack(cache, known)
  expect(asked.mock.calls).toEqual([[PACK]])
  expect([...kept.keys()]).toEqual(['http://roa.test/assets/a-1.js', 'http://roa.test/assets/b-2.css'])
  const [script, style] = [...kept.values()]
  expect([script?.headers.get('content-type'), await script?.text()]).toEqual(['text/javascript', 'a()'])
  expect([style?.headers.get('content-type'), await style?.text()]).toEqual(['text/css', 'b{}'])
})

it('asks for nothing where an earlier version has its files', async () => {
  const asked = serve(() => Response.json(files))
  const { cache, kept } = aCache('http://roa.test/assets/a-0.js')
  await unpack(cache, known)
  expect(asked).not.toHaveBeenCalled()
  expect(kept.size).toBe(1)
})

it('keeps nothing of a refusal', async () => {
  serve(() => new Response('{"assets/a-1.js":""}', { status: 500 }))
  const { cache, kept } = aCache()
  await unpack(cache, known)
  expect(kept.size).toBe(0)
})

it('packs scripts and styles, except those that the page itself names', () => {
  const page = '<script type="module" src="/assets/index-1.js"></script>'
  expect(
    ['assets/index-1.js', 'assets/order-2.js', 'assets/x-3.css'].map((one) => isPacked(one, page)),
  ).toEqual([false, true, true])
  expect(['index.html', 'assets/font-4.woff2', 'sw.js'].some((one) => isPacked(one, page))).toBe(false)
})
