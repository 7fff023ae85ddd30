import type { Author } from '#domain/sync/actor.ts'
import type { TenantDb } from './tenant-db.ts'

/**
 * The old part of a tenant's log (S3.4): compressed segments in R2. Which of them count, and the revs that each has,
 * stands in `log_segments`: a file that no row names is nothing. Each has a key of its own, and only an erasure
 * writes over one.
 */

/** A change as the log has it; `patch` and `prev` are JSON. */
export type Logged = {
  rev: number
  collection: string
  row_id: string
  patch: string
  prev: string | null
  act_id: string
}

/** A change as a segment has it: with the rev of its row's change before, 0 for the first. */
export type Chained = Logged & { before: number }

/** A file of the log, with the first and the last of its revs. */
export type Segment = { first: number; last: number; key: string }

/** The beginning of the keys of a shop's segments. */
export const segmentsBelow = (tenantId: string): string => `tenants/${tenantId}/log/`

/** The segments with revs below `before`, the newest first. */
export const askSegments = (
  { d1, tenantId }: TenantDb,
  before = Number.MAX_SAFE_INTEGER,
): D1PreparedStatement =>
  d1
    .prepare(
      'SELECT first, last, key FROM log_segments WHERE tenant_id = ?1 AND first < ?2 ORDER BY first DESC',
    )
    .bind(tenantId, before)

/** An act as the log tells of it. */
export type ToldAct = {
  id: string
  client_id: string
  label: string
  committed_at: string
  user_id: string
  kind: Author['kind']
  source: string
}

/** The acts of changes, by id. */
export const actsOf = async (
  { d1, tenantId }: TenantDb,
  changes: readonly Logged[],
): Promise<Map<string, ToldAct>> => {
  const ids = JSON.stringify([...new Set(changes.map(({ act_id }) => act_id))])
  const { results } = await d1
    .prepare(
      'SELECT id, client_id, label, committed_at, user_id, actor_kind AS kind, actor_source AS source FROM acts WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))',
    )
    .bind(tenantId, ids)
    .all<ToldAct>()
  return new Map(results.map((act) => [act.id, act]))
}

const through = (bytes: Uint8Array<ArrayBuffer>, by: CompressionStream | DecompressionStream): Response =>
  new Response(new Blob([bytes]).stream().pipeThrough(by))

/** Stores changes, the oldest first, under a new key. */
export const writeSegment = async (
  { files, tenantId }: TenantDb,
  changes: readonly Chained[],
): Promise<string> => {
  const key = `${segmentsBelow(tenantId)}${String(changes[0]?.rev ?? 0).padStart(12, '0')}-${crypto.randomUUID()}`
  await files.put(key, await packed(changes))
  return key
}

/** Changes as a compressed text, one a line. */
const packed = (changes: readonly Chained[]): Promise<ArrayBuffer> => {
  const lines = changes.map((one) => JSON.stringify(Object.values(ordered(one)))).join('\n')
  return through(new Uint8Array(new TextEncoder().encode(lines)), new CompressionStream('gzip')).arrayBuffer()
}

const ordered = ({ rev, collection, row_id, patch, prev, act_id, before }: Chained): Chained => ({
  rev,
  collection,
  row_id,
  patch,
  prev,
  act_id,
  before,
})

/**
 * The changes of a segment, the oldest first. `mayMatter` sees each as text first: what cannot matter is not parsed.
 * @throws Error when the file is missing: nothing of the history may be left out in silence
 */
export const readSegment = async (
  { files }: TenantDb,
  segment: Segment,
  mayMatter: (line: string) => boolean = () => true,
): Promise<Chained[]> => (await linesOf(await open(files, segment))).filter(mayMatter).map(parsed)

/**
 * The changes to which some revs lead, change before change, the newest first, segment by segment. Segments that have
 * none of them are not read.
 */
export async function* followOld(
  { files }: TenantDb,
  segments: readonly Segment[],
  revs: Iterable<number>,
): AsyncGenerator<Chained[]> {
  const wanted = new Set(revs)
  for (const segment of segments) {
    if (![...wanted].some((rev) => rev >= segment.first && rev <= segment.last)) continue
    const found: Chained[] = []
    for (const line of (await linesOf(await open(files, segment))).toReversed()) {
      // The rev is the first value of a line.
      if (!wanted.has(Number.parseInt(line.slice(1), 10))) continue
      const change = parsed(line)
      wanted.add(change.before)
      found.push(change)
    }
    yield found
  }
}

const open = async (files: TenantDb['files'], { key }: Segment): Promise<R2ObjectBody> => {
  const file = await files.get(key)
  if (!file) throw new Error(`the log's segment ${key} is missing`)
  return file
}

const linesOf = async (file: R2ObjectBody): Promise<string[]> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return (await through(bytes, new DecompressionStream('gzip')).text()).split('\n')
}

const parsed = (line: string): Chained => {
  const [rev, collection, row_id, patch, prev, act_id, before] = JSON.parse(line) as [
    number,
    string,
    string,
    string,
    string | null,
    string,
    number,
  ]
  return { rev, collection, row_id, patch, prev, act_id, before }
}

/**
 * Writes what an erasure left of a segment over it: a restored database names the same file, and finds it erased.
 * @throws Error where the file is another one by now
 */
export const rewriteSegment = async (
  { files }: TenantDb,
  segment: Segment,
  change: (changes: Chained[]) => Chained[],
): Promise<void> => {
  const file = await open(files, segment)
  const after = change((await linesOf(file)).map(parsed))
  const written = await files.put(segment.key, await packed(after), { onlyIf: { etagMatches: file.etag } })
  if (!written) throw new Error('a segment of the log was written meanwhile')
}

/** Milliseconds after which nobody is about to name a file any longer. A run that failed is repeated later than that. */
const SETTLED = 3_600_000

/** Deletes the files that runs which died have left. */
export const dropUnnamed = async (db: TenantDb, now: number): Promise<void> => {
  const { results } = await askSegments(db).all<Segment>()
  const named = new Set(results.map(({ key }) => key))
  const prefix = segmentsBelow(db.tenantId)
  let cursor: string | undefined
  do {
    const page = await db.files.list({ prefix, ...(cursor !== undefined && { cursor }) })
    const left = page.objects.filter(
      ({ key, uploaded }) => !named.has(key) && uploaded.getTime() < now - SETTLED,
    )
    if (left.length > 0) await db.files.delete(left.map(({ key }) => key))
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
}
