import * as v from 'valibot'
import type { PortalView } from '#domain/portal/view.ts'
import { DECISIONS } from '#domain/workshop/approvals/decisions.ts'
import { isSignature, MAX_SIGNATURE } from '#domain/workshop/approvals/signature.ts'
import { json, trusted } from './answers.ts'
import { contract } from './contract.ts'

/**
 * The portal of a shop's clients as an API, beside its pages. A token is the right to see one order and to answer; a
 * wrong, withdrawn or expired one is `not_found`.
 */

/** Bytes of an answer: a signature, a note, a choice for each line. */
export const ANSWER_BYTES = 128 * 1024

const params = { token: v.string() }

/** The address of a portal link, for those who may send one; the same at each call. */
export const linkAddress = contract({
  method: 'POST',
  path: '/api/links/:id',
  access: 'session',
  params: { id: v.string() },
  answer: json(v.object({ url: v.string() })),
  status: 200,
  errors: ['forbidden', 'request_closed'],
})

/** What the page of an order shows, and `form`, the token with which an answer is sent; null where none is taken. */
export const portalOrder = contract({
  method: 'GET',
  path: '/api/p/:token',
  access: 'anyone',
  params,
  answer: json(trusted<PortalView & { form: string | null }>('state', 'groups')),
  status: 200,
})

const answerEntries = {
  // As the order was read with it: the same token is the same answer, however often it is sent.
  form: v.pipe(v.string(), v.maxLength(500)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  note: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
  signature: v.optional(v.pipe(v.string(), v.maxLength(MAX_SIGNATURE), v.check(isSignature)), ''),
}

const errors = ['request_closed', 'offer_changed', 'too_many_attempts', 'forbidden'] as const

/** Accepts the whole deviz, or answers line by line: `lines` then has every line, by its place in the view. */
export const acceptOrder = contract({
  method: 'POST',
  path: '/api/p/:token/accept',
  access: 'page',
  params,
  body: v.object({
    ...answerEntries,
    lines: v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/)), v.picklist(DECISIONS))),
  }),
  maxBytes: ANSWER_BYTES,
  answer: json(trusted<PortalView>('state', 'groups')),
  status: 200,
  errors,
})

/** Refuses the whole deviz. */
export const rejectOrder = contract({
  method: 'POST',
  path: '/api/p/:token/reject',
  access: 'page',
  params,
  body: v.object(answerEntries),
  maxBytes: ANSWER_BYTES,
  answer: json(trusted<PortalView>('state', 'groups')),
  status: 200,
  errors,
})
