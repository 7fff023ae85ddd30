import type { Env } from '#worker/env.ts'
import { logWarning, type Said, withFaultsKept } from '#worker/log.ts'
import { countIncident, type Incident, idOf, MOST_REQUESTS, type Times } from './incidents.ts'
import type { IncidentSource } from './schema.ts'
import type { Databases } from './tenant-db.ts'

/**
 * Faults of the server as incidents for the console. Alike ones are counted in the memory of the isolate and written at
 * most once in `PAUSE`, so that a storm writes little; what an isolate has not written when it ends is in the log alone.
 */

/** Milliseconds between two writes of one kind. */
const PAUSE = 10_000

/** Kinds that an isolate counts at once. */
const MOST = 50

/** Places in our code that are kept of a stack. */
const MOST_FRAMES = 5

type Count = { incident: Incident; held: Times | null; writtenAt: number }

const counts = new Map<string, Count>()

/** Where faults are written: the databases, and what lets a write outlive its answer. */
type Place = {
  env: Databases & Pick<Env, 'VERSION'>
  waitUntil: (writing: Promise<void>) => void
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A message may quote what it could not read, so what stands in quotes is left out, and numbers make no other kind. */
const plain = (message: string): string =>
  message
    .replace(/"[^"]*"?/g, '"…"')
    .replace(/\d+/g, '#')
    .slice(0, 300)

const isOwn = (frame: unknown): frame is string =>
  typeof frame === 'string' && !/\bnode:|node_modules|cloudflare:/.test(frame)

const incidentOf = (source: IncidentSource, said: Said): Incident => {
  const { event, error, message, method, route, job, purpose, queue, cron } = said
  const stack = Array.isArray(said.stack) ? (said.stack as unknown[]) : []
  const place = [method, route, job, purpose, queue, cron].map(wordOf).filter((word) => word !== '')
  return {
    source,
    event,
    name: wordOf(error),
    message: plain(wordOf(message)),
    frames: stack.filter(isOwn).slice(0, MOST_FRAMES),
    place: place.join(' '),
  }
}

/** The count of a kind; null where there are too many others. */
const countOf = (incident: Incident, now: number): Count | null => {
  const id = idOf(incident)
  const known = counts.get(id)
  if (known) return known
  if (counts.size >= MOST)
    for (const [other, { held, writtenAt }] of counts)
      if (held === null && Math.abs(now - writtenAt) >= PAUSE) counts.delete(other)
  if (counts.size >= MOST) return null
  const made = { incident, held: null, writtenAt: 0 }
  counts.set(id, made)
  return made
}

/** What came before, or null, with what came after it. */
const merged = (before: Times | null, after: Times): Times =>
  before
    ? {
        ...after,
        times: before.times + after.times,
        firstAt: before.firstAt,
        requests: [...after.requests, ...before.requests].slice(0, MOST_REQUESTS),
      }
    : after

const write = async ({ env }: Place, count: Count, held: Times): Promise<void> => {
  try {
    await countIncident(env, count.incident, held)
  } catch {
    // A database that is down is no further fault; the next write has these too.
    count.held = count.held ? merged(held, count.held) : held
    logWarning('incident_not_kept')
  }
}

/** Writes what waits and is due. */
const writeDue = (place: Place, now: number): void => {
  for (const count of counts.values()) {
    const { held, writtenAt } = count
    if (held === null || Math.abs(now - writtenAt) < PAUSE) continue
    count.held = null
    count.writtenAt = now
    place.waitUntil(write(place, count, held))
  }
}

const keep = (source: IncidentSource, place: Place, said: Said): void => {
  const now = Date.now()
  const at = new Date(now).toISOString()
  const count = countOf(incidentOf(source, said), now)
  const requests = typeof said.requestId === 'string' ? [said.requestId] : []
  if (count)
    count.held = merged(count.held, {
      times: 1,
      firstAt: at,
      lastAt: at,
      version: place.env.VERSION,
      requests,
    })
  writeDue(place, now)
}

/** Does work of a part of the server whose faults are kept, and writes what earlier ones have left. */
export const withIncidents = <T>(
  source: Exclude<IncidentSource, 'browser'>,
  env: Place['env'],
  context: { waitUntil(work: Promise<unknown>): void },
  work: () => T,
): T => {
  const place: Place = { env, waitUntil: (writing) => context.waitUntil(writing) }
  writeDue(place, Date.now())
  return withFaultsKept((said) => keep(source, place, said), work)
}
