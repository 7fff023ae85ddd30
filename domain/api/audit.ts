import * as v from 'valibot'
import { isDay } from '#domain/kernel/dates.ts'
import type { AuditAct } from '#domain/sync/log.ts'
import { json, trusted } from './answers.ts'
import { contract } from './contract.ts'

const day = v.pipe(v.string(), v.check(isDay))

/** A page of the shop's log: acts, the newest first, and the rev below which the next page continues. */
export type AuditPage = { acts: AuditAct[]; next: number | null }

/**
 * Who changed what in the shop, the newest first. Each part of the query narrows it: a person (user), a collection, days
 * in Romania, a text in labels and values.
 */
export const audit = contract({
  method: 'GET',
  path: '/api/audit',
  access: 'session',
  query: {
    before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
    person: v.optional(v.pipe(v.string(), v.uuid())),
    collection: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/))),
    from: v.optional(day),
    until: v.optional(day),
    text: v.optional(v.pipe(v.string(), v.maxLength(100))),
  },
  answer: json(trusted<AuditPage>('acts', 'next')),
  status: 200,
  errors: ['forbidden'],
})
