import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  checkedText,
  count,
  derived,
  instant,
  json,
  oneOf,
  orNull,
  ref,
  seenBy,
  text,
} from '#domain/sync/columns.ts'
import { DESK, NOBODY } from '#domain/team/roles.ts'
import { contentSchema } from './content.ts'
import { decisionsSchema } from './decisions.ts'
import { isSignature, MAX_SIGNATURE } from './signature.ts'

export const REQUEST_STATES = ['open', 'answered', 'superseded', 'withdrawn', 'expired'] as const

/** By what a link reaches the client. */
export const LINK_CHANNELS = ['sms', 'whatsapp', 'email', 'share', 'copy'] as const
export type LinkChannel = (typeof LINK_CHANNELS)[number]

/** Where an answer was given. */
export const ANSWER_SOURCES = ['portal', 'desk', 'phone'] as const
export type AnswerSource = (typeof ANSWER_SOURCES)[number]

/** A SHA-256, hex, of something with prices: they could be guessed from it. */
const digest = () => seenBy('prices', text(64, { kind: 'opaque' }))
/** The place of a row in its order's chain (`chain.ts`). */
const inChain = {
  /** When its client's data was erased: its content is no longer what the digests were made of. */
  erased_at: derived(orNull(instant())),
  seq: derived(count(0, 100_000)),
  /** Digest of the chain's row before this one; '' for the first. */
  previous_hash: derived(digest()),
  /** Digest of this row and of `previous_hash`. */
  hash: derived(digest()),
}

/**
 * The versions of an order that its client was asked to agree to. A person makes a request for a validated order; the
 * commit freezes the content. One request of an order is open at most (`orders.open_request`).
 */
export const approvalRequests = defineCollection({
  name: 'approval_requests',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    /** 1 for the first request of the order. */
    version: derived(count(0, 100_000)),
    /** `Content`: what the client sees. */
    content: derived(seenBy('prices', json(contentSchema, 600_000))),
    /** Digest of `content`, and of the offer in it (`offerHash`). */
    content_hash: derived(digest()),
    offer_hash: derived(digest()),
    state: derived(oneOf(REQUEST_STATES, { initial: 'open' })),
    asked_at: derived(instant()),
    /** Name of the person who asked. */
    asked_by: derived(text(200)),
    expires_at: derived(instant()),
    /** Written when the shop withdraws it; the commit gives the time. */
    withdrawn_at: orNull(instant()),
    ...inChain,
  },
  rights: { insert: DESK, patch: DESK, delete: NOBODY },
  writers: { withdrawn_at: { insert: NOBODY, patch: DESK } },
  seenWith: 'order_id',
  visibility: { client: 'own capability' },
  parents: ['order_id'],
})
export type ApprovalRequest = RowOf<typeof approvalRequests>

/**
 * Links to the portal, one for each time that the deviz was sent. A link leads to its order and works until it is
 * withdrawn or expires; its token is made from its id by the server.
 */
export const portalLinks = defineCollection({
  name: 'portal_links',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    /** The request that was sent with it. */
    request_id: ref('approval_requests', { write: 'create' }),
    channel: oneOf(LINK_CHANNELS, { write: 'create' }),
    made_at: derived(instant()),
    /** Name of the person who made it. */
    made_by: derived(text(200)),
    expires_at: derived(instant()),
    /** Written when the shop withdraws it; the commit gives the time. */
    withdrawn_at: orNull(instant()),
    /** When the client first looked at it; the commit gives the time. */
    opened_at: orNull(instant()),
  },
  rights: { insert: DESK, patch: [...DESK, 'client'], delete: NOBODY },
  writers: {
    withdrawn_at: { insert: NOBODY, patch: DESK },
    opened_at: { insert: NOBODY, patch: ['client'] },
  },
  seenWith: 'order_id',
  visibility: { client: 'own capability' },
  parents: ['order_id'],
})
export type PortalLink = RowOf<typeof portalLinks>

const ANSWERER = { insert: [...DESK, 'client'] } as const

/**
 * What clients have said, in the portal, at the desk or by phone: a decision about every line of the request, or the
 * wish to be called. An answer never changes.
 */
export const approvalAnswers = defineCollection({
  name: 'approval_answers',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    request_id: ref('approval_requests', { write: 'create' }),
    /** The offer that the client saw (`offerHash`). */
    offer_hash: seenBy('prices', text(64, { kind: 'opaque', write: 'create' })),
    /** `Decisions`; '' where the client only asks for a call. */
    decisions: json(decisionsSchema, 40_000, { write: 'create', initial: '' }),
    name: text(200, { write: 'create' }),
    signature: checkedText(MAX_SIGNATURE, isSignature, 'wrong_shape', { kind: 'opaque', write: 'create' }),
    note: text(2000, { kind: 'notes', write: 'create' }),
    /** When to call, in the client's words; '' where the client does not ask for it. */
    call_me: text(200, { write: 'create' }),
    source: oneOf(ANSWER_SOURCES, { write: 'create' }),
    at: derived(instant()),
    /** Name of the person of the shop who recorded it; '' for the portal. */
    recorded_by: derived(text(200)),
    /** Digest of what the client said in own words: the chain holds after an erasure. */
    said_hash: derived(digest()),
    ...inChain,
  },
  rights: { insert: [...DESK, 'client'], patch: NOBODY, delete: NOBODY },
  writers: {
    order_id: ANSWERER,
    request_id: ANSWERER,
    offer_hash: ANSWERER,
    decisions: ANSWERER,
    name: ANSWERER,
    signature: ANSWERER,
    note: ANSWERER,
    call_me: ANSWERER,
    source: ANSWERER,
  },
  seenWith: 'order_id',
  visibility: { client: 'own capability' },
  parents: ['order_id'],
})
export type ApprovalAnswer = RowOf<typeof approvalAnswers>
