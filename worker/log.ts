import { AsyncLocalStorage } from 'node:async_hooks'
import { DrizzleQueryError } from 'drizzle-orm'

const current = new AsyncLocalStorage<string>()

/** The id of the request that has caused something; undefined for what a cron or an alarm has begun. */
export type Cause = string | undefined

/**
 * Does work that a request has caused, in the Worker, in an object or by a message of the queue: each line about it has
 * that request's id. An object's batch belongs to the request that began it. What no request has caused has an id of its
 * own from here on.
 */
export const causedBy = <T>(requestId: Cause, work: () => T): T =>
  current.run(requestId ?? crypto.randomUUID(), work)

/** The id of the request that has caused what is done now. It goes with each call of an object and each message. */
export const cause = (): Cause => current.getStore()

/** Where and how a request failed. It holds the route's pattern and not the path, which may contain ids and tokens. */
export type FailedRequest = { requestId: string; method: string; route: string; status: number; code: string }

/** Characters of a message that are searched: the time of a search grows with their square. */
const READ = 2_000

/** The loggable parts of an error: drizzle's message contains the parameters, so its cause is used instead. */
const describe = (error: unknown): Record<string, unknown> => {
  if (error instanceof DrizzleQueryError) return { sql: error.query, ...describe(error.cause) }
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    message: redact(error.message.slice(0, READ)).slice(0, 500),
    stack: frames.slice(0, 12).map((frame) => frame.trim()),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}

/** Removes e-mails, long tokens, those of links to pages, and long numbers (phones, personal codes) from a text. */
export const redact = (text: string): string =>
  text
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[email]')
    .replace(/[\w-]{32,}(?:\.[\w-]+)*/g, '[token]')
    .replace(/(?<=\/[a-z]\/)[\w-]{20,}/g, '[token]')
    .replace(/\d[\d\s.-]{7,}\d/g, '[number]')

/** What a line of the log says of an internal error. */
export type Said = { event: string; requestId?: Cause } & Record<string, unknown>

const keepers = new AsyncLocalStorage<(said: Said) => void>()

/** Does work whose faults also go to `keep`, beside the log. */
export const withFaultsKept = <T>(keep: (said: Said) => void, work: () => T): T => keepers.run(keep, work)

/** Writes one JSON line for an internal error; never personal data or secrets. */
export const logFault = (event: string, error: unknown, about: object = {}): void => {
  const said: Said = { event, requestId: cause(), ...about, ...describe(error) }
  // biome-ignore lint/suspicious/noConsole: the console is the Worker's log, and this is the one file that writes it
  console.error(JSON.stringify({ level: 'error', ...said }))
  keepers.getStore()?.(said)
}

/** Writes one JSON line about a state of the deployment that somebody should mend. */
export const logWarning = (event: string, about: object = {}): void => {
  // biome-ignore lint/suspicious/noConsole: the console is the Worker's log, and this is the one file that writes it
  console.warn(JSON.stringify({ level: 'warn', event, requestId: cause(), ...about }))
}

/** Logs the error that made a request fail. */
export const logFailure = (request: FailedRequest, error: unknown): void =>
  logFault('request_failed', error, request)

/**
 * An answer: which route gave it, its status, and how long it took (ms; the platform's clock stands between I/O). The line
 * stands for `of` such answers where most have none.
 */
export type Access = {
  requestId: string
  method: string
  route: string
  status: number
  ms: number
  of?: number
}

/** Writes one JSON line for an answer. */
export const logAccess = (access: Access): void => {
  // biome-ignore lint/suspicious/noConsole: the console is the Worker's log, and this is the one file that writes it
  console.info(JSON.stringify({ level: 'info', event: 'request', ...access }))
}
