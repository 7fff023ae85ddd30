import * as v from 'valibot'
import {
  type ChangesAnswer,
  type FullLine,
  type HistoryAnswer,
  LIMITS,
  type LiveMessage,
  type OlderAnswer,
  type PushAnswer,
  parseCursor,
  pushSchema,
} from '#domain/sync/protocol.ts'
import { json, lines, socket, trusted } from './answers.ts'
import { contract } from './contract.ts'

/**
 * The sync API. Reading requires no feature: shops without a plan can still take their data out. Answers are `trusted`:
 * pages of rows that the server has checked.
 */

const rev = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))

/** `epoch:rev`, or a bare rev of the current epoch. */
const cursor = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseCursor(dataset.value)
    if (parsed) return parsed
    addIssue()
    return NEVER
  }),
)

/** A name and the id of a row: `by~id`. */
const byAndId = (by: RegExp) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${by.source}~[0-9a-f-]{36}$`)),
    v.transform((text) => {
      const at = text.indexOf('~')
      return { by: text.slice(0, at), id: text.slice(at + 1) }
    }),
  )

/** Takes acts and answers with the outcome of each (S4, S5). */
export const push = contract({
  method: 'POST',
  path: '/api/sync/push',
  access: 'session',
  feature: 'sync',
  versioned: true,
  body: pushSchema,
  maxBytes: LIMITS.pushBytes,
  answer: json(trusted<PushAnswer>('epoch', 'rev', 'from', 'results', 'rows', 'removed', 'access')),
  status: 200,
  errors: ['epoch_changed'],
})

/** A page of the changes since a cursor (S11.1). */
export const changes = contract({
  method: 'GET',
  path: '/api/sync/changes',
  access: 'session',
  feature: 'sync',
  versioned: true,
  query: {
    since: v.optional(cursor, '0'),
    limit: v.optional(v.pipe(rev, v.minValue(1)), String(LIMITS.changesPage)),
  },
  answer: json(trusted<ChangesAnswer>('cursor', 'head', 'more', 'rows', 'removed', 'access', 'now')),
  status: 200,
  errors: ['epoch_changed'],
})

/** The first load, or the rest of an interrupted one (S11.4). */
export const full = contract({
  method: 'GET',
  path: '/api/sync/full',
  access: 'session',
  versioned: true,
  query: { resume: v.optional(v.string()) },
  answer: lines(trusted<FullLine>('type')),
  status: 200,
  errors: ['epoch_changed'],
})

/** A page of rows that devices do not hold, the newest first; `of` narrows it to those of one row (S23.6). */
export const older = contract({
  method: 'GET',
  path: '/api/sync/older/:collection',
  access: 'session',
  versioned: true,
  params: { collection: v.string() },
  query: {
    before: v.optional(byAndId(/[0-9a-zA-Z:.-]{10,40}/)),
    of: v.optional(byAndId(/[a-z][a-z0-9_]{0,63}/)),
  },
  answer: json(trusted<OlderAnswer>('rows', 'next')),
  status: 200,
  errors: ['not_found'],
})

/** Who changed a row and its children, the newest first; continues below the rev `before` (S3.1). */
export const history = contract({
  method: 'GET',
  path: '/api/sync/history/:collection/:id',
  access: 'session',
  versioned: true,
  params: { collection: v.string(), id: v.string() },
  query: { before: v.optional(rev) },
  answer: json(trusted<HistoryAnswer>('acts')),
  status: 200,
})

/** Sends the commits of others at once (S13.1); to a shop without a plan their heads alone (S13.7). */
export const live = contract({
  method: 'GET',
  path: '/api/sync/live',
  access: 'session',
  versioned: true,
  query: { protocol: v.optional(v.string(), ''), client: v.optional(v.string(), '') },
  answer: socket(trusted<LiveMessage>('type', 'epoch', 'rev')),
  status: 101,
  errors: ['invalid_input'],
})
