import { reportError as contract, FRAME, MOST_FRAMES } from '#domain/api/client-errors.ts'
import { callOpen } from './call-open.ts'

/** Most errors that one visit reports: one that repeats says nothing new. */
const MOST = 3

const reported = new Set<string>()

/** The parts of an error that are sent: its class and the places in our code; null for an error of other code. */
export const reportOf = (error: unknown, path: string) => {
  if (!(error instanceof Error)) return null
  const place = new RegExp(FRAME.source, 'g')
  const frames = (error.stack ?? '').match(place)?.slice(0, MOST_FRAMES) ?? []
  const area = /^\/([a-z-]{0,30})(?:\/|$)/.exec(path)?.[1] ?? ''
  return frames.length > 0 && /^[A-Z][A-Za-z]{0,39}$/.test(error.name)
    ? { name: error.name, frames, area }
    : null
}

/** Reports an error to the server, once each and few a visit; never throws, and without a network it is dropped. */
export const reportToServer = async (error: unknown): Promise<void> => {
  const report = reportOf(error, location.pathname)
  const key = JSON.stringify(report)
  if (!report || reported.has(key) || reported.size >= MOST || !navigator.onLine) return
  reported.add(key)
  await callOpen(contract, { body: report }).catch(() => undefined)
}
