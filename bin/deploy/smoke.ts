import { health } from '#domain/api/health.ts'
import { API } from '#domain/api/paths.ts'

/**
 * Looks at a live deployment as a device would.
 * @param expected what `/health` must say; null where two versions share the requests
 * @throws Error with the first thing that is wrong
 */
export const smoke = async (
  origin: string,
  expected: { version: string | null; migration: string },
): Promise<void> => {
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(`${origin}${path}`, { signal: AbortSignal.timeout(20_000) })
    return response
  }
  const must = (isTrue: boolean, sentence: string): void => {
    if (!isTrue) throw new Error(`${origin}: ${sentence}`)
  }
  const well = await get(health.path)
  must(well.status === 200, `${health.path} answers ${well.status}`)
  const { version, migration } = (await well.json()) as { version: string; migration: string }
  if (expected.version !== null)
    must(version === expected.version, `it serves ${version} and not ${expected.version}`)
  must(migration >= expected.migration, `its databases are at ${migration} and not at ${expected.migration}`)

  const page = await get('/')
  const html = await page.text()
  must(page.status === 200 && html.includes('<div id="root"'), 'the app is not there')
  must(page.headers.has('content-security-policy'), 'the app has no content-security-policy')
  const asset = /\/assets\/[\w.-]+\.js/.exec(html)?.[0]
  must(asset !== undefined, 'the app names no script')
  const file = await get(asset ?? '')
  must(file.status === 200, `${asset} answers ${file.status}`)
  must(/immutable/.test(file.headers.get('cache-control') ?? ''), `${asset} is asked for again and again`)

  const unknown = await get(`${API}/no-such-address`)
  must(
    unknown.status === 404 && /json/.test(unknown.headers.get('content-type') ?? ''),
    'the API does not answer',
  )
  const closed = await get(`${API}/me`)
  must(closed.status === 401, `a stranger gets ${closed.status} from ${API}/me`)
}
