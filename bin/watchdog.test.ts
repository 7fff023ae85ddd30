import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { freePort } from './ports.ts'
import { type Look, lookAt, lookWithin, watch } from './watchdog.ts'

const looks = async (seen: readonly Look[]): Promise<{ used: number; well: number }> => {
  let used = 0
  let well = 0
  await watch({
    look: async () => seen[used++] ?? 'gone',
    pause: async () => undefined,
    most: 3,
    onWell: () => {
      well++
    },
  })
  return { used, well }
}

it('a watchdog barks after three ill looks in a row, and at once when nothing is there', async () => {
  expect(await looks(['well', 'ill', 'ill', 'well', 'ill', 'ill', 'ill', 'well'])).toEqual({
    used: 7,
    well: 2,
  })
  expect(await looks(['well', 'gone', 'well'])).toEqual({ used: 2, well: 1 })
})

it('a server that holds too much begins anew before the look, and is gone where that does not help', async () => {
  let megabytes = 900
  const seen: string[] = []
  const look = (left: number) =>
    lookWithin(
      {
        most: 1_000,
        megabytes: () => megabytes,
        renew: async () => {
          seen.push('renewed')
          megabytes = left
        },
      },
      async () => {
        seen.push('looked')
        return 'well'
      },
    )
  expect(await look(300)()).toBe('well')
  expect(seen.splice(0)).toEqual(['looked'])
  megabytes = 1_001
  expect(await look(300)()).toBe('well')
  expect(seen.splice(0)).toEqual(['renewed', 'looked'])
  megabytes = 1_001
  expect(await look(1_001)()).toBe('gone')
  expect(seen).toEqual(['renewed'])
})

it('a look tells an answer, an error, silence and absence apart', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return
    response.statusCode = request.url === '/well' ? 200 : 500
    response.end()
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${port}`
  expect(await lookAt(`${url}/well`, 5_000)).toBe('well')
  expect(await lookAt(`${url}/broken`, 5_000)).toBe('ill')
  expect(await lookAt(`${url}/silent`, 50)).toBe('ill')
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  expect(await lookAt(`${url}/well`, 5_000)).toBe('gone')
})
