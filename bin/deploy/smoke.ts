import { setTimeout as wait } from 'node:timers/promises'
import { health } from '#domain/api/health.ts'
import { API } from '#domain/api/paths.ts'

/** How long an address may go on with the former version after a change (ms); Cloudflare says: some seconds. */
const PATIENCE = 30_000

export type Expected = {
  /** The commit that `/health` must say; null where it is not known. */
  commit: string | null
  migration: string
  /** The version of a Worker that is asked, whatever share of the requests it has. */
  only?: { worker: string; version: string }
}

/** https://developers.cloudflare.com/workers/versions-and-deployments/version-overrides/ */
const headersOf = ({ only }: Expected): Record<string, string> =>
  only ? { 'Cloudflare-Workers-Version-Overrides': `${only.worker}="${only.version}"` } : {}

/**
 * Looks at a live deployment as a device would.
 * @throws Error with the first thing that is wrong
 */
export const smoke = async (origin: string, expected: Expected, patience = PATIENCE): Promise<void> => {
  const headers = headersOf(expected)
  const get = (path: string): Promise<Response> =>
    fetch(`${origin}${path}`, { headers, signal: AbortSignal.timeout(20_000) })
  const must = (isTrue: boolean, sentence: string): void => {
    if (!isTrue) throw new Error(`${origin}: ${sentence}`)
  }
  const end = Date.now() + patience
  for (;;) {
    const well = await get(health.path)
    const { version, migration } = (await well.json().catch(() => ({}))) as {
      version?: string
      migration?: string
    }
    const isExpected = expected.commit === null || version === expected.commit
    if (!isExpected && Date.now() < end) {
      await wait(Math.min(1_000, patience))
      continue
    }
    must(well.status === 200, `${health.path} answers ${well.status}`)
    must(isExpected, `it serves ${version} and not ${expected.commit}`)
    must(
      (migration ?? '') >= expected.migration,
      `its databases are at ${migration} and not at ${expected.migration}`,
    )
    break
  }

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
